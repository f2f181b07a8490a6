import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyFact } from './apply.ts';
import { story } from './generated.fixture.ts';
import { NOTHING_KNOWN, type Fact, type Known } from './known.ts';
import { isWithin, LAWS, type Apply } from './laws.fixture.ts';
import { attempt, fact, session } from './session.fixture.ts';

const RUNS = 3_000;

for (const [law, holds] of Object.entries(LAWS))
  test(`applyFact: ${law}`, () => {
    const seen = { facts: 0, changes: 0 };
    const counted: Apply = (before, one) => {
      const after = applyFact(before, one);
      seen.facts += 1;
      if (after !== before) seen.changes += 1;
      return after;
    };
    fc.assert(
      fc.property(story, (given) => holds(counted, given)),
      { numRuns: RUNS },
    );
    console.log(`law "${law}": ${RUNS} sequences, ${seen.facts} facts applied, ${seen.changes} told something new`);
    assert.ok(seen.changes > RUNS);
  });

/** `applyFact` with what is known of the attempt made by another join. */
const joining =
  (join: (known: Known, says: Fact) => Partial<Known>): Apply =>
  (before, says) => {
    const after = applyFact(before, says);
    if (after === before) return before;
    const attempts = after.attempts.map((one, n) => {
      const { known } = before.attempts[n]!;
      return one.id === says.attempt ? { ...one, known: { ...one.known, ...join(known, says) } } : one;
    });
    return { ...after, attempts };
  };

const added = (a: Known['captured'], b: Known['captured'] = {}): Known['captured'] =>
  Object.fromEntries([...Object.entries(a), ...Object.entries(b)].map(([key]) => [key, (a[key] ?? 0) + (b[key] ?? 0)]));

const broken: readonly [what: string, apply: Apply, laws: readonly string[]][] = [
  ['the last state wins', joining((known, { state }) => ({ state: state ?? known.state })), ['commutative', 'grows']],
  ['the first state wins', joining((known, { state }) => ({ state: known.state === 'created' ? (state ?? 'created') : known.state })), ['commutative']],
  ['the last amount wins', joining((known, { captured }) => ({ captured: { ...known.captured, ...captured } })), ['commutative', 'grows']],
  ['amounts are added up', joining((known, { captured }) => ({ captured: added(known.captured, captured) })), ['commutative', 'idempotent']],
  ['refunds are replaced', joining((known, { refunds }) => ({ refunds: refunds ?? known.refunds })), ['commutative', 'grows']],
  ['the last dispute wins', joining((known, { dispute }) => ({ dispute: dispute ?? known.dispute })), ['commutative', 'grows']],
  ['ids are kept in the order they came', joining((known, { refs = [] }) => ({ refs: [...new Set([...known.refs, ...refs])] })), ['commutative']],
  ['ids are forgotten', joining((known, { refs }) => ({ refs: refs ?? known.refs })), ['grows']],
  ['facts are ignored', (before) => before, ['grows']],
  ['every fact is a new version', (before, says) => { const after = applyFact(before, says); return after === before ? { ...before, version: before.version + 1 } : after; }, ['idempotent', 'same object']],
  ['the version stands still', (before, says) => { const after = applyFact(before, says); return after === before ? before : { ...after, version: before.version }; }, ['same object']],
  ['other attempts are touched', (before, says) => { const after = applyFact(before, says); return after === before ? before : { ...after, attempts: after.attempts.map((one) => ({ ...one, raw: 'x' })) }; }, ['all else']],
]; // prettier-ignore

for (const [what, apply, laws] of broken)
  for (const word of laws)
    test(`twin: where ${what}, the law "… ${word} …" is seen to break`, () => {
      const found = Object.entries(LAWS).filter(([law]) => law.includes(word));
      assert.equal(found.length, 1);
      const [[, holds]] = found as [[string, (typeof LAWS)[string]]];
      const { failed } = fc.check(
        fc.property(story, (given) => holds(apply, given)),
        { numRuns: RUNS, endOnFailure: true },
      );
      assert.ok(failed);
    });

test('an older fact after a newer one changes nothing (F4)', () => {
  const paid = applyFact(session([attempt('at_1')]), fact({ state: 'paid', captured: { EUR: 1000 } }));
  for (const late of [
    'created',
    'pending',
    'authorized',
    'failed',
    'expired',
    'canceled',
    'lapsed',
    'abandoned',
  ] as const)
    assert.equal(applyFact(paid, fact({ state: late })), paid, late);
});

test('the same webhook twice changes nothing the second time (F2)', () => {
  const says = fact({ state: 'paid', captured: { EUR: 1000 }, refs: ['order:0042'] });
  const once = applyFact(session([attempt('at_1')]), says);
  assert.equal(once.version, 2);
  assert.equal(applyFact(once, says), once);
});

test('a fact about an attempt the session does not have changes nothing', () => {
  const start = session([attempt('at_1')]);
  assert.equal(applyFact(start, fact({ state: 'paid' }, 'at_2')), start);
});

test('a word of the gateway that is no state is never a state, least of all paid', () => {
  const start = session([attempt('at_1', { state: 'pending' })]);
  for (const word of ['succeeded', 'PAID', 'complete', ''])
    assert.equal(applyFact(start, fact({ state: word as Known['state'] })), start, word);
});

test('what a fact leaves out is not said: nothing is set to zero', () => {
  const known: Known = { ...NOTHING_KNOWN, state: 'paid', captured: { EUR: 1000 }, refs: ['order:0042'] };
  const start = session([attempt('at_1', known)]);
  assert.equal(applyFact(start, fact({})), start);
  const after = applyFact(start, fact({ captured: { USD: 5 }, refunds: { re_1: { state: 'pending', amount: null } } }));
  assert.deepEqual(after.attempts[0]!.known, {
    ...known,
    captured: { EUR: 1000, USD: 5 },
    refunds: { re_1: { state: 'pending', amount: null } },
  });
});

test('an amount told later fills one that was not said, and is never taken back', () => {
  const told = [
    { state: 'pending', amount: null },
    { state: 'succeeded', amount: 400 },
    { state: 'failed', amount: null },
  ] as const;
  const after = told.reduce((now, re_1) => applyFact(now, fact({ refunds: { re_1 } })), session([attempt('at_1')]));
  assert.deepEqual(after.attempts[0]!.known.refunds, { re_1: { state: 'failed', amount: 400 } });
});

test('two ids of one kind are both kept, sorted', () => {
  const ids = [['order:2'], ['order:1'], ['order:2', 'intent:9']];
  const after = ids.reduce((now, refs) => applyFact(now, fact({ refs })), session([attempt('at_1')]));
  assert.deepEqual(after.attempts[0]!.known.refs, ['intent:9', 'order:1', 'order:2']);
});

test('the partial order tells more from less, part by part', () => {
  const more: readonly Partial<Known>[] = [
    { state: 'pending' },
    { captured: { EUR: 0 } },
    { refunds: { re_1: { state: 'unknown', amount: null } } },
    { returned: 'some' },
    { dispute: 'open' },
    { refs: ['a'] },
  ];
  for (const part of more) {
    const later = { ...NOTHING_KNOWN, ...part };
    assert.ok(isWithin(NOTHING_KNOWN, later));
    assert.equal(isWithin(later, NOTHING_KNOWN), false, JSON.stringify(part));
  }
});
