import { view, type Attempt, type Session, type State } from '@tillkit/core/lifecycle';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** How long after its local end a session is still read: a late payment is a normal path. */
const AFTERLIFE_MS = 72 * HOUR;
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

/** When to read again by ourselves, ISO 8601 UTC; `null` when there is nothing left to learn. */
export const nextRead = (session: Session, tries: number, now: number): string | null => {
  if (readable(session).length === 0) return null;
  const end = new Date(session.expiresAt).getTime();
  if (now >= end + AFTERLIFE_MS && !view(session).checking) return null;
  const next = now + (BACKGROUND[Math.min(tries, BACKGROUND.length - 1)] ?? HOUR);
  // Not past its end: that is when it lapses.
  return new Date(now < end ? Math.min(next, end) : next).toISOString();
};
