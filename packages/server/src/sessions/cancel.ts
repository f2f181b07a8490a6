import { isoNow } from '@tillkit/core/clock';
import type { Attempt, Session, State } from '@tillkit/core/lifecycle';
import { newId, type Context } from '../checkout/context.ts';
import { amend, draft, learn } from '../facts/index.ts';
import { runVerb } from '../operations/verbs.ts';
import { readSession } from '../reads/read.ts';

const OPEN: readonly State[] = ['created', 'pending', 'lapsed', 'authorized'];
const STANDS: readonly State[] = [...OPEN, 'abandoned'];

/** Whether the gateway can still bring money by it. */
export const stands = (session: Session, attempt: string): boolean =>
  session.attempts.some((a) => a.id === attempt && STANDS.includes(a.known.state));

/** Whether its gateway can be asked to cancel it as it is. */
export const isCancelable = ({ accounts }: Pick<Context, 'accounts'>, { account, known }: Attempt): boolean =>
  known.refs.length > 0 && accounts.find(account)?.account.capabilities.cancel?.from.includes(known.state) === true;

const abandon = (context: Context, id: string, attempt: Attempt): Promise<Session> => {
  const now = isoNow(context.clock);
  return amend(context, id, (current) =>
    draft(current, learn(current, [{ attempt: attempt.id, source: 'buyer', state: 'abandoned' }], now), now),
  );
};

/**
 * Gives up one attempt: the gateway is asked where it can, else it is marked as abandoned and read on. A gateway that
 * does not cancel may have taken the money meanwhile, so it is read at once.
 */
const cancelAttempt = async (context: Context, id: string, attempt: Attempt): Promise<Session> => {
  if (isCancelable(context, attempt)) {
    const { session } = await runVerb(context, id, { verb: 'cancel', attempt: attempt.id, key: newId(context, 'op') });
    if (!stands(session, attempt.id)) return session;
    await readSession(context, id).catch(() => session);
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
