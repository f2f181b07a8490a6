import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CART, key, openShop } from '../fixture/shop.fixture.ts';

type Shop = ReturnType<typeof openShop>;

/** Starts a session whose process then "dies": nobody waits for the answer, the work loop is what remains. */
const dieDuringCreate = async (shop: Shop): Promise<string> => {
  shop.paybox.next.trouble = 'hang-after';
  void shop.post('/sessions', { cart: CART, attempt: {} }, { 'idempotency-key': key(1) });
  await shop.clock.advance(0);
  const { orders } = await shop.checkout.orders.list();
  return orders[0]?.id ?? '';
};

test('F1 a process that died while the gateway answered: the same bytes again, one order there, the page for the buyer', async () => {
  const shop = openShop();
  const id = await dieDuringCreate(shop);
  assert.equal((await shop.checkout.orders.get(id)).checking, true);
  await shop.clock.advance(59_000);
  await shop.checkout.work();
  assert.equal(shop.paybox.calls.length, 1, 'not before it is surely dead');
  await shop.clock.advance(1_000);
  await shop.checkout.work();
  assert.equal(shop.paybox.bills.size, 1);
  assert.equal((await shop.checkout.orders.get(id)).checking, false);
  const token = await shop.checkout.token(id);
  const { session } = (await (await shop.get(`/sessions/${id}`, token)).json()) as {
    session: { attempt: { action: unknown } };
  };
  assert.notEqual(session.attempt.action, null);
});

test('after the key has died an ambiguous create is never repeated: the attempt fails, and a payment that comes still counts', async () => {
  const shop = openShop();
  const id = await dieDuringCreate(shop);
  const attempt = (await shop.checkout.orders.get(id)).attempts[0]?.id;
  await shop.clock.advance(3_600_000);
  await shop.checkout.work();
  assert.equal(shop.paybox.calls.filter((c) => c.startsWith('create')).length, 1);
  assert.equal((await shop.checkout.orders.get(id)).status, 'failed');
  await shop.push({ event: 'e1', attempt, state: 'paid', amount: 2_500 });
  assert.equal((await shop.checkout.orders.get(id)).status, 'paid');
});

test('a process that died before it sent anything: the prepared create is sent, once', async () => {
  const shop = openShop();
  const mark = shop.store.mark;
  shop.store.mark = () => Promise.reject(new Error('the machine went away'));
  await shop.post('/sessions', { cart: CART, attempt: {} }, { 'idempotency-key': key(1) });
  shop.store.mark = mark;
  assert.equal(shop.paybox.calls.length, 0);
  await shop.clock.advance(60_000);
  await Promise.all([shop.checkout.work(), shop.checkout.work()]);
  assert.deepEqual(shop.paybox.calls.filter((c) => c.startsWith('create')).length, 1);
});

test('a gateway that stays silent is asked less and less often, with the same key', async () => {
  const shop = openShop();
  shop.paybox.next.trouble = 'unknown';
  await shop.post('/sessions', { cart: CART, attempt: {} }, { 'idempotency-key': key(1) });
  for (let n = 0; n < 5; n += 1) {
    shop.paybox.next.trouble = 'unknown';
    await shop.clock.advance(60_000);
    await shop.checkout.work();
  }
  const creates = shop.paybox.calls.filter((c) => c.startsWith('create'));
  assert.equal(creates.length, 6);
  assert.equal(new Set(creates).size, 1, 'one key');
});

test('a cancel whose process died before it was sent is closed, not shown as checking, and nothing was sent', async () => {
  const shop = openShop();
  const { session } = await shop.begin();
  const mark = shop.store.mark;
  shop.store.mark = () => Promise.reject(new Error('the machine went away'));
  await assert.rejects(shop.checkout.orders.cancel(session.id, { key: 'c1' }));
  shop.store.mark = mark;
  await shop.clock.advance(60_000);
  await shop.checkout.work();
  const order = await shop.checkout.orders.get(session.id);
  assert.deepEqual([order.status, order.checking, order.can.cancel], ['created', false, true]);
  assert.equal(shop.paybox.calls.filter((c) => c.startsWith('cancel')).length, 0);
});
