import { view, type Attempt, type Session, type State } from '@tillkit/core/lifecycle';
import type { Accounts } from '../accounts/index.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** How long after its local end a session is still read: a late payment is a normal path. */
const AFTERLIFE_MS = 72 * HOUR;
/** How often a payment is looked at whose gateway would not tell that it was given back, and for how long after the last news. */
const DAILY_MS = 24 * HOUR;
const DAILY_FOR_MS = 30 * DAILY_MS;
/** A gateway's 404 for what we created becomes a trouble after this long. */
export const MISSING_MS = 24 * HOUR;

const BACKGROUND = [15, 30, 60, 120, 300, 600, 1_800, 3_600].map((s) => s * SECOND);

/** The first read after a create, for the buyer who never comes back. */
export const firstRead = (now: number): string => new Date(now + (BACKGROUND[0] ?? HOUR)).toISOString();

const READABLE: readonly State[] = ['created', 'pending', 'lapsed', 'abandoned', 'authorized'];

/** Attempts about which the gateway may still have something to say, and which it knows by an id. */
export const readable = (session: Session): readonly Attempt[] =>
  session.attempts.filter(
    ({ known, verifies, missingSince }) =>
      known.refs.length > 0 &&
      (READABLE.includes(known.state) ||
        missingSince !== undefined ||
        (known.state === 'paid' && verifies && Object.keys(known.captured).length === 0)),
  );

/**
 * Payments that may yet be given back without a word: where no push tells of it, and a second payment anywhere, so that
 * its trouble ends by itself.
 */
const returnable = (session: Session, { find }: Pick<Accounts, 'find'>): readonly Attempt[] => {
  const { duplicates } = view(session);
  return session.attempts.filter(
    ({ id, account, known }) =>
      known.state === 'paid' &&
      known.returned !== 'all' &&
      known.refs.length > 0 &&
      (duplicates.includes(id) || find(account)?.account.capabilities.push !== 'facts'),
  );
};

/** Everything a read asks about. */
export const asked = (session: Session, accounts: Pick<Accounts, 'find'>): readonly Attempt[] => [
  ...new Set([...readable(session), ...returnable(session, accounts)]),
];

/** The next read of what is still open, in ms since the epoch. */
const openRead = (session: Session, tries: number, now: number): number => {
  if (readable(session).length === 0) return Infinity;
  const end = new Date(session.expiresAt).getTime();
  if (now >= end + AFTERLIFE_MS && !view(session).checking) return Infinity;
  const next = now + (BACKGROUND[Math.min(tries, BACKGROUND.length - 1)] ?? HOUR);
  // Not past its end: that is when it lapses.
  return now < end ? Math.min(next, end) : next;
};

const dailyRead = (session: Session, accounts: Pick<Accounts, 'find'>, now: number): number => {
  const told = new Date(session.timeline.at(-1)?.at ?? session.createdAt).getTime();
  const isOver = now + DAILY_MS > told + DAILY_FOR_MS;
  return isOver || returnable(session, accounts).length === 0 ? Infinity : now + DAILY_MS;
};

/** When to read again by ourselves, ISO 8601 UTC; `null` when there is nothing left to learn. */
export const nextRead = (
  session: Session,
  { accounts, tries, now }: { readonly accounts: Pick<Accounts, 'find'>; readonly tries: number; readonly now: number },
): string | null => {
  const next = Math.min(openRead(session, tries, now), dailyRead(session, accounts, now));
  return next === Infinity ? null : new Date(next).toISOString();
};
