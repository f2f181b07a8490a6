import {
  counting,
  isSettled,
  view,
  type Attempt,
  type Session,
  type Status,
  type TimelineEntry,
  type Trouble,
} from '@tillkit/core/lifecycle';
import type { Quote } from '@tillkit/core/quote';
import type { Accounts } from '../accounts/index.ts';
import { askedBack, linesLeft } from './given-back.ts';

/** What can be done with an order now. Amounts in minor units of its currency. */
export interface Can {
  readonly cancel: boolean;
  readonly capture: { readonly max: number; readonly partial: boolean } | null;
  /** `max`: `null` where the gateway does not say what it gave back. `lines`: what is left, where it refunds by items. */
  readonly refund: {
    readonly by: 'amount' | 'items';
    readonly max: number | null;
    readonly lines?: readonly number[];
  } | null;
  /** Troubles that `orders.accept` settles. */
  readonly accept: readonly Trouble[];
}

/** A second payment for one order, to be given back: `orders.refund(id, { key, attempt, … })`. Amounts in minor units. */
export interface Duplicate {
  readonly attempt: string;
  readonly account: string;
  readonly amount: number;
  readonly currency: string;
  /** The gateway's ids, to give it back there where `refund` is `null`. */
  readonly refs: readonly string[];
  readonly refund: Can['refund'];
}

/** The merchant's view of a session. */
export interface Order {
  readonly id: string;
  readonly reference: string | undefined;
  readonly status: Status;
  readonly checking: boolean;
  readonly trouble: readonly Trouble[];
  readonly quote: Quote;
  readonly paid: number;
  readonly refunded: number | null;
  readonly amountVerified: boolean;
  /** Payments besides the one that counts, until they were given back. */
  readonly duplicates: readonly Duplicate[];
  readonly attempts: readonly {
    readonly id: string;
    readonly account: string;
    readonly method: string;
    readonly state: Attempt['known']['state'];
    /** The gateway's ids. */
    readonly refs: readonly string[];
    /** The gateway's last own word. */
    readonly raw: string | undefined;
    readonly problem: string | undefined;
  }[];
  readonly timeline: readonly TimelineEntry[];
  readonly can: Can;
  readonly version: number;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** The attempt a merchant's verb is about: the one whose payment counts, else the one that holds or may take money. */
export const target = (session: Session): Attempt | undefined =>
  counting(session) ??
  session.attempts.find((a) => a.known.state === 'authorized') ??
  session.attempts.findLast((a) => a.known.state === 'created' || a.known.state === 'pending') ??
  session.attempts.at(-1);

const tookBy = ({ known, expects }: Attempt, { currency }: Quote): Pick<Duplicate, 'amount' | 'currency'> => {
  const [[told, amount] = [currency, expects]] = Object.entries(known.captured);
  return currency in known.captured ? { currency, amount: known.captured[currency] ?? 0 } : { currency: told, amount };
};

const refundOf = (attempt: Attempt, taken: number, quote: Quote, accounts: Accounts): Can['refund'] => {
  const refund = accounts.find(attempt.account)?.account.capabilities.refund;
  if (!refund) return null;
  const back = askedBack(attempt);
  const max = back === null ? null : Math.max(0, taken - back);
  return refund.by === 'items' ? { by: 'items', max, lines: linesLeft(attempt, quote) } : { by: 'amount', max };
};

const duplicateOf = (attempt: Attempt, { quote }: Session, accounts: Accounts): Duplicate => {
  const took = tookBy(attempt, quote);
  return {
    attempt: attempt.id,
    account: attempt.account,
    ...took,
    refs: attempt.known.refs,
    refund: refundOf(attempt, took.amount, quote, accounts),
  };
};

const canOf = (session: Session, accounts: Accounts): Can => {
  const attempt = target(session);
  const capabilities = attempt && accounts.find(attempt.account)?.account.capabilities;
  const { status, paid, trouble, checking } = view(session);
  if (!attempt || !capabilities) return { cancel: false, capture: null, refund: null, accept: trouble };
  const { cancel, capture } = capabilities;
  const isRefundable = status === 'paid' || status === 'partially_refunded';
  return {
    cancel: !checking && !isSettled(status) && cancel !== undefined && cancel.from.includes(attempt.known.state),
    capture:
      capture && attempt.known.state === 'authorized' ? { max: attempt.expects, partial: capture.partial } : null,
    refund: isRefundable ? refundOf(attempt, paid, session.quote, accounts) : null,
    accept: trouble,
  };
};

export const orderOf = (session: Session, accounts: Accounts): Order => ({
  id: session.id,
  reference: session.quote.reference,
  ...view(session),
  duplicates: view(session).duplicates.flatMap((id) => {
    const attempt = session.attempts.find((a) => a.id === id);
    return attempt ? [duplicateOf(attempt, session, accounts)] : [];
  }),
  quote: session.quote,
  attempts: session.attempts.map(({ id, account, method, known, raw, problem }) => ({
    id,
    account,
    method,
    state: known.state,
    refs: known.refs,
    raw,
    problem,
  })),
  timeline: session.timeline,
  can: canOf(session, accounts),
  version: session.version,
  createdAt: session.createdAt,
  expiresAt: session.expiresAt,
});
