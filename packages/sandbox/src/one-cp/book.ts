import type { Transaction } from './transaction.ts';

/** Everything One-CP remembers, plain. */
export interface BookSnapshot {
  readonly transactions: readonly Transaction[];
}

/** The transactions of every widget, by their ids. */
export interface Book {
  find(id: string): Transaction | undefined;
  /** In the order they were created. */
  list(): readonly Transaction[];
  put(transaction: Transaction): Transaction;
  snapshot(): BookSnapshot;
  clear(): void;
}

export const openBook = (kept: BookSnapshot | undefined, changed: () => void): Book => {
  const transactions = new Map(kept?.transactions.map((one) => [one.id, one]));
  const list = (): readonly Transaction[] => [...transactions.values()];
  return {
    find: (id) => transactions.get(id),
    list,
    put: (transaction) => {
      transactions.set(transaction.id, transaction);
      changed();
      return transaction;
    },
    snapshot: () => ({ transactions: list() }),
    clear: () => {
      transactions.clear();
      changed();
    },
  };
};
