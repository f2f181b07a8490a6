import { type KeyRecord, slotName } from './keys.ts';
import type { Payment } from './payment.ts';
import type { Withdraw } from './withdraw.ts';

/** Everything One2Pays remembers, plain. */
export interface BookSnapshot {
  readonly payments: readonly Payment[];
  readonly withdraws: readonly Withdraw[];
  readonly keys: readonly KeyRecord[];
}

/** The payments, withdraws and idempotency keys of every merchant. Ids are unique among all of them. */
export interface Book {
  payment(id: string): Payment | undefined;
  byToken(token: string): Payment | undefined;
  /** In the order they were created. */
  payments(merchant?: string): readonly Payment[];
  putPayment(payment: Payment): Payment;
  withdraw(id: string): Withdraw | undefined;
  withdraws(merchant?: string): readonly Withdraw[];
  putWithdraw(withdraw: Withdraw): Withdraw;
  key(name: string): KeyRecord | undefined;
  putKey(record: KeyRecord): void;
  snapshot(): BookSnapshot;
  clear(): void;
}

const of = <One extends { readonly merchant: string }>(
  kept: ReadonlyMap<string, One>,
  merchant: string | undefined,
): readonly One[] => [...kept.values()].filter((one) => merchant === undefined || one.merchant === merchant);

export const openBook = (kept: BookSnapshot | undefined, changed: () => void): Book => {
  const payments = new Map(kept?.payments.map((one) => [one.id, one]));
  const tokens = new Map(kept?.payments.map(({ token, id }) => [token, id]));
  const withdraws = new Map(kept?.withdraws.map((one) => [one.id, one]));
  const keys = new Map(kept?.keys.map((one) => [slotName(one), one]));

  return {
    payment: (id) => payments.get(id),
    byToken: (token) => payments.get(tokens.get(token) ?? ''),
    payments: (merchant) => of(payments, merchant),
    putPayment: (payment) => {
      payments.set(payment.id, payment);
      tokens.set(payment.token, payment.id);
      changed();
      return payment;
    },
    withdraw: (id) => withdraws.get(id),
    withdraws: (merchant) => of(withdraws, merchant),
    putWithdraw: (withdraw) => {
      withdraws.set(withdraw.id, withdraw);
      changed();
      return withdraw;
    },
    key: (name) => keys.get(name),
    putKey: (record) => {
      keys.set(slotName(record), record);
      changed();
    },
    snapshot: () => ({
      payments: [...payments.values()],
      withdraws: [...withdraws.values()],
      keys: [...keys.values()],
    }),
    clear: () => {
      for (const kept of [payments, tokens, withdraws, keys]) kept.clear();
      changed();
    },
  };
};
