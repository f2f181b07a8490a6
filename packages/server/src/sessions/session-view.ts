import { counting, isSettled, view, type Attempt, type Session } from '@tillkit/core/lifecycle';
import type { AttemptView, QuoteView, SessionView } from '@tillkit/core/wire';
import type { Quote } from '@tillkit/core/quote';
import type { Accounts } from '../accounts/index.ts';

export const quoteView = ({ metadata: _, ...quote }: Quote): QuoteView => quote;

const attemptView = ({ id, account, method, known, action, problem }: Attempt): AttemptView => ({
  id,
  method: `${account}.${method}`,
  state: known.state,
  action,
  ...(problem === undefined ? {} : { problem }),
});

/** A page that was shown can still be paid until the gateway says otherwise, whatever our timer or our buyer said. */
const isPayable = ({ known, action }: Attempt): boolean =>
  action !== null && ['created', 'pending', 'lapsed', 'abandoned'].includes(known.state);

/** Whether a page that was shown could still bring money. */
export const mayArrive = ({ attempts }: Session): boolean => attempts.some(isPayable);

/** What the payment that counts was made with, as its buyer read it; a way that is no longer offered has no name. */
const paidWith = (session: Session, accounts: Accounts): string | undefined => {
  const counted = counting(session);
  const methods = counted && accounts.find(counted.account)?.adapter.methods();
  return methods?.find(({ id }) => id === counted?.method)?.label;
};

/** The session as its buyer may see it: no metadata, no gateway's words, no ids of the gateway. */
export const sessionView = (session: Session, accounts: Accounts): SessionView => {
  const { status, checking, paid, refunded } = view(session);
  const attempt = session.attempts.at(-1);
  return {
    id: session.id,
    version: session.version,
    status,
    checking,
    quote: quoteView(session.quote),
    paid,
    refunded,
    paidWith: paidWith(session, accounts),
    attempt: attempt ? attemptView(attempt) : null,
    stillPayable: isSettled(status) && mayArrive(session),
    timeline: session.timeline.map(({ raw: _, source: __, ...entry }) => entry),
    test: accounts.test,
    createdAt: session.createdAt,
    expiresAt: session.expiresAt,
  };
};
