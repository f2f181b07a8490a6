import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HERE, openShop, ORDER, OTHER_KEY } from '../../test/shop.ts';

const ID = 'cs_7Kd2mQ9xTz4LpW1a';
const json = async (response: Response): Promise<unknown> => response.json();

test('orders are counted and filtered by merchant, status, attempt and metadata', async () => {
  const shop = openShop();
  const first = await shop.create({ metadata: { till: 'at_1' } });
  await shop.create({ metadata: { till: 'at_2' } });
  await shop.api('POST', '', { ...ORDER, metadata: { till: 'at_1' } }, { authorization: `Bearer ${OTHER_KEY}` });
  await shop.control('POST', `/orders/${first}/pay`);
  for (const [query, count] of [
    ['', 3],
    ['?merchant=tea', 2],
    ['?attempt=at_1', 2],
    ['?attempt=at_1&merchant=tea', 1],
    ['?metadata.till=at_2', 1],
    ['?status=completed', 1],
    ['?attempt=at_9', 0],
    ['?unknown=1', 0],
  ] as const)
    assert.partialDeepStrictEqual(await json(await shop.control('GET', `/orders${query}`)), { count }, query);
  assert.partialDeepStrictEqual(await json(await shop.control('GET', `/orders/${first}`)), {
    gateway: 'opencheckout',
    id: ID,
    merchant: 'tea',
    status: 'completed',
    amount: 3400,
    currency: 'usd',
    metadata: { till: 'at_1' },
    payPath: `/opencheckout/pay/${ID}`,
  });
});

test('each verb does what it says, and a second time says why not', async () => {
  for (const [verb, status] of [['pay', 'completed'], ['cancel', 'canceled'], ['expire', 'expired']] as const) {
    const shop = openShop();
    await shop.create();
    assert.partialDeepStrictEqual(await json(await shop.control('POST', `/orders/${ID}/${verb}`)), { status });
    const again = await shop.control('POST', `/orders/${ID}/${verb}`);
    assert.equal(again.status, 409);
    assert.deepEqual(await json(again), { error: { code: 'state_refused', message: `The order is ${status}.` } });
  } // prettier-ignore
  const shop = openShop();
  await shop.create();
  const declined = { status: 'awaiting_approval', declines: 2 };
  await shop.control('POST', `/orders/${ID}/decline`);
  assert.partialDeepStrictEqual(await json(await shop.control('POST', `/orders/${ID}/decline`)), declined);
  const paid = await shop.control('POST', `/orders/${ID}/pay`, { wallet: 'https://w.example/kei' });
  assert.equal(paid.status, 200);
});

test('a step OpenCheckout has not is refused', async () => {
  const shop = openShop();
  await shop.create();
  for (const verb of ['authorize', 'capture', 'refund']) {
    const answer = await shop.control('POST', `/orders/${ID}/${verb}`);
    assert.equal(answer.status, 409);
    assert.deepEqual(await json(answer), {
      error: { code: 'verb_refused', message: `opencheckout knows no ${verb}.` },
    });
  }
});

test('what cannot be understood is refused with the path of the mistake', async () => {
  const shop = openShop();
  await shop.create();
  for (const [path, body, says] of [
    [`/orders/${ID}/pay`, { faults: ['nonsense'] }, /faults\[0\]/],
    ['/faults', { on: 'create', do: 'explode' }, /Invalid/],
    ['/faults', { on: 'webhook', modes: [] }, /modes|Invalid/],
    ['/clock', { advance: -1 }, /advance/],
    ['/clock', { forward: 1 }, /advance|forward/],
  ] as const) {
    const response = await shop.control('POST', path, body);
    assert.equal(response.status, 400, path);
    assert.match(await response.text(), says);
  }
  assert.equal((await shop.call('/control/clock', { method: 'POST', body: '{' })).status, 400);
  assert.equal((await shop.control('POST', '/orders/cs_nope/pay')).status, 404);
  assert.equal((await shop.control('GET', '/orders/cs_nope')).status, 404);
  assert.equal((await shop.control('POST', '/webhooks/wh_9/redeliver')).status, 404);
  assert.equal((await shop.control('GET', '/nothing')).status, 404);
});

test('the clock is told and advanced', async () => {
  const shop = openShop();
  assert.deepEqual(await json(await shop.control('GET', '/clock')), { now: '2026-09-21T14:13:20.000Z', ahead: 0 });
  const later = { now: '2026-09-21T15:13:20.000Z', ahead: 3_600_000 };
  assert.deepEqual(await json(await shop.control('POST', '/clock', { advance: 3_600_000 })), later);
});

test('faults are listed and cleared', async () => {
  const shop = openShop();
  assert.equal((await shop.control('POST', '/faults', { on: 'create', do: 'reset' })).status, 201);
  await shop.control('POST', '/faults', { on: 'webhook', modes: ['late', 'twice'] });
  assert.partialDeepStrictEqual(await json(await shop.control('GET', '/faults')), {
    faults: [
      { id: 'f_1', left: 1, plan: { on: 'create', do: 'reset', stage: 'before' } },
      { id: 'f_2', left: null },
    ],
  });
  await shop.control('DELETE', '/faults');
  assert.deepEqual(await json(await shop.control('GET', '/faults')), { faults: [] });
  assert.equal((await shop.api('POST', '', ORDER)).status, 201);
});

test('reset forgets orders, keys, faults and deliveries, and sets the clock right', async () => {
  const shop = openShop();
  shop.answer = async () => new Response(null, { status: 500 });
  await shop.api('POST', '', ORDER, { 'idempotency-key': 'k' });
  await shop.control('POST', `/orders/${ID}/pay`);
  await shop.control('POST', '/clock', { advance: 500 });
  await shop.control('POST', '/faults', { on: 'health' });
  await shop.control('POST', '/reset');
  const empty = {
    version: 1,
    ahead: 0,
    faults: [],
    webhooks: [],
    opencheckout: { sessions: [], keys: [], payments: 0 },
    onecheckout: { orders: [], events: [], accounts: [] },
    onecp: { transactions: [] },
    oneverse: { orders: [], tokens: [] },
    one2pays: { payments: [], withdraws: [], keys: [] },
  };
  assert.deepEqual(shop.sandbox.snapshot(), empty);
  const before = shop.received.length;
  await shop.wall.advance(60_000);
  assert.equal(shop.received.length, before, 'a forgotten delivery is not retried');
});

test('a web page may not steer: Origin, another site, another host, another machine', async () => {
  const shop = openShop();
  await shop.create();
  const ask = async (url: string, headers: Record<string, string>, client?: string) => {
    const answer = await shop.sandbox.fetch(new Request(url, { headers }), client);
    return 'status' in answer ? answer.status : answer.fault;
  };
  const here = `${HERE}/control/orders`;
  for (const [what, url, headers, client] of [
    ['Origin', here, { origin: 'https://evil.example' }, undefined],
    ['its own Origin', here, { origin: HERE }, undefined],
    ['null Origin', here, { origin: 'null' }, undefined],
    ['cross-site', here, { 'sec-fetch-site': 'cross-site' }, undefined],
    ['same-site', here, { 'sec-fetch-site': 'same-site' }, undefined],
    ['a rebound name', 'http://evil.example/control/orders', {}, undefined],
    ['a name like ours', 'http://localhost.evil.example/control/orders', {}, undefined],
    ['another machine', here, {}, '192.168.1.7'],
  ] as const)
    assert.equal(await ask(url, headers, client), 403, what);
  for (const [what, url, headers, client] of [
    ['a plain client', here, {}, undefined],
    ['this machine', here, {}, '::ffff:127.0.0.1'],
    ['the address bar', here, { 'sec-fetch-site': 'none' }, '127.0.0.1'],
    ['localhost', 'http://localhost:4243/control/orders', {}, '::1'],
    ['127.0.0.1', 'http://127.0.0.1:4243/control/orders', { 'sec-fetch-site': 'same-origin' }, '127.0.0.1'],
  ] as const)
    assert.equal(await ask(url, headers, client), 200, what);
});
