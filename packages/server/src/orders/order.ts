import {
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

/** What can be done with an order now. Amounts in minor units of its currency. */
export interface Can {
  readonly cancel: boolean;
  readonly capture: { readonly max: number; readonly partial: boolean } | null;
  readonly refund: { readonly by: 'amount' | 'items'; readonly max: number | null } | null;
  /** Troubles that `orders.accept` settles. */
  readonly accept: readonly Trouble[];
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

/** The attempt a merchant's verb is about: the one that took money, else the one that may. */
export const target = (session: Session): Attempt | undefined =>
  session.attempts.find((a) => a.known.state === 'paid') ??
  session.attempts.find((a) => a.known.state === 'authorized') ??
  session.attempts.at(-1);

const canOf = (session: Session, accounts: Accounts): Can => {
  const attempt = target(session);
  const capabilities = attempt && accounts.find(attempt.account)?.account.capabilities;
  const { status, paid, refunded, trouble, checking } = view(session);
  if (!attempt || !capabilities) return { cancel: false, capture: null, refund: null, accept: trouble };
  const { cancel, capture, refund } = capabilities;
  const isRefundable = status === 'paid' || status === 'partially_refunded';
  return {
    cancel: !checking && !isSettled(status) && cancel !== undefined && cancel.from.includes(attempt.known.state),
    capture:
      capture && attempt.known.state === 'authorized' ? { max: attempt.expects, partial: capture.partial } : null,
    refund:
      refund && isRefundable ? { by: refund.by, max: refunded === null ? null : Math.max(0, paid - refunded) } : null,
    accept: trouble,
  };
};

export const orderOf = (session: Session, accounts: Accounts): Order => ({
  id: session.id,
  reference: session.quote.reference,
  ...view(session),
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
