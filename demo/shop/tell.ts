import { formatMoney } from '@tillkit/core/money';
import type { NoticeHandler, NoticeHandlers } from '@tillkit/server';

/** Writes one line. */
export type Say = (line: string) => void;

/** Here a real shop packs, refunds and writes letters; this one says so in its log. */
export const tell = (say: Say): NoticeHandlers => {
  const line =
    (says: string): NoticeHandler =>
    ({ id, reference, quote }) =>
      say(`${says} ${reference ?? id} ${formatMoney({ amount: quote.total, currency: quote.currency }, 'en')}`);
  return {
    paid: line('order paid'),
    canceled: line('order canceled'),
    expired: line('order expired'),
    failed: line('order failed'),
    trouble: line('order needs a look'),
  };
};
