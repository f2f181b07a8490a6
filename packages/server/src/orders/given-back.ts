import type { Attempt, Refund } from '@tillkit/core/lifecycle';
import type { Quote } from '@tillkit/core/quote';

/** Refunds that were asked for and have not failed. */
const standing = ({ known }: Attempt): readonly Refund[] =>
  Object.values(known.refunds).filter(({ state }) => state !== 'failed');

/** What was asked back, in minor units; `null` where the gateway does not say how much. */
export const askedBack = (attempt: Attempt): number | null => {
  const refunds = standing(attempt);
  if (attempt.known.returned !== 'none' || refunds.some(({ amount }) => amount === null)) return null;
  return refunds.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
};

/** Positions of the quote's lines that no refund has asked back. */
export const linesLeft = (attempt: Attempt, { lines }: Quote): readonly number[] => {
  const asked = new Set(standing(attempt).flatMap((refund) => refund.lines ?? []));
  return lines.map((_, position) => position).filter((position) => !asked.has(position));
};
