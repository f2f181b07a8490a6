import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSnapshot, type Snapshot } from '../index.ts';
import { bearer, K1, K2, MERCHANT, openStall, xApiKey } from '../../test/onecheckout.ts';
import { openShop } from '../../test/shop.ts';

/** Through text, as a file would keep it. */
const thaw = (snapshot: unknown): Snapshot => {
  const value: unknown = JSON.parse(JSON.stringify(snapshot));
  assert.ok(isSnapshot(value));
  return value;
};
const URL = 'https://shop.test/hook';

test('orders, events, accounts and numbering survive a restart', async () => {
  const before = openStall();
  await before.create();
  await before.act('0042', 'pay');
  await before.api('POST', '/me', { phone: '1' });
  const theirs = await before.api('GET', '/me', undefined, bearer(K2));
  const [order, events] = [await before.read('0042'), (await before.api('GET', '/orders/0042/events')).body];
  before.sandbox.stop();

  const after = openStall({ snapshot: thaw(before.sandbox.snapshot()) });
  assert.deepEqual(await after.read('0042'), order);
  assert.deepEqual((await after.api('GET', '/orders/0042/events')).body, events);
  assert.partialDeepStrictEqual((await after.api('GET', '/me', undefined, xApiKey(K1))).body, {
    phone: '1',
    id: MERCHANT,
  });
  assert.equal((await after.api('GET', '/me', undefined, bearer(K2))).body['id'], theirs.body['id'], 'a made id stays');
  assert.equal((await after.create())['id'], '0043');
});

test('a restart takes up a stuck payment and a webhook still to be sent', async () => {
  const before = openStall({ webhook: { url: URL } });
  await before.create();
  await before.act('0042', 'pay', { faults: ['stuck', 'late'] });
  await before.sandbox.clock.advance(10_000);
  const snapshot = thaw(before.sandbox.snapshot());
  before.sandbox.stop();
  await before.wall.advance(0);
  assert.equal(before.wall.sleeping, 0, 'stopping leaves no timer');

  const after = openStall({ snapshot, webhook: { url: URL } });
  await after.sandbox.clock.advance(20_000);
  assert.equal((await after.read('0042'))['status'], 'PAID');
  assert.equal(after.received.length, 0);
  await after.sandbox.clock.advance(30_000);
  assert.match(after.received[0]?.body ?? '', /payment_succeeded/);
});

test('a snapshot from before Onecheckout is read; one with a broken part is not', async () => {
  const shop = openShop();
  await shop.create();
  const { onecheckout, ...old } = shop.sandbox.snapshot();
  assert.ok(onecheckout);
  const stall = openStall({ snapshot: thaw(old) });
  assert.equal((await stall.create())['id'], '0042');
  assert.partialDeepStrictEqual((await stall.control('GET', '/orders')).body, {
    count: 2,
    orders: [{ gateway: 'opencheckout' }, { gateway: 'onecheckout' }],
  });
  for (const broken of [null, 1, 'x']) assert.equal(isSnapshot({ ...old, onecheckout: broken }), false);
});

test('no key is in a snapshot', async () => {
  const key = 'abcSecretKey123';
  const stall = openStall({ apiKeys: [key] });
  await stall.create({}, bearer(key));
  const text = JSON.stringify(stall.sandbox.snapshot());
  assert.doesNotMatch(text, /abcSecretKey123/);
  assert.match(text, /ptk_/, 'the twin: what an order holds is there');
});

test('reset forgets orders, events, changes of the account and timers, and counts from the start', async () => {
  const stall = openStall({ limits: { perMinute: 6 } });
  await stall.create();
  await stall.api('POST', '/me', { phone: '1' });
  await stall.create();
  await stall.act('0043', 'pay', { faults: ['stuck'] });
  await stall.control('POST', '/reset');
  assert.partialDeepStrictEqual((await stall.control('GET', '/orders')).body, { count: 0 });
  await stall.wall.advance(0);
  assert.equal(stall.wall.sleeping, 0, 'no timer of an order that is gone');
  for (let call = 0; call < 4; call += 1) await stall.api('GET', '/me');
  assert.partialDeepStrictEqual((await stall.api('GET', '/me')).body, { phone: '', id: MERCHANT });
  await stall.wall.advance(60_000);
  assert.equal((await stall.create())['id'], '0042');
  assert.equal(stall.sandbox.snapshot().onecheckout?.events.length, 1);
});
