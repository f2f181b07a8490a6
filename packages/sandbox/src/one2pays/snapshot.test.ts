import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { isSnapshot, type Snapshot } from '../index.ts';
import { B1, endpoint, ID, openMarket } from '../../test/one2pays.ts';

/** Through text, as a file would keep it. */
const thaw = (snapshot: unknown): Snapshot => {
  const value: unknown = JSON.parse(JSON.stringify(snapshot));
  assert.ok(isSnapshot(value));
  return value;
};

test('payments, withdraws, keys and pages survive a restart', async () => {
  const before = openMarket();
  const first = await before.api('POST', '/payments', B1);
  const withdraw = await before.withdraw();
  before.sandbox.stop();
  const after = openMarket({ snapshot: thaw(before.sandbox.snapshot()) });
  assert.equal((await after.api('POST', '/payments', B1)).text, first.text);
  assert.equal((await after.page(first.body['data'])).status, 200);
  assert.deepEqual((await after.api('GET', `/withdraws/${withdraw.body['data'].id}`)).body, withdraw.body);
  assert.partialDeepStrictEqual((await after.api('GET', '/balance')).body, {
    data: { wallet: { available: '999000.00' } },
  });
});

test('a restart takes up expiry, a transfer under way, and a webhook still to be sent to its endpoint', async () => {
  const second = endpoint({ url: 'https://shop.test/second', secret: 'whsec_2', events: ['payment.succeeded'] });
  const webhook = [endpoint({ events: ['payment.expired'] }), second];
  const before = openMarket({ webhook });
  before.answer = async () => new Response(null, { status: 500 });
  const [expiring, found, paid] = [await before.create(), await before.transfer(), await before.create()];
  await before.act(found['id'], 'transfer');
  await before.act(paid['id'], 'pay', { faults: ['late'] });
  await before.sandbox.clock.advance(10_000);
  const snapshot = thaw(before.sandbox.snapshot());
  before.sandbox.stop();
  await before.wall.advance(0);
  assert.equal(before.wall.sleeping, 0, 'stopping leaves no timer');

  const after = openMarket({ webhook, snapshot });
  await after.sandbox.clock.advance(20_000);
  assert.deepEqual(after.received.map(({ url }) => url), ['https://shop.test/second']); // prettier-ignore
  await after.sandbox.clock.advance(270_000);
  assert.equal((await after.read(found['id']))['status'], 'succeeded');
  await after.sandbox.clock.advance(600_000);
  assert.equal((await after.read(expiring['id']))['status'], 'expired');
  assert.deepEqual(after.events(), ['payment.succeeded', 'payment.succeeded', 'payment.expired']);
});

test('what happened while the sandbox was off has happened when it answers', async () => {
  const before = openMarket();
  const [expired, found] = [await before.create(), await before.transfer()];
  await before.act(found['id'], 'transfer');
  const snapshot = thaw(before.sandbox.snapshot());
  before.sandbox.stop();
  const after = openMarket({ snapshot, wall: manualClock(before.wall.now() + 86_400_000) });
  assert.equal((await after.read(expired['id']))['status'], 'expired');
  assert.equal((await after.read(found['id']))['status'], 'succeeded');
});

test('a snapshot from before One2Pays is read; one with a broken part is not', async () => {
  const { one2pays, ...old } = openMarket().sandbox.snapshot();
  assert.ok(one2pays);
  const market = openMarket({ snapshot: thaw(old) });
  assert.equal((await market.create())['status'], 'processing');
  for (const broken of [null, 1, 'x']) assert.equal(isSnapshot({ ...old, one2pays: broken }), false);
});

test('no key, no secret and no payer is in a snapshot', async () => {
  const market = openMarket({ webhook: endpoint() });
  await market.api('POST', '/payments', B1);
  await market.act(ID, 'pay');
  await market.settle();
  const text = JSON.stringify(market.sandbox.snapshot());
  assert.doesNotMatch(text, /pk_test|sk_test|whsec/);
  assert.doesNotMatch(text, /Somchai|1112223334/, 'nor who pays');
  assert.match(text, /sha256=/, 'the twin: what was signed is there');
});

test('reset forgets payments, withdraws, keys, limits and timers', async () => {
  const market = openMarket({ perMinute: 3 });
  await market.api('POST', '/payments', B1);
  await market.withdraw();
  await market.act(ID, 'pay', { faults: ['stuck'] });
  await market.control('POST', '/reset');
  assert.deepEqual(market.sandbox.snapshot().one2pays, { payments: [], withdraws: [], keys: [] });
  await market.wall.advance(0);
  assert.equal(market.wall.sleeping, 0, 'no timer of a payment that is gone');
  const again = await market.api('POST', '/payments', B1);
  assert.equal(again.status, 201);
  assert.notEqual(again.body['data'].id, ID);
  assert.equal((await market.api('GET', '/balance')).body['data'].total, '1000000.00');
});

test('a payment that is over keeps no timer', async () => {
  const market = openMarket();
  for (const verb of ['pay', 'cancel', 'decline', 'expire']) await market.act((await market.create())['id'], verb);
  await market.settle();
  assert.equal(market.wall.sleeping, 0);
});
