import { DISPUTES, REFUND_STATES, RETURNED, STATES, type Fact, type Known, type Refund } from './known.ts';
import type { Session } from './session.ts';

const furthest = <T>(order: readonly T[], a: T, b: T | undefined): T =>
  b !== undefined && order.indexOf(b) > order.indexOf(a) ? b : a;

/** Keys come from gateways: one named `constructor` or `__proto__` is a key like any other. */
const joinMaps = <T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>> = {},
  joinValues: (x: T | undefined, y: T) => T,
): Readonly<Record<string, T>> => {
  const joined = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) joined.set(key, joinValues(joined.get(key), value));
  return Object.fromEntries(joined);
};

const joinAmount = (a: number | undefined, b: number): number => Math.max(a ?? 0, b);

const joinLines = (a: readonly number[], b: readonly number[]): readonly number[] =>
  [...new Set([...a, ...b])].sort((x, y) => x - y);

const joinRefund = (a: Refund | undefined, b: Refund): Refund => ({
  state: furthest(REFUND_STATES, a?.state ?? 'unknown', b.state),
  amount: a === undefined || a.amount === null ? b.amount : Math.max(a.amount, b.amount ?? 0),
  ...(a?.lines || b.lines ? { lines: joinLines(a?.lines ?? [], b.lines ?? []) } : {}),
});

/** Two ids of one kind are both kept: which came first must not matter. */
const joinRefs = (a: readonly string[], b: readonly string[] = []): readonly string[] =>
  [...new Set([...a, ...b])].sort();

const join = (known: Known, fact: Partial<Known>): Known => ({
  state: furthest(STATES, known.state, fact.state),
  captured: joinMaps(known.captured, fact.captured, joinAmount),
  refunds: joinMaps(known.refunds, fact.refunds, joinRefund),
  returned: furthest(RETURNED, known.returned, fact.returned),
  dispute: furthest(DISPUTES, known.dispute, fact.dispute),
  refs: joinRefs(known.refs, fact.refs),
});

const sameMap = <T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  same: (x: T, y: T) => boolean,
): boolean => {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      const [x, y] = [a[key], b[key]];
      return x !== undefined && y !== undefined && same(x, y);
    })
  );
};

/** `a` is `b` joined with a fact, so as many ids are the same ids. */
const isSame = (a: Known, b: Known): boolean =>
  a.state === b.state &&
  a.returned === b.returned &&
  a.dispute === b.dispute &&
  a.refs.length === b.refs.length &&
  sameMap(a.captured, b.captured, (x, y) => x === y) &&
  sameMap(
    a.refunds,
    b.refunds,
    (x, y) => x.state === y.state && x.amount === y.amount && x.lines?.length === y.lines?.length,
  );

/**
 * Laws: idempotent, commutative, associative; what is known only grows. Answers the same object when nothing is new.
 * A fact about an attempt the session does not have changes nothing.
 */
export const applyFact = (session: Session, fact: Fact): Session => {
  const attempt = session.attempts.find((a) => a.id === fact.attempt);
  if (!attempt) return session;
  const known = join(attempt.known, fact);
  if (isSame(known, attempt.known)) return session;
  return {
    ...session,
    version: session.version + 1,
    attempts: session.attempts.map((a) => (a === attempt ? { ...a, known } : a)),
  };
};
