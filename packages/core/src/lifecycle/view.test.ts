import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFact } from './apply.ts';
import type { Known, State } from './known.ts';
import type { Session } from './session.ts';
import { attempt, fact, operation, session } from './session.fixture.ts';
import { isSettled, STATUSES, type Status } from './status.ts';
import { view, type View } from './view.ts';

const EUR = { EUR: 1000 };
const PAID: Partial<Known> = { state: 'paid', captured: EUR };
const paid = attempt('at_1', PAID);
const back = (amount: number | null, state: 'unknown' | 'pending' | 'succeeded' | 'failed' = 'succeeded') =>
  ({ ...PAID, refunds: { re_1: { state, amount } } }) as const;
/** Refunds by items, of which the gateway says no amount. */
const items = (...refunds: readonly (readonly number[])[]) => ({
  ...PAID,
  refunds: Object.fromEntries(
    refunds.map((lines, n) => [`re_${n}`, { state: 'succeeded', amount: null, lines } as const]),
  ),
});
const failedItems = (lines: readonly number[]) =>
  ({ ...PAID, refunds: { re_1: { state: 'failed', amount: null, lines } } }) as const;
const LINE = { sku: 'tea', title: 'Tea tin', quantity: 1, total: 500 };
const TWO = { quote: { ...session([]).quote, lines: [LINE, LINE] } };
const silent = { verifies: false };
const inState = (...states: State[]): Session => session(states.map((state, n) => attempt(`at_${n}`, { state })));
const nothing: Omit<View, 'status'> = {
  checking: false,
  trouble: [],
  paid: 0,
  refunded: 0,
  amountVerified: true,
  duplicates: [],
};
const full = { paid: 1000 };
const TWICE: Partial<View> = { trouble: ['duplicate_payment'], duplicates: ['at_2'] };

const golden: readonly [what: string, session: Session, status: Status, more?: Partial<View>][] = [
  ['no attempt yet', session([]), 'created'],
  ['created', inState('created'), 'created'],
  ['pending', inState('pending'), 'pending'],
  ['authorized', inState('authorized'), 'authorized'],
  ['failed', inState('failed'), 'failed'],
  ['canceled', inState('canceled'), 'canceled'],
  ['expired', inState('expired'), 'expired'],
  ['lapsed by our timer', inState('lapsed'), 'expired'],
  ['abandoned by our buyer', inState('abandoned'), 'canceled'],
  ['failed, then tried again', inState('failed', 'created'), 'created'],
  ['failed, then pending', inState('failed', 'pending'), 'pending'],
  ['pending, superseded by one that failed', inState('pending', 'failed'), 'pending'],
  ['authorized beside a pending one', inState('pending', 'authorized'), 'authorized'],
  ['canceled, then expired: the last one speaks', inState('canceled', 'expired'), 'expired'],

  ['paid exactly', session([paid]), 'paid', full],
  ['paid at the second try', session([attempt('at_0', { state: 'failed' }), paid]), 'paid', full],
  ['paid first, the later try failed', session([paid, attempt('at_2', { state: 'failed' })]), 'paid', full],
  [
    'paid, without the amount the account should tell',
    session([attempt('at_1', { state: 'paid' })]),
    'pending',
    { checking: true },
  ],
  [
    'paid at an account that never tells amounts',
    session([attempt('at_1', { state: 'paid' }, silent)]),
    'paid',
    { ...full, amountVerified: false },
  ],
  ['paid what we captured of it', session([attempt('at_1', { state: 'paid', captured: { EUR: 400 } }, { expects: 400 })]), 'paid', { paid: 400 }],

  ['a cent less', session([attempt('at_1', { state: 'paid', captured: { EUR: 999 } })]), 'review', { paid: 999, trouble: ['amount_mismatch'] }],
  ['a cent more', session([attempt('at_1', { state: 'paid', captured: { EUR: 1001 } })]), 'review', { paid: 1001, trouble: ['amount_mismatch'] }],
  ['nothing', session([attempt('at_1', { state: 'paid', captured: { EUR: 0 } })]), 'review', { trouble: ['amount_mismatch'] }],
  ['another currency', session([attempt('at_1', { state: 'paid', captured: { USD: 1000 } })]), 'review', { trouble: ['currency_mismatch'] }],
  ['the right money and another currency on top', session([attempt('at_1', { state: 'paid', captured: { EUR: 1000, USD: 1 } })]), 'review', { ...full, trouble: ['currency_mismatch'] }],
  ['another amount where none need be told', session([attempt('at_1', { state: 'paid', captured: { EUR: 5 } }, silent)]), 'review', { paid: 5, trouble: ['amount_mismatch'], amountVerified: false }],
  ['a cent less, accepted', session([attempt('at_1', { state: 'paid', captured: { EUR: 999 } })], { accepted: ['amount_mismatch'] }), 'paid', { paid: 999 }],
  ['another currency, accepted', session([attempt('at_1', { state: 'paid', captured: { USD: 1000 } })], { accepted: ['currency_mismatch'] }), 'paid'],
  ['both wrong, one accepted', session([attempt('at_1', { state: 'paid', captured: { EUR: 1, USD: 1 } })], { accepted: ['currency_mismatch'] }), 'review', { paid: 1, trouble: ['amount_mismatch'] }],
  ['captured in part while only authorized', session([attempt('at_1', { state: 'authorized', captured: { EUR: 400 } })]), 'authorized'],

  ['a refund asked for', session([attempt('at_1', back(1000, 'pending'))]), 'paid', full],
  ['a refund in part', session([attempt('at_1', back(400))]), 'partially_refunded', { ...full, refunded: 400 }],
  ['a refund of all', session([attempt('at_1', back(1000))]), 'refunded', { ...full, refunded: 1000 }],
  ['a refund of more than all', session([attempt('at_1', back(1200))]), 'refunded', { ...full, refunded: 1200 }],
  ['a refund that failed', session([attempt('at_1', back(1000, 'failed'))]), 'paid', full],
  ['a refund nobody knows the end of', session([attempt('at_1', back(400, 'unknown'))]), 'paid', { ...full, trouble: ['refund_unknown'] }],
  ['a refund of one item of two', session([attempt('at_1', items([0]))], TWO), 'partially_refunded', { ...full, refunded: null }],
  ['refunds of every item, whatever a policy kept', session([attempt('at_1', items([0], [1]))], TWO), 'refunded', { ...full, refunded: null }],
  ['a refund of an item that failed', session([attempt('at_1', failedItems([0, 1]))], TWO), 'paid', full],
  ['a refund whose amount is not told', session([attempt('at_1', back(null))]), 'partially_refunded', { ...full, refunded: null }],
  [
    'two refunds that make all',
    session([attempt('at_1', { ...PAID, refunds: { re_1: { state: 'succeeded', amount: 400 }, re_2: { state: 'succeeded', amount: 600 } } })]),
    'refunded',
    { ...full, refunded: 1000 },
  ],
  ['some given back by hand', session([attempt('at_1', { ...PAID, returned: 'some' })]), 'partially_refunded', { ...full, refunded: null }],
  ['all given back by hand', session([attempt('at_1', { ...PAID, returned: 'all' })]), 'refunded', { ...full, refunded: null }],

  [
    'some given back by hand, and all of it by refunds',
    session([attempt('at_1', { ...back(1000), returned: 'some' })]),
    'refunded',
    { ...full, refunded: null },
  ],

  ['a dispute', session([attempt('at_1', { ...PAID, dispute: 'open' })]), 'paid', { ...full, trouble: ['dispute'] }],
  ['a dispute lost', session([attempt('at_1', { ...PAID, dispute: 'lost' })]), 'paid', { ...full, trouble: ['dispute'] }],
  ['a dispute won', session([attempt('at_1', { ...PAID, dispute: 'won' })]), 'paid', full],

  ['paid twice: one counts', session([paid, attempt('at_2', PAID)]), 'paid', { ...full, ...TWICE }],
  ['paid twice, one given back', session([paid, attempt('at_2', back(1000))]), 'paid', full],
  ['paid twice, the first given back', session([attempt('at_1', { ...PAID, returned: 'all' }), attempt('at_2', PAID)]), 'paid', full],
  ['paid twice, the giving back failed', session([paid, attempt('at_2', back(1000, 'failed'))]), 'paid', { ...full, ...TWICE }],
  ['paid twice, both given back', session([attempt('at_1', back(1000)), attempt('at_2', back(1000))]), 'refunded', { ...full, refunded: 1000 }],
  ['paid twice, accepted', session([paid, attempt('at_2', PAID)], { accepted: ['duplicate_payment'] }), 'paid', { ...full, duplicates: ['at_2'] }],
  ['paid, then a wrong amount on top: the right one counts', session([paid, attempt('at_2', { state: 'paid', captured: { EUR: 5 } })]), 'paid', { ...full, ...TWICE }],
  ['paid, then another currency on top', session([paid, attempt('at_2', { state: 'paid', captured: { USD: 1000 } })]), 'paid', { ...full, ...TWICE }],
  ['paid a wrong amount, then the right one', session([attempt('at_1', { state: 'paid', captured: { EUR: 5 } }), attempt('at_2', PAID)]), 'paid', { ...full, ...TWICE, duplicates: ['at_1'] }],
  ['paid a wrong amount twice', session([attempt('at_1', { state: 'paid', captured: { EUR: 5 } }), attempt('at_2', { state: 'paid', captured: { EUR: 6 } })]), 'review', { paid: 5, trouble: ['amount_mismatch', 'duplicate_payment'], duplicates: ['at_2'] }],
  ['given back in part, then a late payment by the first try: what was done stands', session([paid, attempt('at_2', back(400))]), 'partially_refunded', { ...full, ...TWICE, refunded: 400, duplicates: ['at_1'] }],
  ['paid twice, the second where no amount is told', session([paid, attempt('at_2', { state: 'paid' }, silent)]), 'paid', { ...full, ...TWICE }],
  ['paid, the second without the amount it should tell', session([paid, attempt('at_2', { state: 'paid' })]), 'paid', { ...full, checking: true }],

  ['the gateway does not know our order', session([attempt('at_1', { state: 'pending' }, { missingSince: '2026-11-21T09:00:00.000Z' })]), 'pending', { checking: true }],
  [
    'nor after a day',
    session([attempt('at_1', { state: 'pending' }, { missingSince: '2026-11-21T09:00:00.000Z', lost: true })]),
    'pending',
    { checking: true, trouble: ['order_missing'] },
  ],
  ['nor after a day, accepted', session([attempt('at_1', {}, { lost: true })], { accepted: ['order_missing'] }), 'created'],
]; // prettier-ignore

for (const [what, given, status, more] of golden)
  test(`view: ${what} is ${status}`, () => {
    assert.deepEqual(view(given), { ...nothing, status, ...more });
  });

for (const [state, checking] of [
  ['prepared', false],
  ['sent', true],
  ['unknown', true],
  ['done', false],
  ['refused', false],
] as const)
  // prettier-ignore
  test(`an operation that is ${state} is ${checking ? '' : 'not '}being checked, and changes no status`, () => {
    for (const verb of ['create', 'capture', 'cancel', 'refund'] as const) {
      const open = session([attempt('at_1', { state: 'pending' })], { operations: [operation(state, { verb })] });
      assert.equal(view(open).checking, checking);
      assert.equal(view(open).status, 'pending');
    }
  });

for (const state of ['lapsed', 'abandoned', 'failed', 'expired', 'canceled'] as const)
  test(`a payment that comes late, after ${state}, is paid`, () => {
    const over = applyFact(session([attempt('at_1', { state: 'pending' })]), fact({ state }));
    assert.ok(isSettled(view(over).status));
    assert.equal(view(applyFact(over, fact(PAID))).status, 'paid');
  });

test('lapsed and abandoned yield to whatever a gateway says', () => {
  for (const ours of ['lapsed', 'abandoned'] as const)
    for (const state of ['authorized', 'failed', 'expired', 'canceled'] as const)
      assert.equal(view(applyFact(session([attempt('at_1', { state: ours })]), fact({ state }))).status, state);
});

test('status steps back when a refund that had succeeded fails, while what is known grows', () => {
  const steps = (['pending', 'succeeded', 'failed'] as const).map((state) =>
    fact({ refunds: { re_1: { state, amount: 1000 } } }),
  );
  let now = session([paid]);
  const seen = steps.map((step) => view((now = applyFact(now, step))).status);
  assert.deepEqual(seen, ['paid', 'refunded', 'paid']);
  assert.equal(now.version, 4);
});

test('the amount that was missing settles a payment, or sends it to review', () => {
  const unsure = applyFact(session([attempt('at_1')]), fact({ state: 'paid' }));
  assert.equal(view(unsure).checking, true);
  const [right, wrong] = [EUR, { EUR: 10 }].map((captured) => view(applyFact(unsure, fact({ captured }))));
  assert.deepEqual([right?.status, right?.checking], ['paid', false]);
  assert.deepEqual([wrong?.status, wrong?.checking], ['review', false]);
});

test('settled is every status that waits for nothing more', () => {
  assert.deepEqual(STATUSES.filter(isSettled), [
    'paid',
    'partially_refunded',
    'refunded',
    'canceled',
    'expired',
    'failed',
  ]);
});
