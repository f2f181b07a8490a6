import { applyFact, view, type Attempt, type Fact, type Session, type TimelineEntry } from '@tillkit/core/lifecycle';
import { noticesBetween } from './notices.ts';
import type { Change } from '../store/index.ts';

const attemptOf = (session: Session, id: string): Attempt | undefined => session.attempts.find((a) => a.id === id);

const amountOf = (session: Session, fact: Fact): number | undefined => fact.captured?.[session.quote.currency];

const entry = (session: Session, fact: Fact, at: string): TimelineEntry => {
  const amount = amountOf(session, fact);
  return {
    at,
    status: view(session).status,
    source: fact.source,
    account: attemptOf(session, fact.attempt)?.account,
    ...(amount === undefined ? {} : { amount }),
    ...(fact.raw === undefined ? {} : { raw: fact.raw }),
  };
};

const withWord = (session: Session, fact: Fact): Session =>
  fact.raw === undefined
    ? session
    : {
        ...session,
        attempts: session.attempts.map((a) => (a.id === fact.attempt ? { ...a, raw: fact.raw } : a)),
      };

/** A gateway that answers about an attempt has found it. */
const found = (session: Session, fact: Fact): Session => {
  if (fact.source === 'timer' || attemptOf(session, fact.attempt)?.missingSince === undefined) return session;
  return {
    ...session,
    version: session.version + 1,
    attempts: session.attempts.map((a) =>
      a.id === fact.attempt ? { ...a, missingSince: undefined, lost: undefined } : a,
    ),
  };
};

/** Applies facts one after the other; a line of history for each that changed the status or the money. */
export const learn = (session: Session, facts: readonly Fact[], now: string): Session =>
  facts.reduce((before, fact) => {
    const after = applyFact(found(before, fact), fact);
    if (after === before) return before;
    const [was, is] = [view(before), view(after)];
    const told =
      was.status !== is.status ||
      was.paid !== is.paid ||
      was.refunded !== is.refunded ||
      was.duplicates.length !== is.duplicates.length;
    const worded = withWord(after, fact);
    return told ? { ...worded, timeline: [...worded.timeline, entry(worded, fact, now)] } : worded;
  }, session);

/** The change that turns `before` into `after`, with the notices it owes; `null` when there is none. */
export const draft = (before: Session, after: Session, now: string): Change | null =>
  after === before ? null : { session: after, notices: noticesBetween(before, after, now) };
