import type { AccountRecord } from './account.ts';
import type { OrderEvent } from './event.ts';
import type { Order } from './order.ts';

interface KeptEvent {
  readonly merchant: string;
  readonly event: OrderEvent;
}

/** Everything Onecheckout remembers, plain. */
export interface BookSnapshot {
  readonly orders: readonly Order[];
  readonly events: readonly KeptEvent[];
  readonly accounts: readonly AccountRecord[];
}

/** The orders, events and accounts of every merchant. An order's id is unique within its merchant alone (§12.5). */
export interface Book {
  find(merchant: string, id: string): Order | undefined;
  /** The pay link's way: its token tells the merchants' orders apart. */
  byToken(id: string, token: string): Order | undefined;
  isKnown(id: string): boolean;
  /** In the order they were created. */
  list(merchant?: string): readonly Order[];
  put(order: Order): Order;
  events(order: Order): readonly OrderEvent[];
  addEvent(merchant: string, event: OrderEvent): void;
  account(merchant: string): AccountRecord | undefined;
  putAccount(account: AccountRecord): AccountRecord;
  snapshot(): BookSnapshot;
  /** Forgets orders and events, and what was changed of accounts; who they are stays. */
  clear(): void;
}

const nameOf = (merchant: string, id: string): string => `${merchant}\n${id}`;

export const openBook = (kept: BookSnapshot | undefined, changed: () => void): Book => {
  const orders = new Map(kept?.orders.map((order) => [nameOf(order.merchant, order.id), order]));
  const accounts = new Map(kept?.accounts.map((account) => [account.merchant, account]));
  let events = [...(kept?.events ?? [])];
  const all = (): readonly Order[] => [...orders.values()];

  return {
    find: (merchant, id) => orders.get(nameOf(merchant, id)),
    byToken: (id, token) => all().find((order) => order.id === id && order.token === token),
    isKnown: (id) => all().some((order) => order.id === id),
    list: (merchant) => all().filter((order) => merchant === undefined || order.merchant === merchant),
    put: (order) => {
      orders.set(nameOf(order.merchant, order.id), order);
      changed();
      return order;
    },
    events: ({ merchant, id }) =>
      events.filter((one) => one.merchant === merchant && one.event.order_id === id).map(({ event }) => event),
    addEvent: (merchant, event) => {
      events.push({ merchant, event });
      changed();
    },
    account: (merchant) => accounts.get(merchant),
    putAccount: (account) => {
      accounts.set(account.merchant, account);
      changed();
      return account;
    },
    snapshot: () => ({ orders: all(), events, accounts: [...accounts.values()] }),
    clear: () => {
      orders.clear();
      events = [];
      for (const [merchant, account] of accounts)
        accounts.set(merchant, { ...account, updated: account.created, changes: {} });
      changed();
    },
  };
};
