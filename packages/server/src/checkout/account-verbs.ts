import type { AnyAccount } from '@tillkit/core/gateway';
import type { AccountsOf, Orders } from '../orders/index.ts';

/**
 * `checkout.accounts.<id>`: the orders' verbs, fewer where the gateway lacks one. The types are computed from the
 * accounts' literal capabilities, which no run-time check can restate; hence the one assertion.
 */
export const accountVerbs = <const A extends readonly AnyAccount[]>(accounts: A, orders: Orders): AccountsOf<A> => {
  const byId = Object.fromEntries(
    accounts.map(({ id, capabilities }) => [
      id,
      {
        ...(capabilities.cancel ? { cancel: orders.cancel } : {}),
        ...(capabilities.capture ? { capture: orders.capture } : {}),
        ...(capabilities.refund ? { refund: orders.refund } : {}),
      },
    ]),
  );
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- see above
  return byId as AccountsOf<A>;
};
