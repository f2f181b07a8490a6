import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NOTHING_KNOWN, view, type Fact, type Session } from '@tillkit/core/lifecycle';
import { draft, learn } from './index.ts';

const NOW = '2026-11-21T09:00:00.000Z';

const session: Session = {
  id: 'cs_1',
  version: 1,
  quote: {
    currency: 'EUR',
    lines: [{ sku: 'tea', title: 'Tea', quantity: 1, total: 1_000 }],
    tax: 0,
    shipping: 0,
    discount: 0,
    total: 1_000,
    title: 'Tea',
    validUntil: NOW,
    hash: 'h',
  },
  attempts: ['at_1', 'at_2'].map((id) => ({
    id,
    account: 'paybox',
    method: 'card',
    mode: 'redirect',
    expects: 1_000,
    verifies: true,
    known: NOTHING_KNOWN,
    action: null,
    createdAt: NOW,
  })),
  operations: [],
  accepted: [],
  timeline: [],
  returnTo: 'https://shop.example/',
  createdAt: NOW,
  expiresAt: NOW,
};

const fact = (part: Partial<Fact>): Fact => ({ attempt: 'at_1', source: 'webhook', ...part });
const paid = fact({ state: 'paid', captured: { EUR: 1_000 }, raw: 'PAID' });

/** The notices and the history that a sequence of steps leaves, each step a change of its own. */
const walk = (...steps: readonly (readonly Fact[])[]) => {
  let now = session;
  const notices: string[] = [];
  for (const facts of steps) {
    const change = draft(now, learn(now, facts, NOW), NOW);
    notices.push(...(change?.notices ?? []).map((n) => n.key));
    now = change?.session ?? now;
  }
  return { notices, timeline: now.timeline.map((e) => e.status), session: now };
};

test('paid is told once, however often and by whomever it is learned', () => {
  const { notices, timeline } = walk([paid], [paid], [{ ...paid, source: 'read' }]);
  assert.deepEqual(notices, ['cs_1:paid']);
  assert.deepEqual(timeline, ['paid']);
});

test('nothing new is no change: no version, no notice, no line of history', () => {
  assert.equal(draft(session, learn(session, [fact({})], NOW), NOW), null);
});

test('a refund is told with its sum, a refund that fails by its id, and the payment is not told again', () => {
  const refund = (state: 'succeeded' | 'failed') => fact({ refunds: { re_1: { state, amount: 1_000 } } });
  const { notices, timeline } = walk([paid], [refund('succeeded')], [refund('failed')]);
  assert.deepEqual(notices, ['cs_1:paid', 'cs_1:refunded:1000', 'cs_1:refundFailed:re_1']);
  assert.deepEqual(timeline, ['paid', 'refunded', 'paid']);
});

test('a second paid attempt is a trouble, and never a second paid', () => {
  const { notices } = walk([paid], [{ ...paid, attempt: 'at_2' }]);
  assert.deepEqual(notices, ['cs_1:paid', 'cs_1:trouble:duplicate_payment']);
});

test('the gateway’s own word is kept in the merchant’s history', () => {
  assert.equal(walk([paid]).session.timeline[0]?.raw, 'PAID');
});

test('a fact of the gateway about an attempt it had lost finds it again', () => {
  const missing = { ...session, attempts: session.attempts.map((a) => ({ ...a, missingSince: NOW, lost: true })) };
  const [found] = learn(missing, [fact({ source: 'read', state: 'created' })], NOW).attempts;
  assert.equal(found?.missingSince, undefined);
  assert.equal(found?.lost, undefined);
});

test('request 26: events out of order: nothing of what is known steps back, and each thing is told once', () => {
  const told = [
    fact({ state: 'created' }),
    fact({ state: 'pending' }),
    fact({ state: 'authorized' }),
    paid,
    fact({ attempt: 'at_2', state: 'expired' }),
  ];
  let orders = 0;
  fc.assert(
    fc.property(fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }), (shuffled) => {
      const { notices, session: after } = walk(...shuffled.map((one) => [one]));
      assert.equal(view(after).status, 'paid');
      assert.equal(after.attempts[0]?.known.state, 'paid');
      assert.equal(notices.filter((key) => key === 'cs_1:paid').length, 1);
      assert.equal(new Set(notices).size, notices.length);
      orders += 1;
    }),
  );
  console.log(`events out of order: ${orders} orders of ${told.length * 2}`);
});

test('an order that ended unpaid is told to have ended once, by whatever word it ends later', () => {
  const first = fact({ source: 'timer', state: 'lapsed' });
  const second = { ...first, attempt: 'at_2' };
  const { notices } = walk([first], [second], [fact({ state: 'canceled' })], [{ ...second, state: 'failed' }]);
  assert.deepEqual(notices, ['cs_1:expired:at_2']);
  assert.deepEqual(walk([first, second], [paid]).notices, ['cs_1:expired:at_2', 'cs_1:paid'], 'a late payment is told');
});
