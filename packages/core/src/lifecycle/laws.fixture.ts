import assert from 'node:assert/strict';
import type { Story } from './generated.fixture.ts';
import { DISPUTES, REFUND_STATES, RETURNED, STATES, type Fact, type Known } from './known.ts';
import type { Session } from './session.ts';
import { view } from './view.ts';

export type Apply = (session: Session, fact: Fact) => Session;

const told = (apply: Apply, start: Session, facts: readonly Fact[]): Session => facts.reduce(apply, start);
const knownOf = (session: Session): readonly Known[] => session.attempts.map(({ known }) => known);

const sameKnowledge = (a: Session, b: Session): void => {
  assert.deepEqual(knownOf(a), knownOf(b));
  assert.deepEqual(view(a), view(b));
};

const notBefore = <T>(order: readonly T[], a: T, b: T): boolean => order.indexOf(a) <= order.indexOf(b);

/** Whether `b` knows everything `a` knows: the partial order, part by part. */
export const isWithin = (a: Known, b: Known): boolean =>
  notBefore(STATES, a.state, b.state) &&
  notBefore(RETURNED, a.returned, b.returned) &&
  notBefore(DISPUTES, a.dispute, b.dispute) &&
  a.refs.every((ref) => b.refs.includes(ref)) &&
  Object.entries(a.captured).every(
    ([currency, n]) => Object.hasOwn(b.captured, currency) && n <= b.captured[currency]!,
  ) &&
  Object.entries(a.refunds).every(([id, refund]) => {
    const later = Object.hasOwn(b.refunds, id) ? b.refunds[id] : undefined;
    if (!later || !notBefore(REFUND_STATES, refund.state, later.state)) return false;
    if (refund.lines?.some((line) => !later.lines?.includes(line))) return false;
    return refund.amount === null || (later.amount !== null && refund.amount <= later.amount);
  });

/** What each fact said, taken apart from what applying it made of it. */
const isHeard = ({ attempt, source, raw, at, ...says }: Fact, known: Known): boolean =>
  isWithin({ ...known, ...says, captured: says.captured ?? {}, refunds: says.refunds ?? {} }, known);

/** Each throws where `apply` breaks it. */
export const LAWS: Readonly<Record<string, (apply: Apply, story: Story) => void>> = {
  idempotent: (apply, { session, facts }) => {
    const once = told(apply, session, facts);
    for (const fact of facts) assert.equal(apply(once, fact), once);
  },
  'commutative, told in any order and again': (apply, { session, facts, retold }) => {
    sameKnowledge(told(apply, session, facts), told(apply, session, retold));
  },
  'associative, told in two batches': (apply, { session, facts, cut }) => {
    const [first, second] = [told(apply, session, facts.slice(0, cut)), told(apply, session, facts.slice(cut))];
    const batch = second.attempts.map(({ id, known }): Fact => ({ attempt: id, source: 'read', ...known }));
    sameKnowledge(told(apply, first, batch), told(apply, session, facts));
  },
  'knowledge only grows, and holds what was said': (apply, { session, facts }) => {
    let now = session;
    for (const fact of facts) {
      const next = apply(now, fact);
      for (const [n, { id, known }] of next.attempts.entries()) {
        assert.ok(isWithin(now.attempts[n]!.known, known));
        if (id === fact.attempt) assert.ok(isHeard(fact, known));
      }
      now = next;
    }
  },
  'nothing new is the same object, anything new one version more': (apply, { session, facts }) => {
    let now = session;
    for (const fact of facts) {
      const next = apply(now, fact);
      if (next !== now) {
        assert.equal(next.version, now.version + 1);
        assert.notDeepEqual(knownOf(next), knownOf(now));
      }
      now = next;
    }
  },
  'all else stays as it is': (apply, { session, facts }) => {
    for (const fact of facts) {
      const next = apply(session, fact);
      const { version: _v, attempts: _a, ...rest } = next;
      const { version: _w, attempts: _b, ...before } = session;
      assert.deepEqual(rest, before);
      for (const [n, one] of next.attempts.entries())
        if (one.id === fact.attempt) assert.deepEqual({ ...one, known: null }, { ...session.attempts[n], known: null });
        else assert.equal(one, session.attempts[n]);
    }
  },
};
