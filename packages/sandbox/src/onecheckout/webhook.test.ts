import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Body, openStall, type Stall } from '../../test/onecheckout.ts';

const URL = 'https://shop.test/hook/4b1f';
const settle = (stall: Stall) => stall.sandbox.clock.advance(0);
const sent = (stall: Stall): Body[] => stall.received.map(({ body }) => JSON.parse(body) as Body);
const types = (stall: Stall): unknown[] => sent(stall).map(({ type }) => type);

test('§12.14 off by default: nothing is sent, even with a webhook_url set through the API †', async () => {
  const stall = openStall();
  await stall.api('POST', '/me', { webhook_url: URL });
  await stall.create();
  await stall.act('0042', 'pay');
  await settle(stall);
  assert.equal(stall.sandbox.snapshot().webhooks.length, 0);
});

test('§12.14 † with an address every event is posted, as the API tells it, unsigned', async () => {
  const stall = openStall({ webhook: { url: URL } });
  await stall.create();
  await settle(stall);
  await stall.act('0042', 'pay');
  await settle(stall);
  const { events } = (await stall.api('GET', '/orders/0042/events')).body as { events: Body[] };
  assert.deepEqual(sent(stall), events);
  assert.deepEqual(types(stall), ['payment_created', 'payment_succeeded']);
  const [{ url, headers } = assert.fail()] = stall.received;
  assert.equal(url, URL);
  assert.deepEqual([...headers.keys()].sort(), ['content-type', 'user-agent']);
});

test('§12.14 † a failed attempt, a capture, a cancel and a refund are told too', async () => {
  const stall = openStall({ webhook: { url: URL } });
  await stall.create();
  for (const verb of ['decline', 'authorize', 'capture', 'refund']) {
    await stall.act('0042', verb);
    await settle(stall);
  }
  assert.deepEqual(types(stall), ['payment_created', 'payment_failed', 'payment_authorized', 'payment_captured', 'payment_refunded']); // prettier-ignore
});

test('§12.14 sendWebhooks: on with the address the API sets, off with a configured one', async () => {
  const on = openStall({ sendWebhooks: true });
  await on.create();
  await on.api('POST', '/me', { webhook_url: URL });
  await on.act('0042', 'pay');
  await settle(on);
  assert.deepEqual(types(on), ['payment_succeeded'], 'nothing before there was an address');
  const off = openStall({ webhook: { url: URL }, sendWebhooks: false });
  await off.create();
  await settle(off);
  assert.equal(off.received.length, 0);
});

test('§12.14 the account’s address counts when it is sent: POST /me moves what waits', async () => {
  const stall = openStall({ webhook: { url: URL } });
  stall.answer = async () => new Response(null, { status: 500 });
  await stall.create();
  await stall.sandbox.clock.advance(10_000);
  await stall.api('POST', '/me', { webhook_url: 'https://shop.test/new' });
  await stall.control('POST', '/webhooks/redeliver');
  await settle(stall);
  assert.equal(stall.received.at(-1)?.url, 'https://shop.test/new');
});

test('§12.14 † retried by the shared desk at 1 and 3 seconds, redelivered on demand, six attempts at most', async () => {
  const stall = openStall({ webhook: { url: URL } });
  stall.answer = async () => new Response(null, { status: 503 });
  await stall.create();
  const start = stall.sandbox.clock.now();
  await stall.sandbox.clock.advance(60_000);
  assert.deepEqual(stall.received.map(({ at }) => at - start), [0, 1000, 3000]); // prettier-ignore
  assert.partialDeepStrictEqual(await stall.control('GET', '/webhooks?order=0042&merchant=mugs'), {
    body: { count: 1, webhooks: [{ gateway: 'onecheckout', merchant: 'mugs', state: 'failed' }] },
  });
  assert.partialDeepStrictEqual(await stall.control('GET', '/webhooks?merchant=neighbour'), { body: { count: 0 } });
  assert.equal((await stall.control('POST', '/webhooks/wh_1/redeliver')).status, 200);
  await stall.sandbox.clock.advance(60_000);
  assert.equal(stall.received.length, 6);
  assert.equal((await stall.control('POST', '/webhooks/wh_1/redeliver')).status, 409);
});

test('§12.14 faults: late, twice and withheld ones, chosen for one order', async () => {
  for (const [fault, at] of [['late', [30_000]], ['twice', [0, 0]], ['off', []]] as const) {
    const stall = openStall({ webhook: { url: URL } });
    await stall.create();
    await settle(stall);
    const start = stall.sandbox.clock.now();
    await stall.act('0042', 'pay', { faults: [fault] });
    await stall.sandbox.clock.advance(60_000);
    const told = stall.received.filter(({ body }) => body.includes('payment_succeeded'));
    assert.deepEqual(told.map((one) => one.at - start), [...at], fault);
    if (fault === 'off') {
      await stall.control('POST', '/webhooks/redeliver');
      await settle(stall);
      assert.equal(types(stall).at(-1), 'payment_succeeded', 'a withheld one can be sent after all');
    }
  } // prettier-ignore
});

test('§12.14 faults planned for the next payment are not used up by creating, nor by what cannot be paid', async () => {
  const stall = openStall({ webhook: { url: URL } });
  await stall.control('POST', '/faults', { on: 'webhook', modes: ['off'], times: 1 });
  await stall.create();
  await stall.act('0042', 'cancel');
  assert.equal((await stall.control('POST', '/orders/0042/pay')).status, 409);
  await stall.create();
  await stall.act('0043', 'pay');
  await settle(stall);
  assert.deepEqual(types(stall), ['payment_created', 'payment_cancelled', 'payment_created']);
});
