/** @jsxImportSource solid-js */
import type { Cart } from '@tillkit/core/quote';
import type { TillPaidEvent } from '../index.ts';
import type {} from './solid.ts';

declare const cart: Cart;
declare const f: (event: TillPaidEvent) => void;

export const right = (
  <till-pay-button sku="tea" attr:promotion-code="TEN" prop:cart={cart} class="wide" aria-label="Pay" on:till-paid={f}>
    <span slot="label">Pay</span>
  </till-pay-button>
);
export const inferred = <till-pay-button disabled on:till-paid={(event) => event.session.id.length} />;
export const plain = <till-pay-button cart={cart} promotionCode="TEN" />;
export const referred = (
  <till-checkout-modal ref={(modal) => void modal.show(cart)} on:till-close={(event) => event.reason} />
);

// @ts-expect-error a cart is no text
export const text = <till-pay-button prop:cart="tea" />;
// @ts-expect-error no attribute: an object cannot be written in HTML
export const attribute = <till-pay-button attr:cart={cart} />;
// @ts-expect-error it is read only
export const readOnly = <till-pay-button prop:session={undefined} />;
// @ts-expect-error a status has no code
export const wrongEvent = <till-order-status on:till-paid={(event) => event.code} />;
