import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { defineGateway, type Answer } from '@tillkit/core/gateway';
import type { Refund } from '@tillkit/core/lifecycle';
import { createCheckout } from '../checkout/index.ts';
import { BASE, key, ORIGIN } from '../fixture/shop.fixture.ts';
import { memoryStore } from '../memory/index.ts';
import { fromCatalog } from '../pricing/index.ts';

const PRICES = [
  { sku: 'tea', title: 'Tea', price: 1_250, currency: 'EUR' },
  { sku: 'mug', title: 'Mug', price: 900, currency: 'EUR' },
  { sku: 'tin', title: 'Tin', price: 400, currency: 'EUR' },
];

/** A shop whose gateway never tells an amount, and gives back items by a policy nobody knows. */
const openItemShop = async () => {
  const clock = manualClock();
  const calls: unknown[] = [];
  const next: { answer?: Answer<Refund>; hangs?: boolean } = {};
  const policy = defineGateway({
    name: 'policy',
    label: 'Policy',
    capabilities: {
      create: 'orphan-safe',
      find: 'no',
      push: 'none',
      reports: 'nothing',
      returns: 'none',
      expiry: 'never',
      refund: { by: 'items', amount: 'unknown', keyed: false },
    },
    check: (_: object) => {},
    connect: () => ({
      methods: () => [{ id: 'corporate', label: 'Corporate', currencies: 'any', fields: [], kinds: ['widget'] }],
      fits: () => 'yes',
      request: () => new Uint8Array(),
      create: async () => ({
        is: 'done',
        value: { action: { kind: 'widget', data: { id: 't1' } }, amount: null },
        facts: [{ state: 'paid', refs: ['transaction:t1'] }],
      }),
      read: async () => ({ is: 'done', value: null, facts: [{ state: 'paid', raw: 'PAID' }] }),
      refund: async ({ quote }, { lines, whole, amount }) => {
        calls.push({ of: quote.lines.length, lines, whole, ...(amount === undefined ? {} : { amount }) });
        if (next.hangs) return new Promise<never>(() => {});
        const { answer } = next;
        delete next.answer;
        return answer ?? { is: 'done', value: { state: 'succeeded', amount: amount ?? null, lines }, facts: [] };
      },
    }),
  });
  const checkout = createCheckout({
    url: BASE,
    secret: 'a-secret-for-tests-only-0123456789',
    origins: [ORIGIN],
    accounts: [policy({})],
    store: memoryStore({ clock }),
    price: fromCatalog(PRICES),
    clock,
  });
  const response = await checkout.fetch(
    new Request(`${BASE}/sessions`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json', 'idempotency-key': key(1) },
      body: JSON.stringify({ cart: { items: PRICES.map(({ sku }) => ({ sku, quantity: 1 })) }, attempt: {} }),
    }),
  );
  const { session } = (await response.json()) as { session: { id: string } };
  return { checkout, clock, orders: checkout.orders, id: session.id, calls, next };
};

const UNKNOWN: Answer<Refund> = { is: 'unknown', problem: { code: 'gateway_unavailable' } };

test('an account that never tells an amount is paid, and says that the amount is not verified', async () => {
  const { orders, id } = await openItemShop();
  const order = await orders.get(id);
  assert.deepEqual([order.status, order.paid, order.amountVerified], ['paid', 2_550, false]);
  assert.deepEqual(order.can.refund, { by: 'items', max: 2_550, lines: [0, 1, 2] });
});

test('items are given back once each; with the last one everything that was sold is', async () => {
  const { orders, id, calls } = await openItemShop();
  const first = await orders.refund(id, { key: 'r1', lines: [1] });
  assert.deepEqual([first.status, first.refunded], ['partially_refunded', null]);
  assert.deepEqual(first.can.refund, { by: 'items', max: null, lines: [0, 2] });
  await assert.rejects(orders.refund(id, { key: 'r2', lines: [1] }), { code: 'state_refused' });
  const last = await orders.refund(id, { key: 'r3', lines: [0, 2] });
  assert.deepEqual([last.status, last.refunded, last.can.refund], ['refunded', null, null]);
  assert.deepEqual(calls, [
    { of: 3, lines: [1], whole: false },
    { of: 3, lines: [0, 2], whole: true },
  ]);
});

const REFUSED: readonly (readonly [
  string,
  { readonly lines?: readonly number[]; readonly amount?: number },
  RegExp,
])[] = [
  ['no lines', {}, /Say what: lines/],
  ['none of them', { lines: [] }, /Say what: lines/],
  ['a line twice', { lines: [0, 0] }, /each once/],
  ['a line that is not there', { lines: [3] }, /Left are 0, 1, 2/],
  ['an amount alone', { amount: 100 }, /Say what: lines/],
  ['an amount of nothing: it would mean the policy', { lines: [0], amount: 0 }, /from 1 to 2550/],
  ['more than was paid', { lines: [0], amount: 2_551 }, /from 1 to 2550/],
];
for (const [what, input, says] of REFUSED)
  test(`a refund by items is refused for ${what}, before anything is sent`, async () => {
    const { orders, id, calls } = await openItemShop();
    await assert.rejects(orders.refund(id, { key: 'r1', ...input }), (error: { code: string; detail?: string }) => {
      assert.equal(error.code, 'state_refused');
      assert.match(error.detail ?? '', says);
      return true;
    });
    assert.deepEqual(calls, []);
  });

test('a refund that may have moved money is a trouble, is never repeated, and blocks every other', async () => {
  const { orders, id, calls, next } = await openItemShop();
  next.answer = UNKNOWN;
  const order = await orders.refund(id, { key: 'r1', lines: [0] });
  assert.deepEqual([order.status, order.checking, order.trouble], ['paid', true, ['refund_unknown']]);
  await orders.refund(id, { key: 'r1', lines: [0] });
  await assert.rejects(orders.refund(id, { key: 'r2', lines: [1] }), { code: 'state_refused' });
  assert.equal(calls.length, 1);
});

for (const [as, status, left] of [
  ['done', 'partially_refunded', [1, 2]],
  ['refused', 'paid', [0, 1, 2]],
] as const)
  test(`a person who looked says it was ${as}: the order is ${status}, and the next refund may go`, async () => {
    const { orders, id, calls, next } = await openItemShop();
    next.answer = UNKNOWN;
    await orders.refund(id, { key: 'r1', lines: [0] });
    const order = await orders.resolve(id, { key: 'r1', as });
    assert.deepEqual([order.status, order.checking, order.trouble], [status, false, []]);
    assert.deepEqual(order.can.refund?.lines, left);
    await assert.rejects(orders.resolve(id, { key: 'r1', as }), { code: 'state_refused' });
    await orders.refund(id, { key: 'r2', lines: [1] });
    assert.equal(calls.length, 2);
  });

test('what is not in doubt cannot be resolved', async () => {
  const { orders, id } = await openItemShop();
  await orders.refund(id, { key: 'r1', lines: [0] });
  for (const name of ['r1', 'r9'])
    await assert.rejects(orders.resolve(id, { key: name, as: 'refused' }), { code: 'state_refused' });
  assert.equal((await orders.get(id)).status, 'partially_refunded');
});

test('a refund the gateway refused leaves its lines to be given back', async () => {
  const { orders, id, next } = await openItemShop();
  next.answer = { is: 'refused', problem: { code: 'gateway_refused' } };
  await assert.rejects(orders.refund(id, { key: 'r1', lines: [0] }), { code: 'gateway_refused' });
  assert.deepEqual((await orders.get(id)).can.refund?.lines, [0, 1, 2]);
});

test('request 31: a refund whose process died is in doubt with all it asked back, and none of it is given back again', async () => {
  const { checkout, clock, orders, id, calls, next } = await openItemShop();
  next.hangs = true;
  void orders.refund(id, { key: 'r1', lines: [0, 2], amount: 500 });
  await clock.advance(60_000);
  await checkout.work();
  next.hangs = false;
  const order = await orders.get(id);
  assert.deepEqual([order.trouble, order.checking, order.can.refund?.lines], [['refund_unknown'], true, [1]]);
  const settled = await orders.resolve(id, { key: 'r1', as: 'done' });
  assert.deepEqual([settled.status, settled.refunded], ['partially_refunded', 500]);
  await assert.rejects(orders.refund(id, { key: 'r2', lines: [0] }), { code: 'state_refused' });
  await orders.refund(id, { key: 'r3', lines: [1] });
  assert.deepEqual(calls.slice(1), [{ of: 3, lines: [1], whole: true }]);
});
