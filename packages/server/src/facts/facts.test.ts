import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING_KNOWN, type Fact, type Session } from '@tillkit/core/lifecycle';
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
