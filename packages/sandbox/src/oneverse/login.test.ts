import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOGIN, openRealm, PASSWORD, type Realm } from '../../test/oneverse.ts';

const login = (realm: Realm, body: unknown, client?: string) =>
  realm.raw('POST', '/payment-api/login', {}, typeof body === 'string' ? body : JSON.stringify(body), client);
const listed = async (realm: Realm, authorization: string) =>
  realm.api('GET', '/transactions', undefined, { authorization });

test('item 1 a second login kills the first token; a neighbour’s lives on', async () => {
  const realm = openRealm();
  assert.equal((await realm.theirs('GET', '/transactions')).status, 200);
  const first = await realm.login();
  assert.equal((await listed(realm, `Bearer ${first}`)).status, 200);
  const second = await realm.login();
  assert.notEqual(first, second);
  assert.equal((await listed(realm, `Bearer ${first}`)).status, 401);
  assert.equal((await listed(realm, `Bearer ${second}`)).status, 200);
  assert.equal((await realm.theirs('GET', '/transactions')).status, 200);
});

test('item 2 wrong passwords and unknown accounts are 401 and leave the live token; a missing field is 422 †', async () => {
  const realm = openRealm();
  const token = await realm.login();
  for (const body of [{ login: LOGIN, password: 'nope' }, { login: '11111111-2222-4333-8444-555555555556', password: PASSWORD }, { login: LOGIN, password: 'theirs' }]) {
    const told = await login(realm, body);
    assert.deepEqual([told.status, told.body], [401, { error: 'Invalid credentials' }]);
  } // prettier-ignore
  for (const [body, message] of [
    [{ login: LOGIN }, 'The password field is required.'],
    [{ password: PASSWORD }, 'The login field is required.'],
    [{ login: LOGIN, password: '' }, 'The password field is required.'],
    [{ login: 7, password: PASSWORD }, 'The login field is required.'],
    ['{', 'The login field is required.'],
    ['', 'The login field is required.'],
  ] as const) {
    const told = await login(realm, body);
    assert.deepEqual([told.status, told.body], [422, { code: 4005, message }], JSON.stringify(body));
  }
  assert.equal((await listed(realm, `Bearer ${token}`)).status, 200);
});

test('item 3 a missing, malformed or foreign token is 401; tokenCode 4004 as the table has it (C7)', async () => {
  for (const [options, code] of [[{}, 4000], [{ tokenCode: 4004 }, 4004]] as const) {
    const realm = openRealm(options);
    const token = await realm.login();
    for (const authorization of ['', 'Bearer', 'Bearer 1|stale', `Basic ${token}`, token, `Bearer ${token}x`, `Bearer ${encodeURIComponent(token)}`]) {
      const told = await listed(realm, authorization);
      assert.deepEqual([told.status, told.body], [401, { code, error: 'Unauthenticated' }], authorization);
    }
  } // prettier-ignore
});

test('item 21 header names in any case, a bearer with a pipe in it, a title in UTF-8', async () => {
  const realm = openRealm();
  const token = await realm.login();
  assert.match(token, /\|/);
  const id = await realm.create({ title: 'เพชร 100 เม็ด' });
  const { headers } = await realm.api('GET', `/transactions/${id}`);
  assert.match(headers.get('content-type') ?? '', /json/);
  assert.match(JSON.stringify((await realm.api('GET', `/transactions/${id}`)).body), /เพชร 100 เม็ด/);
  assert.match(await realm.page(id), /เพชร 100 เม็ด/);
  assert.equal((await listed(realm, `bearer ${token}`)).status, 200);
});

test('item 14 logins are counted by the caller’s address †, calls by the account; a window lasts a minute', async () => {
  const realm = openRealm();
  const tries = async (client: string) => (await login(realm, { login: LOGIN, password: 'nope' }, client)).status;
  for (let call = 0; call < 60; call += 1) assert.equal(await tries('10.0.0.1'), 401);
  const limited = await login(realm, { login: LOGIN, password: PASSWORD }, '10.0.0.1');
  assert.deepEqual([limited.status, limited.body], [429, { code: 4001, message: 'Too many requests' }]);
  assert.equal(limited.headers.get('x-ratelimit-remaining'), '0');
  assert.equal(await tries('10.0.0.2'), 401, 'another address');
  await realm.sandbox.clock.advance(59_999);
  assert.equal(await tries('10.0.0.1'), 429);
  await realm.sandbox.clock.advance(1);
  assert.equal(await tries('10.0.0.1'), 401);
});

test('item 14 each account has its own count; limits by switch; headers stand on every answer, good or bad', async () => {
  const realm = openRealm({ limits: { perMinute: 3 } });
  await realm.login();
  const seen = [];
  for (const [path, headers] of [
    ['/transactions', {}],
    ['/transactions/nope', {}],
    ['/transactions', { 'x-signature': 'wrong' }],
    ['/transactions', {}],
  ] as const) {
    const told = await realm.api('GET', path, undefined, headers);
    seen.push([told.status, told.headers.get('x-ratelimit-limit'), told.headers.get('x-ratelimit-remaining')]);
  }
  assert.deepEqual(seen, [[200, '3', '2'], [404, '3', '1'], [403, '3', '0'], [429, '3', '0']]); // prettier-ignore
  assert.equal((await realm.theirs('GET', '/transactions')).headers.get('x-ratelimit-remaining'), '59');
  for (const headers of [(await login(realm, {}, 'x')).headers, (await listed(realm, 'Bearer x')).headers])
    assert.equal(headers.get('x-ratelimit-limit'), '60');
  await realm.control('POST', '/faults', { on: 'list', do: 'status', status: 500 });
  await realm.sandbox.clock.advance(60_000);
  const broken = await realm.api('GET', '/transactions');
  assert.deepEqual([broken.status, broken.headers.get('x-ratelimit-remaining')], [500, '2']);
});

test('item 5 † the order of the checks: limit, token, signature, validation, lookup', async () => {
  const realm = openRealm({ limits: { perMinute: 4 } });
  await realm.login();
  const statusOf = async (told: Promise<{ status: number }>) => (await told).status;
  assert.equal(await statusOf(realm.api('POST', '/transactions', {}, { authorization: 'Bearer x', 'x-signature': 'x' })), 401); // prettier-ignore
  assert.equal(await statusOf(realm.api('POST', '/transactions', {}, { 'x-signature': 'x' })), 403);
  assert.equal(await statusOf(realm.api('GET', '/transactions/nope', undefined, { 'x-signature': 'x' })), 403);
  assert.equal(await statusOf(realm.api('POST', '/transactions', {})), 422);
  assert.equal(await statusOf(realm.api('GET', '/transactions/nope')), 404);
  assert.equal(await statusOf(realm.api('POST', '/transactions', {}, { 'x-signature': 'x' })), 429);
});
