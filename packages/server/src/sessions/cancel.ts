import { isoNow } from '@tillkit/core/clock';
import type { Attempt, Session, State } from '@tillkit/core/lifecycle';
import { newId, type Context } from '../checkout/context.ts';
import { amend, draft, learn } from '../facts/index.ts';
import { runVerb } from '../operations/verbs.ts';

const OPEN: readonly State[] = ['created', 'pending', 'lapsed', 'authorized'];

const abandon = (context: Context, id: string, attempt: Attempt): Promise<Session> => {
  const now = isoNow(context.clock);
  return amend(context, id, (current) =>
    draft(current, learn(current, [{ attempt: attempt.id, source: 'buyer', state: 'abandoned' }], now), now),
  );
};

/** Gives up one attempt: the gateway is asked where it can, else it is marked as abandoned and read on. */
export const cancelAttempt = async (context: Context, id: string, attempt: Attempt): Promise<Session> => {
  const cancel = context.accounts.find(attempt.account)?.account.capabilities.cancel;
  if (cancel?.from.includes(attempt.known.state) && attempt.known.refs.length > 0) {
    const { session } = await runVerb(context, id, { verb: 'cancel', attempt: attempt.id, key: newId(context, 'op') });
    const state = session.attempts.find((a) => a.id === attempt.id)?.known.state;
    if (state === 'canceled' || state === 'paid' || state === 'expired') return session;
  }
  return abandon(context, id, attempt);
};

/** The buyer gives up the session: every open attempt is given up. Only our own cancel or the gateway's word makes `canceled`. */
export const cancelSession = async (context: Context, session: Session): Promise<Session> => {
  let current = session;
  for (const attempt of session.attempts)
    if (OPEN.includes(attempt.known.state)) current = await cancelAttempt(context, session.id, attempt);
  return current;
};
