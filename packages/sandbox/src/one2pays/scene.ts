import { formatMoney } from '@tillkit/core/money';
import type { One2PaysMerchant } from '../config/index.ts';
import { from, type Markup } from '../page/index.ts';
import type { Payment } from './payment.ts';

/** What a page tells of a payment. `path`: the room's path, such as `/one2pays`. */
export interface Scene {
  readonly payment: Payment;
  readonly merchant: string;
  readonly seller: One2PaysMerchant;
  readonly path: string;
}

/** The forms stay with this payment. */
export const at = ({ payment, path }: Scene, way = ''): string => `${path}/en/pay/${payment.token}${way}`;

export const asker = ({ merchant }: Scene, says: string): Markup => from('One2Pays', merchant, says);

export const moneyText = ({ payment: { amount } }: Scene): string => formatMoney({ amount, currency: 'THB' }, 'en');

export const timeText = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
