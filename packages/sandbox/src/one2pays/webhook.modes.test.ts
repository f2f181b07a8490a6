import assert from 'node:assert/strict';
import { test } from 'node:test';
import { B1, type Body, endpoint, ID, type Market, openMarket, START, verifies } from '../../test/one2pays.ts';

const bodies = (market: Market): readonly Body[] => market.received.map(({ body }) => JSON.parse(body) as Body);
/** The last webhook that came. */
const last = (market: Market) => market.received.at(-1) ?? assert.fail('no webhook came');

/** A payment paid with something wrong, and every webhook of it that is due. */
const paid = async (faults: readonly string[], options: Parameters<typeof openMarket>[0] = {}): Promise<Market> => {
  const market = openMarket({ webhook: endpoint(), ...options });
  await market.api('POST', '/payments', B1);
  await market.settle();
  await market.act(ID, 'pay', { faults });
  await market.settle();
  return market;
};

test('item 17 † twice: the same bytes and the same event id come twice', async () => {
  const market = await paid(['twice'], { webhook: endpoint({ style: 'envelope', events: ['payment.succeeded'] }) });
  assert.equal(market.received.length, 2);
  assert.equal(market.received[0]?.body, market.received[1]?.body);
});

test('exchange 15 item 17 † unordered: processing comes after succeeded, well signed', async () => {
  const market = await paid(['unordered']);
  assert.equal(market.events().at(-1), 'payment.succeeded');
  await market.sandbox.clock.advance(999);
  assert.equal(market.received.length, 2);
  await market.sandbox.clock.advance(1);
  assert.deepEqual(market.events(), ['payment.created', 'payment.succeeded', 'payment.processing']);
  assert.partialDeepStrictEqual(bodies(market)[2], { paymentId: ID, status: 'processing' });
  assert.equal(verifies(last(market)), true);
  assert.equal((await market.read(ID))['status'], 'succeeded');
});

test('item 17 † stale and future: well signed, ten minutes off the wall', async () => {
  for (const [mode, shift] of [['stale', -600_000], ['future', 600_000]] as const) {
    const market = await paid([mode]);
    assert.equal(last(market).headers.get('x-webhook-timestamp'), String(START + shift));
    assert.equal(verifies(last(market)), true);
  } // prettier-ignore
});

test('exchange 14 item 17 † tampered, forged, reserialised: none verifies, and the merchant’s 401 has it sent again', async () => {
  for (const mode of ['tampered', 'forged', 'reserialised']) {
    const market = await paid([mode], { webhook: endpoint({ events: ['payment.succeeded'] }) });
    assert.equal(verifies(last(market)), false, mode);
    assert.equal(bodies(market)[0]?.['amount'], mode === 'tampered' ? '1.00' : '25900.00');
  }
  const market = openMarket({ webhook: endpoint({ events: ['payment.succeeded'] }) });
  market.answer = async (request) => new Response(null, { status: verifies(request) ? 200 : 401 });
  await market.api('POST', '/payments', B1);
  await market.act(ID, 'pay', { faults: ['tampered'] });
  await market.sandbox.clock.advance(10_000);
  assert.equal(market.received.length, 2);
});

test('item 17 † families: events nobody publishes precede it, well signed, in both styles', async () => {
  for (const style of ['flat', 'envelope'] as const) {
    const market = await paid(['families'], { webhook: endpoint({ style }) });
    const names = market.events();
    assert.deepEqual(names.slice(1).map((name) => name.split('.')[0]), [
      'deposit',
      'withdrawal',
      'settlement',
      'customer',
      'kyc',
      'merchant',
      'payment',
    ]); // prettier-ignore
    assert.ok(market.received.every((one) => verifies(one)));
    assert.ok(bodies(market).slice(1, 7).every((body) => !('paymentId' in body))); // prettier-ignore
  }
});

test('item 17 † off and late', async () => {
  const off = await paid(['off'], { webhook: endpoint({ events: ['payment.succeeded'] }) });
  await off.sandbox.clock.advance(600_000);
  assert.equal(off.received.length, 0);
  await off.control('POST', '/webhooks/redeliver');
  await off.settle();
  assert.equal(off.received.length, 1);
  const late = await paid(['late'], { webhook: endpoint({ events: ['payment.succeeded'] }) });
  await late.sandbox.clock.advance(29_999);
  assert.equal(late.received.length, 0);
  await late.sandbox.clock.advance(1);
  assert.equal(late.received.length, 1);
});

test('† otherAmount: webhook and read agree on one satang less', async () => {
  const market = await paid(['otherAmount']);
  assert.equal(bodies(market)[1]?.['amount'], '25899.00');
  assert.equal((await market.read(ID))['amount'], '25899.00');
  const one = openMarket();
  const { id } = await one.create({ amount: '1.00' });
  await one.act(id, 'pay', { faults: ['otherAmount'] });
  assert.equal((await one.read(id))['amount'], '2.00');
});

test('a planned webhook fault strikes the payments that end, not their beginning', async () => {
  const market = openMarket({ webhook: endpoint() });
  await market.control('POST', '/faults', { on: 'webhook', modes: ['off'], times: 1, gateway: 'one2pays' });
  for (let count = 0; count < 2; count += 1) await market.act((await market.create())['id'], 'pay');
  await market.settle();
  assert.deepEqual(market.sandbox.snapshot().webhooks.map(({ state }) => state), ['delivered', 'withheld', 'delivered', 'delivered']); // prettier-ignore
});

test('without a webhook nothing is sent', async () => {
  const market = openMarket();
  await market.act((await market.create())['id'], 'pay', { faults: ['families', 'unordered'] });
  await market.sandbox.clock.advance(10_000);
  assert.deepEqual(market.sandbox.snapshot().webhooks, []);
});
