import { isoNow } from '@tillkit/core/clock';
import { TOOK_MONEY, view, type Attempt, type Mode, type Session } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import type { AttemptRequest } from '@tillkit/core/wire';
import type { Context } from '../checkout/context.ts';
import { amend, bump, draft, loadSession } from '../facts/index.ts';
import type { Outcome } from '../operations/create.ts';
import { openOrder } from '../operations/open-order.ts';
import { assertPayable, prepareAttempt } from './attempts.ts';
import { isCancelable } from './cancel.ts';
import { isLive, supersede } from './supersede.ts';

/** Money another session took for the same reference: the reference is paid once. */
const assertReferenceUnpaid = async ({ store }: Context, session: Session): Promise<void> => {
  const { reference } = session.quote;
  if (reference === undefined) return;
  const { sessions } = await store.list({ reference, status: TOOK_MONEY, limit: 2 });
  if (sessions.some(({ id }) => id !== session.id)) throw new Problem('already_paid');
};

const isBy = (context: Context, session: Session, attempt: Attempt, asked: AttemptRequest): boolean =>
  `${attempt.account}.${attempt.method}` === context.accounts.choose(session.quote, asked.method).id;

/** Whether an attempt's page fits the way it is asked for: any page that stands in a window or a frame also fits a tab. */
const isFit = ({ mode, action }: Attempt, asked: Mode): boolean =>
  mode === asked || (asked === 'redirect' && (action?.kind === 'redirect' || action?.kind === 'frame'));

/** Whether `attempt` already is what the buyer asks for: its page still stands, or is being made. */
const isSame = (context: Context, session: Session, attempt: Attempt, asked: AttemptRequest): boolean => {
  if (!isBy(context, session, attempt, asked) || !isFit(attempt, asked.mode ?? 'redirect')) return false;
  const { expiresAt } = attempt.action ?? {};
  return expiresAt === undefined || context.clock.now() < new Date(expiresAt).getTime();
};

/** The same page, in a tab from now on: its buyer comes back to the shop itself. */
const inTab = (context: Context, { id }: Session, attempt: string): Promise<Session> =>
  amend(context, id, (current) => {
    const attempts = current.attempts.map((one) => (one.id === attempt ? { ...one, mode: 'redirect' as const } : one));
    return draft(current, bump(current, { attempts }), isoNow(context.clock));
  });

/** Money that is held and not taken may be let go for another way to pay, where the gateway can. */
const isLetGo = (context: Context, session: Session, held: readonly Attempt[], asked: AttemptRequest): boolean =>
  view(session).status === 'authorized' &&
  context.clock.now() < new Date(session.expiresAt).getTime() &&
  held.every((attempt) => isCancelable(context, attempt) && !isBy(context, session, attempt, asked));

/**
 * Begins another attempt, or answers the live one when it is what the buyer asks for again, if only in a tab instead of a
 * window or a frame. A live one by another way is cancelled first where the gateway can; where it cannot, it is superseded
 * and read on: its page may still be paid, but is not shown again.
 * @throws Problem `already_paid`, `payment_in_progress`, `state_refused`, `method_unavailable`, `fields_invalid`
 */
export const startAttempt = async (
  context: Context,
  id: string,
  asked: AttemptRequest,
): Promise<{ session: Session; outcome: Outcome }> => {
  const session = await loadSession(context, id);
  const held = session.attempts.filter((a) => a.known.state === 'authorized');
  if (!isLetGo(context, session, held, asked)) assertPayable(session, context.clock.now());
  await assertReferenceUnpaid(context, session);
  const live = session.attempts.findLast(isLive);
  if (live && isSame(context, session, live, asked)) {
    const isMoved = live.mode !== (asked.mode ?? 'redirect');
    return { session: isMoved ? await inTab(context, session, live.id) : session, outcome: null };
  }

  const prepared = await prepareAttempt(context, session, asked);
  const begun = await supersede(context, session, [...held, ...(live ? [live] : [])], prepared);
  const isOurs = begun.attempts.some((a) => a.id === prepared.attempt.id);
  return isOurs ? openOrder(context, id, prepared.operation) : { session: begun, outcome: null };
};
