import { toHex } from '@tillkit/core/hmac';
import { openAlarms } from '../clock/index.ts';
import type { Choices, Parts } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { LATE } from '../webhook/index.ts';
import type { Book } from './book.ts';
import {
  cancel,
  cancelItems,
  expire,
  initialize,
  isStuck,
  itemsAt,
  pay,
  policyOf,
  type Receipt,
  remaining,
  settle,
  stall,
  type Transaction,
  type Wanted,
} from './transaction.ts';

/** What happens to a transaction: the pure machine's steps, kept in the book. */
export interface Acts {
  initialize(wanted: Wanted, merchant: string): Transaction;
  /** The buyer pays; a `stuck` one stays PENDING for a while. */
  pay(transaction: Transaction, faults: Choices['faults']): Transaction | Refused;
  cancelItems(transaction: Transaction, receipt: Omit<Receipt, 'at'>): Transaction;
  /** † The dashboard cancels what is left of a paid transaction, by its policies. */
  refund(transaction: Transaction): Transaction | Refused;
  /** † The dashboard cancels an unpaid one. */
  cancel(transaction: Transaction): Transaction | Refused;
  expire(transaction: Transaction): Transaction | Refused;
  /** A stuck payment comes through now. */
  reconcile(transaction: Transaction): Transaction | Refused;
  /** Waits for a stuck payment. */
  watch(transaction: Transaction): void;
  restart(): void;
  stop(): void;
}

export const openActs = ({ clock, ports }: Parts, book: Book): Acts => {
  const alarms = openAlarms(clock);
  const keep = (next: Transaction | Refused): Transaction | Refused => (isRefused(next) ? next : book.put(next));
  const reconcile = (transaction: Transaction): Transaction | Refused => keep(settle(transaction));

  const watch = (transaction: Transaction): void => {
    if (!isStuck(transaction)) return;
    alarms.set(transaction.id, transaction.settlesAt, () => {
      const now = book.find(transaction.id);
      if (now) reconcile(now);
    });
  };

  const gone = (transaction: Transaction, receipt: Omit<Receipt, 'at'>): Transaction =>
    book.put(cancelItems(transaction, { ...receipt, at: clock.now() }));

  return {
    initialize: (wanted, merchant) => {
      const number = (book.list().at(-1)?.number ?? 0) + 1;
      return book.put(initialize(wanted, { merchant, id: toHex(ports.random(12)), number }, clock.now()));
    },
    pay: (transaction, faults) => {
      if (faults?.includes('stuck') !== true) return keep(pay(transaction));
      const stuck = keep(stall(transaction, clock.now() + LATE));
      if (!isRefused(stuck)) watch(stuck);
      return stuck;
    },
    cancelItems: gone,
    refund: (transaction) => {
      const items = remaining(transaction);
      if (transaction.state !== 'paid') return { refused: transaction.state };
      if (items.length === 0) return { refused: 'paid, with every item cancelled' };
      const amount = policyOf(itemsAt(transaction, items));
      return gone(transaction, { items, amount, invoiceTitle: null, invoiceNumber: null, file: null });
    },
    cancel: (transaction) => keep(cancel(transaction)),
    expire: (transaction) => keep(expire(transaction)),
    reconcile,
    watch,
    restart: alarms.clear,
    stop: alarms.stop,
  };
};
