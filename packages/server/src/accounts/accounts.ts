import type { Ports } from '@tillkit/core/clock';
import type { AnyAccount, AnyAdapter, Method, Shared } from '@tillkit/core/gateway';
import { Problem } from '@tillkit/core/problem';
import type { Quote } from '@tillkit/core/quote';
import type { MethodView } from '@tillkit/core/wire';

/** An account with its adapter at hand. */
export interface ConnectedAccount {
  readonly account: AnyAccount;
  readonly adapter: AnyAdapter;
}

/** A way to pay, resolved to where it lives. */
export interface Offer extends ConnectedAccount {
  readonly method: Method;
  /** `account.method`, unique across accounts. */
  readonly id: string;
}

export interface Accounts {
  readonly all: readonly ConnectedAccount[];
  /** Whether any of them moves no real money. */
  readonly test: boolean;
  find(id: string): ConnectedAccount | null;
  /** What fits this quote, in the order the merchant configured. */
  offers(quote: Quote): readonly Offer[];
  /** @throws Problem `method_unavailable` when it does not fit, or none is named and not exactly one fits */
  choose(quote: Quote, method: string | undefined): Offer;
}

export const methodView = ({ id, account, method }: Offer): MethodView => ({
  id,
  account: account.id,
  label: method.label,
  ...(method.detail === undefined ? {} : { detail: method.detail }),
  kinds: method.kinds,
  fields: method.fields,
  test: account.test,
});

const takesAmount = (method: Method, quote: Quote): boolean =>
  (method.currencies === 'any' || method.currencies.includes(quote.currency)) &&
  quote.total >= (method.min ?? 0) &&
  quote.total <= (method.max ?? Number.MAX_SAFE_INTEGER);

/**
 * @param shared what an account's processes share, by the account's id
 * @throws TypeError when there is no account, or two have one id
 */
export const connectAccounts = (
  accounts: readonly AnyAccount[],
  ports: Ports,
  shared: (account: string) => Shared,
): Accounts => {
  if (accounts.length === 0) throw new TypeError('accounts is empty. Add at least one, such as opencheckout({ … }).');
  const byId = new Map<string, ConnectedAccount>();
  for (const account of accounts) {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(account.id))
      throw new TypeError(
        `Account id "${account.id}" must be lower-case letters, digits and hyphens: it stands in URLs.`,
      );
    if (byId.has(account.id))
      throw new TypeError(`Two accounts have the id "${account.id}". Give one of them another: { id: '…' }.`);
    byId.set(account.id, { account, adapter: account.connect({ ...ports, shared: shared(account.id) }) });
  }
  const all = [...byId.values()];

  const offers = (quote: Quote): readonly Offer[] =>
    all.flatMap((connected) =>
      connected.adapter
        .methods()
        .filter((method) => takesAmount(method, quote) && connected.adapter.fits(quote, method.id) === 'yes')
        .map((method) => ({ ...connected, method, id: `${connected.account.id}.${method.id}` })),
    );

  return {
    all,
    test: all.some(({ account }) => account.test),
    find: (id) => byId.get(id) ?? null,
    offers,
    choose: (quote, method) => {
      const fitting = offers(quote);
      const found = method === undefined && fitting.length === 1 ? fitting[0] : fitting.find((o) => o.id === method);
      if (found) return found;
      throw new Problem('method_unavailable', {
        detail: method === undefined ? 'Name one of the methods the quote offers.' : undefined,
      });
    },
  };
};
