import type { Refused } from '../refused.ts';
/** One item as it is kept. Amounts are in minor units, worked out once and exactly. */
export interface Item {
  readonly name: string;
  readonly category: string;
  readonly quantity: number;
  /** What is paid for it, taxes included (§12.7). */
  readonly total: number;
  /** What its cancellation policy gives back (§12.9). */
  readonly policyRefund: number;
}

/** An initialize that passed every check. */
export interface Wanted {
  readonly currency: string;
  readonly places: number;
  readonly title: string;
  readonly note: string | null;
  readonly refIDs: Readonly<Record<string, string>>;
  readonly items: readonly Item[];
}

/** One cancellation: which items, how much went back, and the invoice that came with it. */
export interface Receipt {
  readonly at: number;
  /** 1-based (§3). */
  readonly items: readonly number[];
  /** In minor units. */
  readonly amount: number;
  readonly invoiceTitle: string | null;
  readonly invoiceNumber: string | null;
  readonly file: { readonly name: string; readonly type: string; readonly size: number } | null;
}

export type State = 'pending' | 'paid' | 'canceled' | 'expired';

/** One transaction, plain. Times are milliseconds on the virtual clock. */
export interface Transaction extends Wanted {
  readonly merchant: string;
  /** 24 lower-case hex digits (§12.3). */
  readonly id: string;
  readonly number: number;
  readonly state: State;
  readonly createdAt: number;
  readonly receipts: readonly Receipt[];
  /** † When a payment stuck in processing comes through by itself. */
  readonly settlesAt: number | null;
}

export const initialize = (
  wanted: Wanted,
  who: { readonly merchant: string; readonly id: string; readonly number: number },
  now: number,
): Transaction => ({ ...wanted, ...who, state: 'pending', createdAt: now, receipts: [], settlesAt: null });

export const isStuck = ({ state, settlesAt }: Transaction): boolean => state === 'pending' && settlesAt !== null;

/** Numbers of the items that were not cancelled yet. */
export const remaining = ({ items, receipts }: Transaction): readonly number[] => {
  const gone = new Set(receipts.flatMap((receipt) => receipt.items));
  return items.map((_, i) => i + 1).filter((number) => !gone.has(number));
};

export const itemsAt = ({ items }: Transaction, numbers: readonly number[]): readonly Item[] =>
  items.filter((_, i) => numbers.includes(i + 1));

export const totalOf = (items: readonly Item[]): number => items.reduce((sum, { total }) => sum + total, 0);

export const policyOf = (items: readonly Item[]): number =>
  items.reduce((sum, { policyRefund }) => sum + policyRefund, 0);

/** Nothing but time moves a transaction whose payment is in processing. */
const unpaid =
  <More extends readonly unknown[]>(step: (transaction: Transaction, ...more: More) => Transaction) =>
  (transaction: Transaction, ...more: More): Transaction | Refused => {
    if (isStuck(transaction)) return { refused: 'PENDING, with a payment in processing' };
    return transaction.state === 'pending' ? step(transaction, ...more) : { refused: transaction.state };
  };

export const pay = unpaid((transaction) => ({ ...transaction, state: 'paid', settlesAt: null }));
/** † Outside the API: the dashboard's doing, or time's. */
export const cancel = unpaid((transaction) => ({ ...transaction, state: 'canceled' }));
export const expire = unpaid((transaction) => ({ ...transaction, state: 'expired' }));
/** † The payment hangs at its processor until `settlesAt`; the transaction says PENDING meanwhile. */
export const stall = unpaid((transaction, settlesAt: number) => ({ ...transaction, settlesAt }));
/** A stuck payment comes through. */
export const settle = (transaction: Transaction): Transaction | Refused =>
  isStuck(transaction) ? pay({ ...transaction, settlesAt: null }) : { refused: transaction.state };

/** Items are gone, and money went back for a paid one. † An unpaid one without any item left is cancelled. */
export const cancelItems = (transaction: Transaction, receipt: Receipt): Transaction => {
  const next = { ...transaction, receipts: [...transaction.receipts, receipt] };
  return next.state === 'pending' && remaining(next).length === 0 ? { ...next, state: 'canceled' } : next;
};
