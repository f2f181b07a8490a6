import { checkoutModal } from './checkout-modal.ts';
import { orderStatus } from './order-status.ts';
import { payButton } from './pay-button.ts';
import type { State, States } from './state.ts';

const GROUPS: Readonly<Record<string, States>> = {
  'pay-button': payButton,
  'checkout-modal': checkoutModal,
  'order-status': orderStatus,
};

/** Every state of every element, by `<element>/<state>`. */
export const CATALOGUE: ReadonlyMap<string, State> = new Map(
  Object.entries(GROUPS).flatMap(([element, states]) =>
    Object.entries(states).map(([name, state]) => [`${element}/${name}`, state] as const),
  ),
);

export { buyer, treesOf } from './buyer.ts';
export { checkoutModal } from './checkout-modal.ts';
export { orderStatus } from './order-status.ts';
export { payButton } from './pay-button.ts';
export { stage, type Staged } from './stage.ts';
