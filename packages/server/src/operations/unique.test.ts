import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { defineGateway, type Answer, type Created, type Found } from '@tillkit/core/gateway';
import type { SessionAnswer } from '@tillkit/core/wire';
import { createCheckout } from '../checkout/index.ts';
import { BASE, CART, key, ORIGIN } from '../fixture/shop.fixture.ts';
import { memoryStore } from '../memory/index.ts';
import { fromCatalog } from '../pricing/index.ts';

const created: Created = {
  action: { kind: 'redirect', url: 'https://pay.example/o1', popup: 'opener' },
  amount: { amount: 2_500, currency: 'EUR' },
};
const DONE: Answer<Created> = { is: 'done', value: created, facts: [{ refs: ['order:o1'] }] };
const LOST: Answer<never> = { is: 'unknown', problem: { code: 'gateway_unavailable' } };
const NOT_THERE: Answer<null> = { is: 'done', value: null, facts: [] };
const foundAs = (value: Found): Answer<Found> => ({ is: 'done', value, facts: [{ state: 'pending', raw: 'pending' }] });

/** A shop whose gateway takes a reference once, and can be searched. Answers are taken from the lists, in order. */
const openUniqueShop = async (creates: Answer<Created>[], finds: Answer<Found | null>[]) => {
  const clock = manualClock();
  const calls: string[] = [];
  const sent: string[] = [];
  const unique = defineGateway({
    name: 'unique',
    label: 'Unique',
    capabilities: {
      create: 'unique-reference',
      find: 'by-scan',
      push: 'none',
      reports: 'amount',
      returns: 'success',
      expiry: 'fixed',
    },
    check: (_: object) => {},
    connect: () => ({
      methods: () => [{ id: 'page', label: 'Page', currencies: 'any', fields: [], kinds: ['redirect'] }],
      fits: () => 'yes',
      request: ({ attempt }) => new TextEncoder().encode(attempt),
      create: async (_call, bytes) => {
        calls.push('create');
        sent.push(new TextDecoder().decode(bytes));
        return creates.shift() ?? LOST;
      },
      find: async () => {
        calls.push('find');
        return finds.shift() ?? LOST;
      },
      read: async () => ({ is: 'done', value: null, facts: [] }),
    }),
  });
  const checkout = createCheckout({
    url: BASE,
    secret: 'a-secret-for-tests-only-0123456789',
    origins: [ORIGIN],
    accounts: [unique({})],
    store: memoryStore({ clock }),
    price: fromCatalog([{ sku: 'tea', title: 'Tea', price: 1_250, currency: 'EUR' }]),
    clock,
    sessionSeconds: 3_600,
  });
  const response = await checkout.fetch(
    new Request(`${BASE}/sessions`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json', 'idempotency-key': key(1) },
      body: JSON.stringify({ cart: CART, attempt: {} }),
    }),
  );
  const { session, token } = (await response.json()) as SessionAnswer;
  const shown = async () => {
    const asked = new Request(`${BASE}/sessions/${session.id}`, { headers: { authorization: `Bearer ${token}` } });
    const answer = (await (await checkout.fetch(asked)).json()) as SessionAnswer;
    return { action: answer.session.attempt?.action ?? null, checking: answer.session.checking };
  };
  const later = async (ms = 5_000) => {
    await clock.advance(ms);
    await checkout.work();
  };
  return { checkout, id: session.id, calls, sent, shown, later };
};

test('F1 a lost create is looked for before anything is sent again; what is found is shown to the buyer', async () => {
  const { calls, shown, later, checkout, id } = await openUniqueShop(
    [LOST],
    [foundAs({ refs: ['order:o1'], created })],
  );
  assert.deepEqual(await shown(), { action: null, checking: true });
  await later();
  assert.deepEqual(calls, ['create', 'find']);
  assert.deepEqual(await shown(), { action: created.action, checking: false });
  const order = await checkout.orders.get(id);
  assert.deepEqual([order.status, order.attempts[0]?.refs], ['pending', ['order:o1']]);
});

test('one that surely is not there is sent again: the same bytes, once', async () => {
  const { calls, sent, shown, later } = await openUniqueShop([LOST, DONE], [NOT_THERE]);
  await later();
  await later(60_000);
  assert.deepEqual(calls, ['create', 'find', 'create']);
  assert.equal(new Set(sent).size, 1);
  assert.deepEqual(await shown(), { action: created.action, checking: false });
});

test('a search that stays open repeats nothing but itself, less and less often, until the session is over', async () => {
  const { calls, later, checkout, id } = await openUniqueShop([LOST], []);
  for (let n = 0; n < 5; n += 1) await later(60_000);
  assert.deepEqual(calls.filter((call) => call === 'create').length, 1);
  assert.equal(calls.length, 6);
  assert.equal((await checkout.orders.get(id)).checking, true);
  await later(3_600_000);
  assert.deepEqual(calls.filter((call) => call === 'create').length, 1);
  const order = await checkout.orders.get(id);
  assert.deepEqual([order.status, order.checking], ['failed', false]);
});

test('one that is found with another amount is never shown', async () => {
  const other = { ...created, amount: { amount: 2_499, currency: 'EUR' } };
  const { shown, later, checkout, id } = await openUniqueShop(
    [LOST],
    [foundAs({ refs: ['order:o1'], created: other })],
  );
  await later();
  assert.deepEqual(await shown(), { action: null, checking: false });
  assert.equal((await checkout.orders.get(id)).attempts[0]?.problem, 'gateway_amount_differs');
});

test('one that is found without its page is known, and not shown', async () => {
  const { shown, later, checkout, id } = await openUniqueShop([LOST], [foundAs({ refs: ['order:o1'], created: null })]);
  await later();
  assert.deepEqual(await shown(), { action: null, checking: false });
  const order = await checkout.orders.get(id);
  assert.deepEqual([order.status, order.attempts[0]?.refs], ['failed', ['order:o1']]);
});
