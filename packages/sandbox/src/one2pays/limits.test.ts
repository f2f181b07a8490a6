import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFault } from '../index.ts';
import { B1, endpoint, ID, KEY, openMarket, OTHER, wrongOf } from '../../test/one2pays.ts';

test('exchange 12 item 16 the 101st call in a minute: 429 with all four fields', async () => {
  const { api, wall } = openMarket();
  await api('GET', '/balance');
  await wall.advance(18_000);
  for (let call = 1; call < 100; call += 1) assert.equal((await api('GET', '/balance')).status, 200);
  const { status, body } = await api('GET', '/payments');
  assert.equal(status, 429);
  assert.deepEqual(body, {
    success: false,
    error: {
      code: 'RATE_LIMIT_EXCEEDED',
      message: 'Too many requests, please try again later',
      metadata: { limit: 100, remaining: 0, resetAt: '2025-01-01T00:01:00.000Z', retryAfter: 42 },
    },
  });
  assert.equal((await api('GET', '/balance', undefined, { key: OTHER.key, secret: OTHER.secret })).status, 200);
  await wall.advance(42_000);
  assert.equal((await api('GET', '/balance')).status, 200, 'after retryAfter the next call passes');
});

test('item 16 the live host lets 1000 pass, perMinute whatever it says; resetAt is retryAfter from now', async () => {
  const live = openMarket({ apiKey: 'pk_live_1', secretKey: 'sk_live_1' });
  const who = { path: '/one2pays/live' };
  for (let call = 0; call < 1000; call += 1) await live.api('GET', '/balance', undefined, who);
  assert.partialDeepStrictEqual((await live.api('GET', '/balance', undefined, who)).body, { error: { metadata: { limit: 1000 } } }); // prettier-ignore

  const two = openMarket({ perMinute: 2 });
  await two.wall.advance(1234);
  await two.api('GET', '/balance');
  await two.wall.advance(4321);
  await two.api('GET', '/balance', undefined, { secret: 'sk_test_wrong' });
  await two.api('GET', '/balance');
  const { metadata } = (await two.api('GET', '/balance')).body['error'];
  assert.equal(metadata.retryAfter, 56, 'a refused signature counts for nobody');
  assert.equal(Date.parse(metadata.resetAt) - two.sandbox.clock.now(), 56_000);
});

test('§9 the Date header is the wall’s, by which a client may set its clock', async () => {
  const { api, wall, sandbox } = openMarket();
  await sandbox.clock.advance(86_400_000);
  await wall.advance(61_000);
  const { headers, status } = await api('GET', '/balance', undefined, { timestamp: '1' });
  assert.equal(status, 401);
  assert.equal(headers.get('date'), 'Wed, 01 Jan 2025 00:01:01 GMT');
});

test('item 21 500 without JSON; and a time-out after the payment was stored, which the same key finds again', async () => {
  const market = openMarket({ webhook: endpoint() });
  await market.control('POST', '/faults', { on: 'create', do: 'html', status: 500, gateway: 'one2pays' });
  const broken = await market.call('/one2pays/api/v1/payments', market.signed('POST', B1));
  assert.equal(broken.status, 500);
  assert.match(await broken.text(), /^<!doctype html>/);
  assert.partialDeepStrictEqual((await market.api('GET', '/payments')).body, { data: { total: 0 } });

  await market.control('POST', '/faults', { on: 'create', do: 'hang', stage: 'after' });
  const hung = await market.fetch('/one2pays/api/v1/payments', market.signed('POST', B1));
  assert.ok(isFault(hung) && hung.fault === 'hang');
  assert.equal((await market.read(ID))['referenceId'], 'INV-2041');
  const again = await market.api('POST', '/payments', B1);
  assert.equal(again.status, 201);
  assert.equal(again.body['data'].id, ID);
  await market.settle();
  assert.deepEqual(market.events(), ['payment.created']);
});

test('item 21 † statuses asked for carry the gateway’s own body; each endpoint has its fault', async () => {
  const market = openMarket();
  for (const [on, method, path, body] of [
    ['create', 'POST', '/payments', B1],
    ['list', 'GET', '/payments', undefined],
    ['retrieve', 'GET', `/payments/${ID}`, undefined],
    ['cancel', 'POST', `/payments/${ID}/cancel`, undefined],
    ['withdraw', 'POST', '/withdraws', {}],
    ['listWithdraws', 'GET', '/withdraws', undefined],
    ['retrieveWithdraw', 'GET', `/withdraws/${ID}`, undefined],
    ['cancelWithdraw', 'POST', `/withdraws/${ID}/cancel`, undefined],
    ['balance', 'GET', '/balance', undefined],
  ] as const) {
    await market.control('POST', '/faults', { on, do: 'status', status: 503 });
    const answer = await market.api(method, path, body);
    assert.equal(wrongOf(answer), '503 INTERNAL_ERROR', on);
  }
  await market.control('POST', '/faults', { on: 'balance', do: 'status', status: 429, retryAfter: 7 });
  const { headers, body } = await market.api('GET', '/balance');
  assert.equal(headers.get('retry-after'), '7');
  assert.equal(body['error'].metadata.retryAfter, 7);
});

test('§2 † the login is the dashboard’s: 404, or a stub that opens nothing', async () => {
  const login = { method: 'POST', body: '{}' };
  const none = await openMarket().call('/one2pays/api/v1/auth/login', login);
  assert.equal(none.status, 404);
  const market = openMarket({ login: 'stub' });
  const stub = await market.call('/one2pays/api/v1/auth/login', login);
  assert.equal(stub.status, 200);
  const { data } = (await stub.json()) as { data: { token: string } };
  const headers = { authorization: `Bearer ${data.token}`, 'x-api-key': KEY };
  assert.equal((await market.call('/one2pays/api/v1/balance', { headers })).status, 401);
});

test('† what nobody documents is a JSON 404 of the API, and a page elsewhere', async () => {
  const { call } = openMarket();
  for (const path of ['/api/v1/refunds', '/api/v1/payments/1/capture', '/live/api/v1/nothing']) {
    const answer = await call(`/one2pays${path}`);
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /RESOURCE_NOT_FOUND/);
  }
  assert.match(await (await call('/one2pays/nothing')).text(), /Page not found/);
});
