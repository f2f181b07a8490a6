import { isoNow } from '@tillkit/core/clock';
import type { Attempt, Session } from '@tillkit/core/lifecycle';
import { newId, type Context } from '../checkout/context.ts';
import { patiently } from '../checkout/patience.ts';
import { amend, bump, draft, learn, loadSession, type Along } from '../facts/index.ts';
import { runVerb } from '../operations/verbs.ts';
import { readSession } from '../reads/read.ts';
import { firstRead, readable } from '../reads/schedule.ts';
import type { Change } from '../store/index.ts';
import { assertPayable, isPayable, type Prepared } from './attempts.ts';
import { isCancelable, stands } from './cancel.ts';

export const isLive = ({ known }: Attempt): boolean => known.state === 'created' || known.state === 'pending';

/** Puts one attempt in the place of another. */
export const supersede = async (
  context: Context,
  session: Session,
  formers: readonly Attempt[],
  prepared: Prepared,
): Promise<Session> => {
  const { id } = session;
  const live = formers.find(isLive)?.id;
  const isBegun = ({ attempts }: Session): boolean => attempts.some((a) => a.id === prepared.attempt.id);

  /** In one change, so that nobody hears of an order that was canceled when a way to pay was. `null`: not to begin. */
  const begin = (current: Session): Omit<Change, 'notices'> | null => {
    const standing = current.attempts.filter(isLive);
    // Another tab was quicker: its attempt is the one, and ours is never sent.
    if (standing.some((a) => a.id !== live) || isBegun(current)) return null;
    const now = context.clock.now();
    const given = standing.map((a) => ({ attempt: a.id, source: 'buyer', state: 'abandoned' }) as const);
    const begun = bump(current, { attempts: [...current.attempts, prepared.attempt] });
    return {
      session: learn(begun, given, new Date(now).toISOString()),
      operations: [prepared.operation],
      readAt: firstRead(now),
    };
  };

  // Who asked was answered: news that comes later begins nothing behind their back.
  let isAnswered = false;
  const beginAlong: Along = (learned) => {
    const mayBegin = !isAnswered && isPayable(learned, context.clock.now());
    return (mayBegin ? begin(learned) : null) ?? { session: learned };
  };

  /** Together with the gateway's word that the former is over; a gateway that hangs is not waited for. */
  const cancel = (former: Attempt): Promise<unknown> => {
    const input = { verb: 'cancel', attempt: former.id, key: newId(context, 'op') } as const;
    const along: Along = (learned) => (stands(learned, former.id) ? { session: learned } : beginAlong(learned));
    return patiently(context, runVerb(context, id, input, { along }));
  };

  let isHanging = false;
  for (const former of formers)
    if (isCancelable(context, former)) isHanging = (await cancel(former)) === null || isHanging;
  const after = await loadSession(context, id);
  if (isBegun(after)) return after;

  // What was not cancelled may have been paid by now, with the news still on its way.
  if (!isHanging && readable(after).length > 0) await patiently(context, readSession(context, id, beginAlong));
  isAnswered = true;
  return amend(context, id, (current) => {
    if (isBegun(current)) return null;
    assertPayable(current, context.clock.now());
    const next = begin(current);
    return next && { ...next, ...draft(current, next.session, isoNow(context.clock)) };
  });
};
