import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFault } from '../index.ts';
import { bearer, codeOf, K1, K2, MUGS, openStall, type Stall, xApiKey } from '../../test/onecheckout.ts';

const API = '/onecheckout/api/v1.0';
const LIMITED = '{"error":{"code":"rate_limited","message":"Too many requests"}}';
const create = (stall: Stall) =>
  stall.fetch(`${API}/orders`, { method: 'POST', headers: bearer(K1), body: JSON.stringify(MUGS) });
const read = (stall: Stall) => stall.call(`${API}/orders/0042`, { headers: bearer(K1) });
const kept = (stall: Stall): number => stall.sandbox.snapshot().onecheckout?.orders.length ?? -1;
const count = (answers: readonly Response[], status: number) => answers.filter((one) => one.status === status).length;

test('§12.11 the 1001st request within a minute is 429 †, of that key alone; a minute later it passes', async () => {
  const stall = openStall();
  await stall.create();
  for (let call = 1; call < 1000; call += 1) assert.equal((await read(stall)).status, 200, `call ${call + 1}`);
  const limited = await read(stall);
  assert.deepEqual([limited.status, await limited.text()], [429, LIMITED]);
  assert.equal(limited.headers.get('retry-after'), null);
  assert.equal((await stall.api('GET', '/me', undefined, bearer(K2))).status, 200);
  assert.equal((await stall.api('GET', '/me', undefined, xApiKey(K1))).status, 429, 'one count for every operation');
  await stall.sandbox.clock.advance(60_000);
  assert.equal((await read(stall)).status, 200);
});

test('§12.11 E15 of 11 reads held for 500 ms one is 429; of 10 none is', async () => {
  const stall = openStall();
  await stall.create();
  for (const [parallel, limited] of [[11, 1], [10, 0], [13, 3]] as const) {
    await stall.control('POST', '/faults', { on: 'retrieve', do: 'slow', ms: 500, times: parallel });
    const reads = Array.from({ length: parallel }, () => read(stall));
    await stall.sandbox.clock.advance(500);
    const answers = await Promise.all(reads);
    assert.deepEqual([count(answers, 429), count(answers, 200)], [limited, parallel - limited]);
    await stall.control('DELETE', '/faults');
  } // prettier-ignore
});

test('§12.11 limits can be lowered, for each key of its own; rateLimitBody none † sends no JSON', async () => {
  const stall = openStall({ apiKeys: [K1, 'K9'], limits: { perMinute: 2 }, rateLimitBody: 'none' });
  for (const key of [K1, 'K9']) {
    const statuses = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await stall.call(`${API}/me`, { headers: xApiKey(key) })).status);
    assert.deepEqual(statuses, [200, 200, 429]);
  }
  const limited = await stall.call(`${API}/me`, { headers: xApiKey(K1) });
  assert.equal(await limited.text(), '');
  assert.doesNotMatch(limited.headers.get('content-type') ?? '', /json/);
});

test('§12.11 a call that ended, even badly, holds no place', async () => {
  const stall = openStall({ limits: { inFlight: 1 } });
  await stall.create();
  await stall.control('POST', '/faults', { on: 'retrieve', do: 'reset', times: 3 });
  for (let call = 0; call < 3; call += 1) assert.ok(isFault(await stall.fetch(`${API}/orders/0042`, { headers: bearer(K1) }))); // prettier-ignore
  assert.equal((await read(stall)).status, 200);
});

test('§12.12 a planned 500 is server_error, with Retry-After where asked, for every operation by its name', async () => {
  const stall = openStall();
  await stall.create({ paypal_manual_capture: true });
  await stall.act('0042', 'pay');
  for (const [on, method, path, body] of [
    ['account', 'GET', '/me', undefined],
    ['account', 'POST', '/me', {}],
    ['create', 'POST', '/orders', MUGS],
    ['retrieve', 'GET', '/orders/0042', undefined],
    ['capture', 'POST', '/orders/0042/capture', undefined],
    ['list', 'POST', '/orders-list', {}],
    ['events', 'GET', '/orders/0042/events', undefined],
  ] as const) {
    const plan = { on, do: 'status', status: 500, retryAfter: 3, gateway: 'onecheckout' };
    assert.equal((await stall.control('POST', '/faults', plan)).status, 201);
    const answer = await stall.api(method, path, body);
    assert.deepEqual([answer.status, codeOf(answer)], [500, 'server_error'], `${method} ${path}`);
    assert.equal((await stall.api(method, path, body)).status, 200, 'once');
  }
  assert.equal(kept(stall), 2, 'nothing was stored by the one that failed');
});

test('§12.12 a planned 429 says what a real one says', async () => {
  const stall = openStall();
  await stall.create();
  await stall.control('POST', '/faults', { on: 'retrieve', do: 'status', status: 429, retryAfter: 7 });
  const limited = await read(stall);
  assert.deepEqual([limited.status, limited.headers.get('retry-after'), await limited.text()], [429, '7', LIMITED]);
});

test('§12.12 a slow create answers late, and nothing is stored before', async () => {
  const stall = openStall();
  await stall.control('POST', '/faults', { on: 'create', do: 'slow', ms: 5000 });
  const slow = create(stall);
  await stall.sandbox.clock.advance(4999);
  assert.equal(kept(stall), 0);
  await stall.sandbox.clock.advance(1);
  assert.equal(((await slow) as Response).status, 200);
  assert.equal(kept(stall), 1);
});

test('§12.12 an HTML error page instead of JSON', async () => {
  const stall = openStall();
  await stall.create();
  await stall.control('POST', '/faults', { on: 'retrieve', do: 'html' });
  const answer = await read(stall);
  assert.equal(answer.status, 502);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
  assert.match(await answer.text(), /^<!doctype html>/);
});

test('§12.12 a connection dropped after create leaves an order behind; before and during it, none', async () => {
  for (const [stage, orders] of [['before', 0], ['during', 0], ['after', 1]] as const)
    for (const how of ['reset', 'hang'] as const) {
      const stall = openStall();
      await stall.control('POST', '/faults', { on: 'create', do: how, stage, gateway: 'onecheckout' });
      assert.deepEqual(await create(stall), { fault: how });
      assert.equal(kept(stall), orders, stage);
      assert.equal((await stall.api('POST', '/orders', MUGS)).status, 200);
      assert.equal(kept(stall), orders + 1, 'without idempotency a repeated create is another order');
    } // prettier-ignore
});

test('§12.12 a truncated answer carries what should have been sent', async () => {
  const stall = openStall();
  await stall.create();
  await stall.control('POST', '/faults', { on: 'retrieve', do: 'truncate', after: 7 });
  const answer = await stall.fetch(`${API}/orders/0042`, { headers: bearer(K1) });
  assert.ok(isFault(answer) && answer.fault === 'truncate' && answer.after === 7);
  assert.equal(((await answer.response.json()) as { id: string }).id, '0042');
});

test('§12.12 a fault for another gateway or merchant does not strike here', async () => {
  const stall = openStall();
  await stall.create();
  await stall.control('POST', '/faults', { on: 'retrieve', do: 'status', status: 500, gateway: 'opencheckout' });
  await stall.control('POST', '/faults', { on: 'retrieve', do: 'status', status: 500, merchant: 'neighbour' });
  assert.equal((await read(stall)).status, 200);
  await stall.control('POST', '/faults', { on: 'retrieve', do: 'status', status: 500, merchant: 'mugs' });
  assert.equal((await read(stall)).status, 500, 'the twin that is meant for it');
});

test('§9 what nobody documents is a JSON 404 †', async () => {
  const stall = openStall();
  await stall.create();
  for (const [method, path] of [['GET', '/'], ['DELETE', '/orders/0042'], ['POST', '/orders/0042/refund'], ['GET', '/orders-list']] as const) {
    const answer = await stall.api(method, path);
    assert.deepEqual([answer.status, codeOf(answer)], [404, 'not_found'], path);
  } // prettier-ignore
});
