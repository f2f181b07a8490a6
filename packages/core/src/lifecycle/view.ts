import type { Quote } from '../quote/index.ts';
import type { Refund, State } from './known.ts';
import type { Status } from './status.ts';
import { isOpen, type Attempt, type Session, type Trouble } from './session.ts';

/** What can be said of a session. Amounts in minor units of the quote's currency. */
export interface View {
  readonly status: Status;
  /** Something is under way whose outcome we do not know; never shown as failed. */
  readonly checking: boolean;
  readonly trouble: readonly Trouble[];
  /** What the payment that counts took. A second one is a trouble and adds nothing. */
  readonly paid: number;
  /** What was given back of the payment that counts; `null` when the gateway will not say how much. */
  readonly refunded: number | null;
  /** False when a payment is believed from an account that never tells an amount. */
  readonly amountVerified: boolean;
  /** Attempts that took money besides the one that counts and have not given all of it back. */
  readonly duplicates: readonly string[];
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

/**
 * What was given back without a word of how much comes on top: the amounts told may be all by themselves. Where refunds
 * are by items, every line given back is all, whatever a policy kept of it.
 */
const hasGivenAllBack = (attempt: Attempt, { currency, lines }: Quote): boolean => {
  const refunds = refundsOf(attempt);
  const told = refunds.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const items = new Set(refunds.flatMap((refund) => refund.lines ?? []));
  return (
    attempt.known.returned === 'all' ||
    (told > 0 && told >= taken(attempt, currency)) ||
    (items.size > 0 && items.size >= lines.length)
  );
};

/** Why what an attempt took is not what it should have taken, as far as the merchant has not settled it. */
const mismatchesOf = ({ known, expects }: Attempt, { quote, accepted }: Session): readonly Trouble[] => {
  const amounts = Object.entries(known.captured);
  const found: Trouble[] = [];
  if (amounts.some(([currency]) => currency !== quote.currency)) found.push('currency_mismatch');
  if (amounts.some(([currency, amount]) => currency === quote.currency && amount !== expects))
    found.push('amount_mismatch');
  return found.filter((trouble) => !accepted.includes(trouble));
};

/**
 * The one payment that counts, whatever comes after it: the right amount before a wrong one, then the one that money
 * was given back of already, so that what the merchant did to it stands; then the one begun first.
 */
const countedOf = (session: Session, paid: readonly Attempt[]): Attempt | undefined => {
  const exact = paid.filter((attempt) => mismatchesOf(attempt, session).length === 0);
  const best = exact.length > 0 ? exact : paid;
  return best.find(hasGivenBack) ?? best[0];
};

const troublesOf = (
  session: Session,
  counted: Attempt | undefined,
  duplicates: readonly string[],
): readonly Trouble[] => {
  const found = new Set<Trouble>(counted ? mismatchesOf(counted, session) : []);
  if (duplicates.length > 0) found.add('duplicate_payment');
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

const statusOf = (
  session: Session,
  counted: Attempt | undefined,
  isAllBack: boolean,
  trouble: readonly Trouble[],
): Status => {
  if (!counted) return statusBeforeMoney(session.attempts);
  if (trouble.includes('amount_mismatch') || trouble.includes('currency_mismatch')) return 'review';
  if (isAllBack) return 'refunded';
  return hasGivenBack(counted) ? 'partially_refunded' : 'paid';
};

/** The payments that stand, and the one of them that counts. */
const paymentsOf = (session: Session): { readonly kept: readonly Attempt[]; readonly counted: Attempt | undefined } => {
  const paid = session.attempts.filter(hasTaken);
  const kept = paid.filter((attempt) => !hasGivenAllBack(attempt, session.quote));
  return { kept, counted: countedOf(session, kept.length > 0 ? kept : paid) };
};

/** The attempt whose payment counts, where there is one: `paid` and `refunded` are its own. */
export const counting = (session: Session): Attempt | undefined => paymentsOf(session).counted;

/**
 * Computes what the session is from what is known. Status is never stored as truth: it may step back (a refund that
 * failed) while knowledge does not. One payment counts; a second one is a duplicate until it was given back.
 */
export const view = (session: Session): View => {
  const { currency } = session.quote;
  const { kept, counted } = paymentsOf(session);
  const duplicates = kept.filter((attempt) => attempt !== counted).map(({ id }) => id);
  const trouble = troublesOf(session, counted, duplicates);
  return {
    status: statusOf(session, counted, kept.length === 0, trouble),
    checking:
      session.operations.some(isOpen) ||
      session.attempts.some((a) => a.missingSince !== undefined || (a.known.state === 'paid' && !hasTaken(a))),
    trouble,
    paid: counted ? taken(counted, currency) : 0,
    refunded: counted ? givenBack(counted) : 0,
    amountVerified: counted?.verifies ?? true,
    duplicates,
  };
};
