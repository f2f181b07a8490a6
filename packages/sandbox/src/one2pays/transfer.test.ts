import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpoint, openMarket } from '../../test/one2pays.ts';

const MINUTE = 60_000;

test('item 18 † after the buyer’s word a transfer is found five minutes later', async () => {
  const market = openMarket({ webhook: endpoint() });
  const { id } = await market.transfer();
  assert.equal((await market.act(id, 'transfer'))['status'], 'processing');
  await market.sandbox.clock.advance(5 * MINUTE - 1);
  assert.equal((await market.read(id))['status'], 'processing');
  await market.sandbox.clock.advance(1);
  assert.equal((await market.read(id))['status'], 'succeeded');
  assert.deepEqual(market.events(), ['payment.created', 'payment.processing', 'payment.succeeded']);
});

test('item 18 late: what is found after the payment expired makes it succeeded', async () => {
  const market = openMarket({ webhook: endpoint(), transferMinutes: 30 });
  const { id } = await market.transfer({ expiresInMinutes: 10 });
  await market.act(id, 'transfer');
  await market.sandbox.clock.advance(10 * MINUTE);
  assert.equal((await market.read(id))['status'], 'expired');
  await market.sandbox.clock.advance(20 * MINUTE);
  assert.equal((await market.read(id))['status'], 'succeeded');
  assert.deepEqual(market.events(), ['payment.created', 'payment.processing', 'payment.expired', 'payment.succeeded']);
});

test('item 18 late: the control API pays an expired or failed transfer; a QR’s payment stays as it is', async () => {
  for (const [method, verb, status] of [
    ['bank_transfer', 'expire', 200],
    ['bank_transfer', 'decline', 200],
    ['bank_transfer', 'cancel', 409],
    ['promptpay', 'expire', 409],
    ['promptpay', 'decline', 409],
  ] as const) {
    const market = openMarket();
    const { id } = await market.create({ paymentMethod: method });
    const before = await market.act(id, verb);
    const answer = await market.control('POST', `/orders/${id}/pay`);
    assert.equal(answer.status, status, `${method} ${verb}`);
    assert.equal((await market.read(id))['status'], status === 200 ? 'succeeded' : before['status']);
  }
});

test('item 18 † while it is under way: no second word, no refusal; reconcile finds it, cancel ends it for good', async () => {
  const market = openMarket();
  const found = await market.transfer();
  await market.act(found['id'], 'transfer');
  for (const verb of ['transfer', 'decline']) {
    const { status, body } = await market.control('POST', `/orders/${found['id']}/${verb}`);
    assert.equal(status, 409);
    assert.match(body['error'].message, /processing, with a payment under way/);
  }
  assert.equal((await market.act(found['id'], 'reconcile'))['status'], 'succeeded');

  const canceled = await market.transfer();
  await market.act(canceled['id'], 'transfer');
  assert.equal((await market.api('POST', `/payments/${canceled['id']}/cancel`)).status, 200);
  await market.sandbox.clock.advance(60 * MINUTE);
  assert.equal((await market.read(canceled['id']))['status'], 'canceled');
});

test('† only a bank transfer is transferred, and only what is under way is reconciled', async () => {
  const market = openMarket();
  const { id } = await market.create();
  assert.match((await market.control('POST', `/orders/${id}/transfer`)).text, /processing, to be paid by PromptPay/);
  assert.match((await market.control('POST', `/orders/${id}/reconcile`)).text, /The order is processing\./);
});

test('† stuck: a payment stays in processing for 30 seconds, also beyond its expiry', async () => {
  const market = openMarket({ webhook: endpoint() });
  const { id } = await market.create({ expiresInMinutes: 5 });
  await market.sandbox.clock.advance(5 * MINUTE - 10_000);
  assert.equal((await market.act(id, 'pay', { faults: ['stuck', 'twice'] }))['status'], 'processing');
  await market.sandbox.clock.advance(29_999);
  assert.equal((await market.read(id))['status'], 'expired');
  await market.sandbox.clock.advance(1);
  assert.equal((await market.read(id))['status'], 'succeeded');
  await market.settle();
  assert.deepEqual(market.events().slice(-2), ['payment.succeeded', 'payment.succeeded'], 'what was chosen holds then');
});
