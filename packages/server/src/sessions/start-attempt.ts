import { TOOK_MONEY, type Attempt, type Session } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import type { AttemptRequest } from '@tillkit/core/wire';
import type { Context } from '../checkout/context.ts';
import { amend, bump, loadSession } from '../facts/index.ts';
import { runCreate, type Outcome } from '../operations/create.ts';
import { firstRead } from '../reads/schedule.ts';
import { cancelAttempt } from './cancel.ts';
import { assertPayable, prepareAttempt } from './attempts.ts';

/** Money an earlier session took for the same reference: the reference is paid once. */
const assertReferenceUnpaid = async ({ store }: Context, session: Session): Promise<void> => {
  const { reference } = session.quote;
  if (reference === undefined) return;
  const paid = await store.list({
    reference,
    status: TOOK_MONEY,
    limit: 1,
  });
  if (paid.sessions.length > 0) throw new Problem('already_paid');
};

const isLive = ({ known }: Attempt): boolean => known.state === 'created' || known.state === 'pending';

/** Whether `attempt` already is what the buyer asks for: its page still stands, or is being made. */
const isSame = (context: Context, session: Session, attempt: Attempt, asked: AttemptRequest): boolean => {
  const wanted = context.accounts.choose(session.quote, asked.method).id;
  if (`${attempt.account}.${attempt.method}` !== wanted || attempt.mode !== (asked.mode ?? 'redirect')) return false;
  const { expiresAt } = attempt.action ?? {};
  return expiresAt === undefined || context.clock.now() < new Date(expiresAt).getTime();
};

/**
 * Begins another attempt, or answers the live one when it is what the buyer asks for again. A live one by another
 * method is cancelled first where the gateway can; where it cannot, it is kept and read: its page may still be paid.
 */
export const startAttempt = async (
  context: Context,
  id: string,
  asked: AttemptRequest,
): Promise<{ session: Session; outcome: Outcome }> => {
  const session = await loadSession(context, id);
  assertPayable(session, context.clock.now());
  await assertReferenceUnpaid(context, session);
  const live = session.attempts.findLast(isLive);
  if (live && isSame(context, session, live, asked)) return { session, outcome: null };
  if (live) assertPayable(await cancelAttempt(context, id, live), context.clock.now());
  const prepared = await prepareAttempt(context, session, asked);
  const known = new Set(session.attempts.map((a) => a.id));
  const amended = await amend(context, id, (current) => {
    assertPayable(current, context.clock.now());
    // Another tab was quicker: its attempt is the one, and ours was never sent.
    if (current.attempts.some((a) => isLive(a) && !known.has(a.id))) return null;
    return {
      session: bump(current, { attempts: [...current.attempts, prepared.attempt] }),
      operations: [prepared.operation],
      readAt: firstRead(context.clock.now()),
    };
  });
  if (!amended.attempts.some((a) => a.id === prepared.attempt.id)) return { session: amended, outcome: null };
  return runCreate(context, id, prepared.operation);
};
