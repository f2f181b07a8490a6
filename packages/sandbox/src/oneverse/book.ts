import type { Order } from './order.ts';

/** The one live token of an account (§13.1), by its hash: the token itself is kept nowhere. */
interface KeptToken {
  readonly merchant: string;
  readonly number: number;
  readonly hash: string;
}

/** Everything Oneverse remembers, plain. */
export interface BookSnapshot {
  readonly orders: readonly Order[];
  readonly tokens: readonly KeptToken[];
}

/** The orders and tokens of every account. */
export interface Book {
  find(id: string): Order | undefined;
  /** In the order they were created. */
  list(merchant?: string): readonly Order[];
  put(order: Order): Order;
  /** Whose live token has this hash. */
  bearer(hash: string): string | undefined;
  /** The number the next token gets. */
  nextToken(): number;
  /** Any earlier one of the account is dead from now on. */
  putToken(token: KeptToken): void;
  snapshot(): BookSnapshot;
  clear(): void;
}

export const openBook = (kept: BookSnapshot | undefined, changed: () => void): Book => {
  const orders = new Map(kept?.orders.map((order) => [order.id, order]));
  const tokens = new Map(kept?.tokens.map((token) => [token.merchant, token]));
  const all = (): readonly Order[] => [...orders.values()];
  const live = (): readonly KeptToken[] => [...tokens.values()];

  return {
    find: (id) => orders.get(id),
    list: (merchant) => all().filter((order) => merchant === undefined || order.merchant === merchant),
    put: (order) => {
      orders.set(order.id, order);
      changed();
      return order;
    },
    bearer: (hash) => live().find((token) => token.hash === hash)?.merchant,
    nextToken: () => live().reduce((most, { number }) => Math.max(most, number), 0) + 1,
    putToken: (token) => {
      tokens.set(token.merchant, token);
      changed();
    },
    snapshot: () => ({ orders: all(), tokens: live() }),
    clear: () => {
      orders.clear();
      tokens.clear();
      changed();
    },
  };
};
