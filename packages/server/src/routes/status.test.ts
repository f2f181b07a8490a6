import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionView, StatusAnswer } from '@tillkit/core/wire';
import { openShop, problemOf } from '../fixture/shop.fixture.ts';

type Shop = ReturnType<typeof openShop>;

const attemptOf = (session: SessionView): string => session.attempt?.id ?? '';

/** Reads a stream as it comes: everything sent so far, as text. */
const openStream = async (shop: Shop, body: unknown) => {
  const response = await shop.post('/status', body, { accept: 'text/event-stream' });
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no stream');
  const seen = { text: '', closed: false };
  const decoder = new TextDecoder();
  const pump = async (): Promise<void> => {
    const { value, done } = await reader.read();
    if (done) return void (seen.closed = true);
    seen.text += decoder.decode(value, { stream: true });
    return pump();
  };
  void pump();
  await shop.clock.advance(0);
  const statuses = () => [...seen.text.matchAll(/"status":"(\w+)","checking"/g)].map((m) => m[1]);
  return { response, seen, statuses, cancel: () => reader.cancel() };
};

test('a stream tells each change once: the status as it is, then paid when the webhook comes', async () => {
  const shop = openShop();
  const { session, token } = await shop.begin();
  const stream = await openStream(shop, { tokens: [token] });
  assert.equal(stream.response.headers.get('content-type'), 'text/event-stream');
  assert.equal(stream.response.headers.get('x-accel-buffering'), 'no');
  assert.deepEqual(stream.statuses(), ['created']);
  await shop.push({ event: 'e1', attempt: attemptOf(session), state: 'paid', amount: 2_500 });
  await shop.clock.advance(0);
  assert.deepEqual(stream.statuses(), ['created', 'paid']);
  assert.match(stream.seen.text, new RegExp(`id: ${session.id}:\\d+\n`));
});

test('an open stream has the gateway read after 2 s, then less often; a paid one is left alone', async () => {
  const shop = openShop();
  const { session, token } = await shop.begin();
  const stream = await openStream(shop, { tokens: [token] });
  await shop.clock.advance(60_000);
  const reads = shop.paybox.calls.filter((c) => c.startsWith('read')).length;
  assert.ok(reads >= 6 && reads <= 14, `${reads} reads in a minute`);
  shop.paybox.pay(attemptOf(session));
  await shop.clock.advance(10_000);
  assert.deepEqual(stream.statuses(), ['created', 'paid']);
  const settled = shop.paybox.calls.length;
  await shop.clock.advance(60_000);
  assert.equal(shop.paybox.calls.length, settled);
});

test('request 42: a heartbeat every 15 s, and the server closes after five minutes', async () => {
  const shop = openShop();
  const { token } = await shop.begin();
  const stream = await openStream(shop, { tokens: [token] });
  await shop.clock.advance(60_000);
  const beats = [...stream.seen.text.matchAll(/: heartbeat/g)].length;
  assert.ok(beats >= 3 && beats <= 4, `${beats} heartbeats in a minute`);
  assert.equal(stream.seen.closed, false);
  await shop.clock.advance(250_000);
  assert.equal(stream.seen.closed, true);
});

test('a stream whose reader went away stops asking the gateway', async () => {
  const shop = openShop();
  const { token } = await shop.begin();
  const stream = await openStream(shop, { tokens: [token] });
  await stream.cancel();
  await shop.clock.advance(5_000);
  const calls = shop.paybox.calls.length;
  await shop.clock.advance(60_000);
  assert.equal(shop.paybox.calls.length, calls);
});

test('one list for many tokens: only what is newer than `since`, bad tokens by their position', async () => {
  const shop = openShop();
  const [one, two] = [await shop.begin(1), await shop.begin(2)];
  const ask = async (since: object): Promise<StatusAnswer> =>
    (await (await shop.post('/status', { tokens: [one.token, 'bad', two.token], since })).json()) as StatusAnswer;
  const all = await ask({});
  assert.deepEqual(
    all.sessions.map((s) => s.id),
    [one.session.id, two.session.id],
  );
  assert.deepEqual(all.refused, [1]);
  const versions = Object.fromEntries(all.sessions.map((s) => [s.id, s.version]));
  assert.deepEqual((await ask(versions)).sessions, []);
  assert.equal(await problemOf(await shop.post('/status', { tokens: ['bad'] })), '401 token_invalid');
  assert.equal(await problemOf(await shop.post('/status', { tokens: Array(101).fill('x') })), '400 body_malformed');
});

test('a hundred badges of one order, asked at once, read the gateway once', async () => {
  const shop = openShop();
  const { token } = await shop.begin();
  await Promise.all(Array.from({ length: 100 }, () => shop.post('/status', { tokens: [token] })));
  assert.equal(shop.paybox.calls.filter((c) => c.startsWith('read')).length, 1);
});

test('the buyer is told nothing that is the merchant’s: no metadata, no gateway’s words or ids', async () => {
  const shop = openShop({
    price: () => ({
      currency: 'EUR',
      lines: [{ sku: 'tea', title: 'Tea', quantity: 1, total: 2_500 }],
      total: 2_500,
      metadata: { margin: 'secret-margin' },
    }),
  });
  const { session, token } = await shop.begin();
  shop.paybox.pay(attemptOf(session));
  await shop.clock.advance(15_000);
  await shop.checkout.work();
  const text = await (await shop.get(`/sessions/${session.id}`, token)).text();
  assert.doesNotMatch(text, /secret-margin|bill:|PAID/);
  const order = JSON.stringify(await shop.checkout.orders.get(session.id));
  assert.match(order, /secret-margin/, 'the merchant sees them: what is sought above exists');
  assert.match(order, /bill:/);
});
