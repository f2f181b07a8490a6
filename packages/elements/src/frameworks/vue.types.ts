import type { Cart } from '@tillkit/core/quote';
import type { GlobalComponents } from 'vue';
import type { PayButton, TillPaidEvent } from '../index.ts';
import type {} from './vue.ts';

declare const cart: Cart;
declare const f: (event: TillPaidEvent) => void;

type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];

export const right: Props<'till-pay-button'> = {
  sku: 'tea',
  quantity: 2,
  cart,
  promotionCode: 'TEN',
  class: 'wide',
  onTillPaid: f,
};
export const inferred: Props<'till-checkout-modal'> = { open: true, onTillClose: (event) => event.reason };
export const referred = (button: InstanceType<GlobalComponents['till-pay-button']>): PayButton => button;

// @ts-expect-error an amount is a number
export const text: Props<'till-pay-button'> = { amount: '2500' };
// @ts-expect-error no such property
export const unknown: Props<'till-pay-button'> = { price: 2500 };
// @ts-expect-error it is read only
export const readOnly: Props<'till-pay-button'> = { session: undefined };
// @ts-expect-error a status has no code
export const wrongEvent: Props<'till-order-status'> = { onTillPaid: (event) => event.code };
