import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop } from '../fixture/shop.fixture.ts';

test('request 29: F3 F7 a push that waits is applied with its inbox row in one transaction, once, when its order is there', async () => {
  const shop = openShop();
  const { session } = await shop.begin();
  const locate = shop.store.locate;
  shop.store.locate = async () => null;
  const paid = { event: 'e1', attempt: session.attempt?.id, state: 'paid', amount: 2_500 };
  assert.equal((await shop.push(paid)).status, 200);
  await shop.checkout.work();
  assert.equal((await shop.checkout.orders.get(session.id)).status, 'created', 'the order is not to be found yet');

  shop.store.locate = locate;
  const settle = shop.store.settle;
  // The process dies right after the change: what was to settle the row by itself never happens.
  shop.store.settle = () => Promise.reject(new Error('the machine went away'));
  await shop.clock.advance(1_000);
  await shop.checkout.work().catch(() => {});
  shop.store.settle = settle;
  const { version, status } = await shop.checkout.orders.get(session.id);
  assert.equal(status, 'paid');
  await shop.clock.advance(3_600_000);
  await shop.checkout.work();
  assert.equal((await shop.checkout.orders.get(session.id)).version, version);
  // Its notice is delivered again, for nobody knows whether it was: at least once, under one key.
  assert.deepEqual([...new Set(shop.heard.map((h) => h.key))], [`${session.id}:paid`]);
});
