import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyFact } from './apply.ts';
import { learned, TROUBLES } from './generated.fixture.ts';
import type { Attempt, Session } from './session.ts';
import { STATUSES } from './status.ts';
import { view, type View } from './view.ts';

const RUNS = 3_000;

const isTold = ({ verifies, known }: Attempt): boolean => !verifies || Object.keys(known.captured).length > 0;
const isExact = ({ verifies, expects, known }: Attempt): boolean => {
  const told = Object.entries(known.captured);
  if (told.length === 0) return !verifies;
  return told.every(([currency, amount]) => currency === 'EUR' && amount === expects);
};
const isKept = ({ verifies, expects, known }: Attempt): boolean => {
  const done = Object.values(known.refunds).filter(({ state }) => state === 'succeeded');
  const back = done.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  // There is one line: whatever refund names a line gives everything back.
  if (done.some(({ lines = [] }) => lines.length > 0)) return false;
  return known.returned !== 'all' && (back === 0 || back < (known.captured.EUR ?? (verifies ? 0 : expects)));
};
const paidIn = ({ attempts }: Session): readonly Attempt[] => attempts.filter(({ known }) => known.state === 'paid');

type Look = (session: Session) => View;

/** What a merchant relies on, said without a word of how the view is made. Each throws where `look` breaks it. */
const PROMISES: Readonly<Record<string, (look: Look, session: Session) => void>> = {
  'never paid without the exact amount where the account tells it, unless accepted': (look, session) => {
    const { status } = look(session);
    if (!['paid', 'partially_refunded'].includes(status)) return;
    const kept = paidIn(session).filter((one) => isTold(one) && isKept(one));
    if (session.accepted.length === 0) assert.ok(kept.some(isExact));
    assert.ok(kept.length > 0);
  },
  'money only where a gateway said paid': (look, session) => {
    const { status, paid, refunded } = look(session);
    if (paidIn(session).length > 0) return;
    assert.ok(!['paid', 'partially_refunded', 'refunded', 'review'].includes(status));
    assert.deepEqual([paid, refunded], [0, 0]);
  },
  'where a gateway said paid, never over and done without money': (look, session) => {
    if (paidIn(session).length > 0)
      assert.ok(!['created', 'canceled', 'expired', 'failed'].includes(look(session).status));
  },
  'checking is an open operation, a missing order, or paid without its amount': (look, session) => {
    const open = session.operations.some(({ state }) => state === 'sent' || state === 'unknown');
    const missing = session.attempts.some(({ missingSince }) => missingSince !== undefined);
    const untold = paidIn(session).some((one) => !isTold(one));
    assert.equal(look(session).checking, open || missing || untold);
  },
  'more than one payment kept is a trouble, unless accepted': (look, session) => {
    const kept = paidIn(session).filter((one) => isTold(one) && isKept(one));
    if (kept.length > 1 && !session.accepted.includes('duplicate_payment'))
      assert.ok(look(session).trouble.includes('duplicate_payment'));
    if (paidIn(session).length < 2) assert.ok(!look(session).trouble.includes('duplicate_payment'));
  },
  'one payment counts: an exact one where there is one, and every other one kept is a duplicate': (look, session) => {
    const { paid, duplicates } = look(session);
    const took = paidIn(session).filter(isTold);
    const kept = took.filter(isKept);
    assert.equal(duplicates.length, Math.max(0, kept.length - 1));
    assert.ok(duplicates.every((id) => kept.some((one) => one.id === id)));
    const exact = (kept.length > 0 ? kept : took).filter(isExact);
    if (exact.length > 0 && session.accepted.length === 0) assert.ok(exact.some(({ expects }) => expects === paid));
    if (took.length === 0) assert.equal(paid, 0);
  },
  'a payment that comes second never changes what was paid': (look, session) => {
    const before = look(session);
    if (before.status !== 'paid' && before.status !== 'partially_refunded') return;
    if (session.accepted.some((trouble) => trouble.endsWith('_mismatch'))) return;
    const isUntouched = ({ known }: Attempt): boolean =>
      known.state !== 'paid' &&
      known.returned === 'none' &&
      Object.keys({ ...known.refunds, ...known.captured }).length === 0;
    const second = session.attempts.find(isUntouched);
    if (!second || session.attempts.some(({ expects }) => expects !== session.quote.total)) return;
    for (const captured of [{ EUR: 1000 }, { EUR: 5 }, { USD: 1000 }]) {
      const after = look(applyFact(session, { attempt: second.id, source: 'read', state: 'paid', captured }));
      assert.deepEqual([after.paid, after.refunded, after.status], [before.paid, before.refunded, before.status]);
      assert.ok(session.accepted.includes('duplicate_payment') || after.trouble.includes('duplicate_payment'));
    }
  },
  'review says why, and only review has a mismatch': (look, session) => {
    const { status, trouble } = look(session);
    assert.equal(status === 'review', trouble.includes('amount_mismatch') || trouble.includes('currency_mismatch'));
  },
  'troubles are known words, sorted, each once, none accepted': (look, session) => {
    const { trouble } = look(session);
    assert.deepEqual(trouble, TROUBLES.filter((one) => trouble.includes(one)).sort());
    for (const one of session.accepted) assert.ok(!trouble.includes(one));
  },
  'accepting every trouble leaves none, and no review': (look, session) => {
    const { status, trouble } = look({ ...session, accepted: TROUBLES });
    assert.deepEqual(trouble, []);
    assert.notEqual(status, 'review');
  },
};

for (const [promise, holds] of Object.entries(PROMISES))
  test(`view: ${promise}`, () => {
    fc.assert(
      fc.property(learned, (session) => holds(view, session)),
      { numRuns: RUNS },
    );
  });

const altered =
  (change: (seen: View, session: Session) => Partial<View>): Look =>
  (session) => {
    const seen = view(session);
    return { ...seen, ...change(seen, session) };
  };
const asPaid = { status: 'paid' } as const;

const broken: readonly [what: string, look: Look, promise: string][] = [
  ['a wrong amount is paid', altered(({ status }) => (status === 'review' ? asPaid : {})), 'never paid without'],
  ['authorized is paid', altered(({ status }) => (status === 'authorized' ? asPaid : {})), 'money only'],
  ['paid without its amount is failed', altered(({ status }) => (status === 'pending' ? { status: 'failed' } : {})), 'where a gateway said'],
  ['checking forgets operations', altered((_, { operations, ...rest }) => ({ checking: view({ ...rest, operations: [] }).checking })), 'checking is'],
  ['checking is never said', altered(() => ({ checking: false })), 'checking is'],
  ['a second payment goes unnoticed', altered(({ trouble }) => ({ trouble: trouble.filter((one) => one !== 'duplicate_payment') })), 'more than one'],
  ['both payments are summed up', altered(({ paid, duplicates }) => ({ paid: paid + 1000 * duplicates.length })), 'one payment counts'],
  ['the last one to be paid counts', (session) => view({ ...session, attempts: session.attempts.toReversed().filter(({ known }, n, all) => known.state !== 'paid' || all.findIndex((a) => a.known.state === 'paid') === n) }), 'a payment that comes second'],
  ['review is silent', altered(() => ({ trouble: [] })), 'review says why'],
  ['accepting does nothing', (session) => view({ ...session, accepted: [] }), 'accepting every'],
]; // prettier-ignore

for (const [what, look, promise] of broken)
  test(`twin: where ${what}, the promise "${promise} …" is seen to break`, () => {
    const holds = Object.entries(PROMISES).find(([name]) => name.startsWith(promise))![1];
    const { failed } = fc.check(
      fc.property(learned, (session) => holds(look, session)),
      { numRuns: RUNS, endOnFailure: true },
    );
    assert.ok(failed);
  });

test('the generated sequences reach every status and every trouble', () => {
  const count = (words: readonly string[]): Map<string, number> => new Map(words.map((word) => [word, 0]));
  const [statuses, troubles] = [count(STATUSES), count(TROUBLES)];
  const add = (to: Map<string, number>, word: string) => to.set(word, (to.get(word) ?? 0) + 1);
  let checking = 0;
  fc.assert(
    fc.property(learned, (session) => {
      const seen = view(session);
      add(statuses, seen.status);
      for (const trouble of seen.trouble) add(troubles, trouble);
      if (seen.checking) checking += 1;
    }),
    { numRuns: RUNS },
  );
  const line = (counts: Map<string, number>): string => [...counts].map(([word, n]) => `${word} ${n}`).join(', ');
  console.log(`view: ${RUNS} sequences: ${line(statuses)}; checking ${checking}; ${line(troubles)}`);
  for (const [word, n] of [...statuses, ...troubles]) assert.ok(n > 0, `${word} was never reached`);
});
