/** @jsxImportSource preact */
import type { Cart } from '@tillkit/core/quote';
import type { TillPaidEvent } from '../index.ts';
import type {} from './preact.ts';

declare const cart: Cart;
declare const f: (event: TillPaidEvent) => void;

export const right = (
  <till-pay-button
    sku="tea"
    quantity={2}
    cart={cart}
    promotion-code="TEN"
    class="wide"
    aria-label="Pay"
    key="1"
    ontill-paid={f}
  >
    <span slot="label">Pay</span>
  </till-pay-button>
);
export const inferred = (
  <till-pay-button disabled ontill-paid={(event) => event.session.id.length + event.currentTarget.quantity} />
);
export const held = <till-pay-button ontill-before-pay={(event) => event.waitUntil(Promise.resolve())} />;
export const referred = (
  <till-checkout-modal ref={(modal) => void modal?.show(cart)} open ontill-close={(event) => event.reason} />
);
export const status = <till-order-status variant="timeline" session="cs_1" />;

// @ts-expect-error an amount is a number: set as text, it would be one
export const text = <till-pay-button amount="2500" />;
// @ts-expect-error no such attribute
export const unknown = <till-pay-button price={2500} />;
// @ts-expect-error it is read only
export const readOnly = <till-pay-button session={undefined} />;
// @ts-expect-error no such variant
export const variant = <till-order-status variant="tile" />;
// @ts-expect-error a status has no code
export const wrongEvent = <till-order-status ontill-paid={(event) => event.code} />;
