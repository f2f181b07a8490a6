import type { Answer } from '@tillkit/core/gateway';
import type { Attempt, Fact, Session } from '@tillkit/core/lifecycle';
import type { Context } from '../checkout/context.ts';
import { amend, asLearned, bump, draft, learn, loadSession, type Along } from '../facts/index.ts';
import { factsOf } from '../operations/create.ts';
import { endHint } from './hint.ts';
import { asked, MISSING_MS } from './schedule.ts';

interface Reading {
  readonly attempt: Attempt;
  readonly answer: Answer<null>;
}

const readAttempt = async (context: Context, { quote }: Session, attempt: Attempt): Promise<Reading | null> => {
  const connected = context.accounts.find(attempt.account);
  if (!connected) return null;
  const answer = await connected.adapter.read({
    attempt: attempt.id,
    key: attempt.id,
    refs: attempt.known.refs,
    quote,
  });
  if (answer.is !== 'done')
    context.log('warn', 'read.failed', { attempt: attempt.id, is: answer.is, code: answer.problem.code });
  return { attempt, answer };
};

/** A 404 for what we created is no fact: the status stays, and since when is remembered. */
const missing = (session: Session, { attempt, answer }: Reading, now: string): Session => {
  const current = session.attempts.find((a) => a.id === attempt.id);
  if (answer.is === 'done' || answer.problem.missing !== true || current?.missingSince !== undefined) return session;
  return bump(session, {
    attempts: session.attempts.map((a) => (a.id === attempt.id ? { ...a, missingSince: now } : a)),
  });
};

/** Missing for a day is no hiccup any more: a person must look. */
const lost = (session: Session, now: number): Session => {
  const isLost = ({ missingSince, lost: told }: Attempt): boolean =>
    missingSince !== undefined && told !== true && now - new Date(missingSince).getTime() >= MISSING_MS;
  if (!session.attempts.some(isLost)) return session;
  return bump(session, { attempts: session.attempts.map((a) => (isLost(a) ? { ...a, lost: true } : a)) });
};

/** What our own clock adds: an attempt whose session is past its end has lapsed, until the gateway says otherwise. */
const lapsed = (session: Session, now: number): readonly Fact[] =>
  now < new Date(session.expiresAt).getTime()
    ? []
    : session.attempts
        .filter((a) => a.known.state === 'created' || a.known.state === 'pending')
        .map((a) => ({ attempt: a.id, source: 'timer', state: 'lapsed' }));

const digest = (session: Session, readings: readonly Reading[], now: number): Session => {
  const at = new Date(now).toISOString();
  const facts = readings.flatMap(({ attempt, answer }) =>
    answer.is === 'done' ? factsOf(attempt.id, 'read', answer.facts) : [],
  );
  const told = readings.reduce((s, reading) => missing(s, reading, at), learn(session, facts, at));
  return lost(learn(told, lapsed(told, now), at), now);
};

/** Asks the gateway about everything it may still have to say of a session, and stores what it says. */
export const readSession = async (context: Context, id: string, along: Along = asLearned): Promise<Session> => {
  await endHint(context, id);
  const session = await loadSession(context, id);
  const all = await Promise.all(
    asked(session, context.accounts).map((attempt) => readAttempt(context, session, attempt)),
  );
  const readings = all.filter((reading) => reading !== null);
  const now = context.clock.now();
  return amend(context, id, (current) => {
    const next = along(digest(current, readings, now));
    const drafted = draft(current, next.session, new Date(now).toISOString());
    return drafted && { ...next, ...drafted };
  });
};

/**
 * Reads unless somebody did within `everyMs`. The claim lives in the store, so that a hundred badges on three
 * instances ask the gateway once; whoever comes second takes the session as it stands.
 */
export const readCoalesced = async (context: Context, id: string, everyMs: number): Promise<Session> => {
  if (await context.store.swap(`read:${id}`, null, 'reading', everyMs)) return readSession(context, id);
  return loadSession(context, id);
};
