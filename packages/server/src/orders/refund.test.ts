import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { defineGateway } from '@tillkit/core/gateway';
import { createCheckout } from '../checkout/index.ts';
import { BASE, CART, key, ORIGIN } from '../fixture/shop.fixture.ts';
import { memoryStore } from '../memory/index.ts';
import { fromCatalog } from '../pricing/index.ts';

/** A shop whose gateway takes the money at once and gives back any amount. */
const openRefundingShop = () => {
  const clock = manualClock();
  const refunds: unknown[] = [];
  const generous = defineGateway({
    name: 'generous',
    label: 'Generous',
    capabilities: {
      create: 'keyed',
      find: 'no',
      push: 'none',
      reports: 'amount',
      returns: 'both',
      expiry: 'never',
      refund: { by: 'amount', amount: 'known', keyed: true },
    },
    check: (_: object) => {},
    connect: () => ({
      methods: () => [{ id: 'card', label: 'Card', currencies: 'any', fields: [], kinds: ['redirect'] }],
      fits: () => 'yes',
      request: () => new Uint8Array(),
      create: async () => ({
        is: 'done',
        value: { action: { kind: 'redirect', url: 'https://pay.example/1', popup: 'opener' }, amount: null },
        facts: [{ state: 'paid', captured: { EUR: 2_500 }, refs: ['bill:1'] }],
      }),
      read: async () => ({ is: 'done', value: null, facts: [] }),
      refund: async (call, { amount }) => {
        refunds.push({ key: call.key, amount });
        return { is: 'done', value: { state: 'succeeded', amount }, facts: [] };
      },
    }),
  });
  const checkout = createCheckout({
    url: BASE,
    secret: 'a-secret-for-tests-only-0123456789',
    origins: [ORIGIN],
    accounts: [generous({})],
    store: memoryStore({ clock }),
    price: fromCatalog([{ sku: 'tea', title: 'Tea', price: 1_250, currency: 'EUR' }]),
    clock,
  });
  const buy = async (): Promise<string> => {
    const response = await checkout.fetch(
      new Request(`${BASE}/sessions`, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/json', 'idempotency-key': key(1) },
        body: JSON.stringify({ cart: CART, attempt: {} }),
      }),
    );
    return ((await response.json()) as { session: { id: string } }).session.id;
  };
  return { orders: checkout.orders, refunds, buy };
};

test('request 31: F15 refunds by key once, never more than was paid, and never without saying how much', async () => {
  const { orders, refunds, buy } = openRefundingShop();
  const id = await buy();
  assert.deepEqual((await orders.get(id)).can.refund, { by: 'amount', max: 2_500 });
  for (const amount of [undefined, 0, -1, 0.5, 2_501])
    await assert.rejects(orders.refund(id, { key: `bad-${amount}`, ...(amount === undefined ? {} : { amount }) }), {
      code: 'state_refused',
    });
  assert.deepEqual(refunds, []);

  assert.equal((await orders.refund(id, { key: 'r1', amount: 1_000 })).status, 'partially_refunded');
  assert.equal((await orders.refund(id, { key: 'r1', amount: 1_000 })).refunded, 1_000, 'the key replays');
  await assert.rejects(orders.refund(id, { key: 'r1', amount: 999 }), { code: 'key_reused' });
  await assert.rejects(orders.refund(id, { key: 'r2', amount: 1_501 }), { code: 'state_refused' });
  assert.equal((await orders.refund(id, { key: 'r2', amount: 1_500 })).status, 'refunded');
  assert.deepEqual(refunds, [
    { key: 'r1', amount: 1_000 },
    { key: 'r2', amount: 1_500 },
  ]);
});
