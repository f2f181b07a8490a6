import type { Refund, State } from './known.ts';
import type { Status } from './status.ts';
import { isOpen, type Attempt, type Session, type Trouble } from './session.ts';

/** What can be said of a session. Amounts in minor units of the quote's currency. */
export interface View {
  readonly status: Status;
  /** Something is under way whose outcome we do not know; never shown as failed. */
  readonly checking: boolean;
  readonly trouble: readonly Trouble[];
  readonly paid: number;
  /** `null` when something was given back and the gateway will not say how much. */
  readonly refunded: number | null;
  /** False when a payment is believed from an account that never tells an amount. */
  readonly amountVerified: boolean;
}

/** Paid, and told how much where the account tells amounts. */
const hasTaken = ({ known, verifies }: Attempt): boolean =>
  known.state === 'paid' && (!verifies || Object.keys(known.captured).length > 0);

const taken = ({ known, verifies, expects }: Attempt, currency: string): number =>
  known.captured[currency] ?? (verifies ? 0 : expects);

const refundsOf = ({ known }: Attempt): readonly Refund[] =>
  Object.values(known.refunds).filter((refund) => refund.state === 'succeeded');

const givenBack = (attempt: Attempt): number | null => {
  if (attempt.known.returned !== 'none') return null;
  return refundsOf(attempt).reduce<number | null>(
    (sum, { amount }) => (sum === null || amount === null ? null : sum + amount),
    0,
  );
};

const hasGivenBack = (attempt: Attempt): boolean => givenBack(attempt) !== 0;

/** What was given back without a word of how much comes on top: the amounts told may be all by themselves. */
const hasGivenAllBack = (attempt: Attempt, currency: string): boolean => {
  const told = refundsOf(attempt).reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return attempt.known.returned === 'all' || (told > 0 && told >= taken(attempt, currency));
};

const troublesOf = (session: Session, standing: readonly Attempt[], kept: readonly Attempt[]): readonly Trouble[] => {
  const found = new Set<Trouble>();
  if (kept.length > 1) found.add('duplicate_payment');
  for (const attempt of standing)
    for (const [currency, amount] of Object.entries(attempt.known.captured))
      if (currency !== session.quote.currency) found.add('currency_mismatch');
      else if (amount !== attempt.expects) found.add('amount_mismatch');
  for (const { known, lost } of session.attempts) {
    if (lost === true) found.add('order_missing');
    if (Object.values(known.refunds).some((refund) => refund.state === 'unknown')) found.add('refund_unknown');
    if (known.dispute === 'open' || known.dispute === 'lost') found.add('dispute');
  }
  for (const trouble of session.accepted) found.delete(trouble);
  return [...found].sort();
};

const LIVE: readonly State[] = ['paid', 'authorized', 'pending', 'created'];

const statusBeforeMoney = (attempts: readonly Attempt[]): Status => {
  const states = attempts.map((attempt) => attempt.known.state);
  const live = states.filter((state) => LIVE.includes(state));
  if (live.includes('authorized')) return 'authorized';
  if (live.length > 0) return live.some((state) => state !== 'created') ? 'pending' : 'created';
  const last = states.at(-1) ?? 'created';
  if (last === 'lapsed') return 'expired';
  return last === 'abandoned' ? 'canceled' : last;
};

const statusWithMoney = (kept: readonly Attempt[]): Status => {
  if (kept.length === 0) return 'refunded';
  return kept.some(hasGivenBack) ? 'partially_refunded' : 'paid';
};

/**
 * Computes what the session is from what is known. Status is never stored as truth: it may step back (a refund that
 * failed) while knowledge does not. A duplicate that was given back no longer counts.
 */
export const view = (session: Session): View => {
  const { currency } = session.quote;
  const paid = session.attempts.filter(hasTaken);
  const kept = paid.filter((attempt) => !hasGivenAllBack(attempt, currency));
  const standing = kept.length > 0 ? kept : paid;
  const trouble = troublesOf(session, standing, kept);
  const mismatch = trouble.includes('amount_mismatch') || trouble.includes('currency_mismatch');
  const moneyStatus = paid.length > 0 ? statusWithMoney(kept) : statusBeforeMoney(session.attempts);
  return {
    status: mismatch ? 'review' : moneyStatus,
    checking:
      session.operations.some(isOpen) ||
      session.attempts.some((a) => a.missingSince !== undefined || (a.known.state === 'paid' && !hasTaken(a))),
    trouble,
    paid: standing.reduce((sum, attempt) => sum + taken(attempt, currency), 0),
    refunded: standing
      .map(givenBack)
      .reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0),
    amountVerified: standing.every((attempt) => attempt.verifies),
  };
};
