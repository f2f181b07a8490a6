import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { KEY, openShop, ORDER } from '../test/shop.ts';
import { createSandbox, isFault, isSnapshot, type Snapshot } from './index.ts';

const ID = 'cs_7Kd2mQ9xTz4LpW1a';
/** Through text, as a file would keep it. */
const thaw = (snapshot: Snapshot): Snapshot => {
  const value: unknown = JSON.parse(JSON.stringify(snapshot));
  assert.ok(isSnapshot(value));
  return value;
};

test('a snapshot keeps orders, keys, faults, the clock and the attempts still to come', async () => {
  const before = openShop();
  before.answer = async () => new Response(null, { status: 500 });
  await before.api('POST', '', ORDER, { 'idempotency-key': 'k' });
  await before.control('POST', '/clock', { advance: 60_000 });
  await before.control('POST', `/orders/${ID}/pay`);
  await before.control('POST', '/faults', { on: 'list', do: 'status', status: 500 });
  await before.wall.advance(1500);
  assert.equal(before.received.length, 2);
  const snapshot = thaw(before.sandbox.snapshot());
  before.sandbox.stop();

  const after = openShop({ snapshot, wall: manualClock(before.wall.now() + 100) });
  assert.equal(after.sandbox.clock.ahead, 60_000);
  await after.wall.advance(1399);
  assert.equal(after.received.length, 0);
  await after.wall.advance(1);
  assert.equal(after.received.length, 1, 'the third attempt is made at its time');
  assert.deepEqual(after.received[0]?.headers, before.received[0]?.headers);
  assert.partialDeepStrictEqual(await (await after.api('GET', `/${ID}`)).json(), { status: 'completed' });
  assert.equal((await after.api('GET', '')).status, 500);
  const replay = await after.api('POST', '', ORDER, { 'idempotency-key': 'k' });
  assert.partialDeepStrictEqual(await replay.json(), { id: ID, status: 'open' });
});

test('a snapshot keeps a late webhook and a stuck payment', async () => {
  const before = openShop();
  const [late, stuck] = [await before.create(), await before.create()];
  await before.control('POST', `/orders/${late}/pay`, { faults: ['late'] });
  await before.control('POST', `/orders/${stuck}/pay`, { faults: ['stuck'] });
  const snapshot = thaw(before.sandbox.snapshot());
  before.sandbox.stop();
  const after = openShop({ snapshot });
  await after.wall.advance(30_000);
  assert.deepEqual(
    after.received.map(({ body }) => (JSON.parse(body) as { id: string }).id).sort(),
    [late, stuck].sort(),
  );
});

test('no key and no secret is in a snapshot', async () => {
  const shop = openShop();
  await shop.create();
  await shop.pay(ID);
  await shop.wall.advance(0);
  const text = JSON.stringify(shop.sandbox.snapshot());
  assert.doesNotMatch(text, /sk_|5f1c0a9be27d/);
  assert.match(text, /v1=a5881cc0/, 'the twin: what was signed is there');
});

test('what is no snapshot is seen', () => {
  for (const value of [null, 1, {}, { ...openShop().sandbox.snapshot(), version: 2 }])
    assert.equal(isSnapshot(value), false);
  assert.equal(isSnapshot(openShop().sandbox.snapshot()), true);
});

test('stopping leaves no timer', async () => {
  const shop = openShop();
  shop.answer = async () => new Response(null, { status: 500 });
  for (const fault of ['late', 'stuck'])
    await shop.control('POST', `/orders/${await shop.create()}/pay`, { faults: [fault] });
  assert.notEqual(shop.wall.sleeping, 0);
  shop.sandbox.stop();
  await shop.wall.advance(0);
  assert.equal(shop.wall.sleeping, 0);
});

test('a watcher hears of every change until it ends', async () => {
  const shop = openShop();
  let heard = 0;
  const end = shop.sandbox.watch(() => (heard += 1));
  await shop.create();
  assert.ok(heard > 0);
  end();
  const before = heard;
  await shop.create();
  assert.equal(heard, before);
});

test('without a url of its own, the sandbox names the address the request came to', async () => {
  const sandbox = createSandbox({
    config: { merchants: [{ id: 'tea', name: 'Tea', opencheckout: { apiKeys: [KEY], allowLoopbackUrls: true } }] },
  });
  const answer = await sandbox.fetch(
    new Request('http://127.0.0.1:4243/opencheckout/api/checkout/sessions', {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ ...ORDER, success_url: 'http://localhost:4242/thanks' }),
    }),
  );
  assert.ok(!isFault(answer));
  const { url } = (await answer.json()) as { url: string };
  assert.match(url, /^http:\/\/127\.0\.0\.1:4243\/opencheckout\/pay\/cs_[0-9A-Za-z]{16}$/);
});

test('the front page says where to go, and elsewhere is nothing', async () => {
  const shop = openShop();
  assert.match(await (await shop.call('/')).text(), /\/opencheckout/);
  assert.equal((await shop.call('/elsewhere')).status, 404);
});
