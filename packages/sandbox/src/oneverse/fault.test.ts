import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFault, isSnapshot, type Snapshot } from '../index.ts';
import { type Body, B1, openRealm, ORDER, PASSWORD, type Realm, SECRET } from '../../test/oneverse.ts';
import { openShop } from '../../test/shop.ts';

const kept = (realm: Realm) => realm.sandbox.snapshot().oneverse?.orders.length;
const create = (realm: Realm, authorization: string) =>
  realm.fetch('/oneverse/payment-api/transactions', {
    method: 'POST',
    headers: { authorization, 'x-signature': '7f5d309180857a6abdcfe62fd36c0d6be5a828bc6abfad3d7995b8be065573dd' },
    body: B1,
  });
/** Through text, as a file would keep it. */
const thaw = (snapshot: unknown): Snapshot => {
  const value: unknown = JSON.parse(JSON.stringify(snapshot));
  assert.ok(isSnapshot(value));
  return value;
};

test('item 19 a planned 500 carries tracking, in the seed’s body and in V1’s, with the operation’s code', async () => {
  for (const [on, method, path, code] of [
    ['list', 'GET', '/transactions', 'LIST_ERROR'],
    ['retrieve', 'GET', `/transactions/${ORDER}`, 'SHOW_ERROR'],
    ['create', 'POST', '/transactions', 'CREATE_ERROR'],
  ] as const)
    for (const profile of ['payment-api', 'northbound-v1'] as const) {
      const realm = openRealm({ profile });
      await realm.control('POST', '/faults', { on, do: 'status', status: 500, gateway: 'oneverse' });
      const told = await realm.api(method, path, method === 'POST' ? B1 : undefined);
      assert.equal(told.status, 500);
      const error = (told.body['error'] ?? told.body) as Body;
      assert.match(String(error['tracking']), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
      assert.equal(error['code'], profile === 'payment-api' ? 4000 : code);
    }
});

test('item 19 a reset or time-out after the order was stored: a list finds it, a repeat is a duplicate', async () => {
  for (const how of ['reset', 'hang'] as const) {
    const realm = openRealm();
    const authorization = `Bearer ${await realm.login()}`;
    await realm.control('POST', '/faults', { on: 'create', do: how, stage: 'after' });
    assert.deepEqual(await create(realm, authorization), { fault: how });
    assert.partialDeepStrictEqual((await realm.api('GET', '/transactions')).body, { data: [{ reference: 'shop-7001-a1' }] }); // prettier-ignore
    assert.equal((await realm.api('POST', '/transactions', B1)).status, 422);
  }
  const realm = openRealm();
  const authorization = `Bearer ${await realm.login()}`;
  await realm.control('POST', '/faults', { on: 'create', do: 'reset' });
  assert.deepEqual(await create(realm, authorization), { fault: 'reset' });
  assert.equal(kept(realm), 0, 'the twin: before anything');
});

test('item 19 a slow answer, before the order is stored or after', async () => {
  for (const [stage, early] of [['before', 0], ['after', 1]] as const) {
    const realm = openRealm();
    const authorization = `Bearer ${await realm.login()}`;
    await realm.control('POST', '/faults', { on: 'create', do: 'slow', ms: 5000, stage });
    const slow = create(realm, authorization);
    await realm.sandbox.clock.advance(4999);
    assert.equal(kept(realm), early, stage);
    await realm.sandbox.clock.advance(1);
    const answer = await slow;
    assert.ok(!isFault(answer) && answer.status === 200);
    assert.equal(kept(realm), 1);
  } // prettier-ignore
});

test('item 19 a login can break too, and statuses say what the real ones say', async () => {
  const realm = openRealm();
  await realm.control('POST', '/faults', { on: 'login', do: 'status', status: 503 });
  const body = JSON.stringify({ login: '6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30', password: PASSWORD });
  assert.equal((await realm.raw('POST', '/payment-api/login', {}, body)).status, 503);
  for (const [status, code] of [[401, 4000], [403, 4003], [404, 4006], [429, 4001]] as const) {
    await realm.control('POST', '/faults', { on: 'list', do: 'status', status, retryAfter: 3 });
    const told = await realm.api('GET', '/transactions');
    assert.deepEqual([told.status, told.body['code'], told.headers.get('retry-after')], [status, code, '3']);
  } // prettier-ignore
});

test('item 19 a truncated answer carries its rate headers', async () => {
  const realm = openRealm();
  const authorization = `Bearer ${await realm.login()}`;
  await realm.control('POST', '/faults', { on: 'create', do: 'truncate', after: 7 });
  const answer = await create(realm, authorization);
  assert.ok(isFault(answer) && answer.fault === 'truncate');
  assert.equal(answer.response.headers.get('x-ratelimit-limit'), '60');
  assert.equal(kept(realm), 1);
});

test('unknown paths are a JSON 404 †', async () => {
  const realm = openRealm();
  for (const [method, path] of [['DELETE', `/transactions/${ORDER}`], ['GET', '/login'], ['GET', '/balance']] as const)
    assert.deepEqual([(await realm.api(method, path)).status, (await realm.api(method, path)).body], [404, { code: 4000, message: 'Not found' }]); // prettier-ignore
});

test('orders, the live token, expiry, a stuck payment and a callback to come survive a restart', async () => {
  const webhook = { url: 'https://shop.example/hook' };
  const before = openRealm({ webhook });
  before.answer = async () => new Response(null, { status: 500 });
  const token = await before.login();
  await before.create();
  await before.act('pay');
  const [stuck, idle] = [
    await before.create({ merchant_transaction_id: 'b', reference: 'b' }),
    await before.create({ merchant_transaction_id: 'c', reference: 'c' }),
  ];
  await before.act('pay', { faults: ['stuck'] }, stuck);
  await before.sandbox.clock.advance(5000);
  assert.equal(before.received.length, 1);
  const snapshot = thaw(before.sandbox.snapshot());
  before.sandbox.stop();
  await before.wall.advance(0);
  assert.equal(before.wall.sleeping, 0, 'stopping leaves no timer');
  assert.doesNotMatch(JSON.stringify(snapshot), new RegExp(`${SECRET}|${PASSWORD}|${token.slice(-48)}`));

  const after = openRealm({ snapshot, webhook });
  const authorization = `Bearer ${token}`;
  assert.equal((await after.api('GET', '/transactions', undefined, { authorization })).status, 200);
  await after.sandbox.clock.advance(30_000);
  assert.equal(await after.status(stuck), 'paid');
  assert.deepEqual(after.received.map(({ body }) => (JSON.parse(body) as Body)['order_id']).sort(), [ORDER, stuck].sort()); // prettier-ignore
  await after.sandbox.clock.advance(30 * 60_000);
  assert.equal(await after.status(idle), 'expired');
  assert.equal(await after.status(), 'paid');
});

test('a snapshot from before Oneverse is read; one with a broken part is not', async () => {
  const { oneverse, ...old } = openShop().sandbox.snapshot();
  assert.ok(oneverse);
  await openRealm({ snapshot: thaw(old) }).create();
  for (const broken of [null, 1, 'x']) assert.equal(isSnapshot({ ...old, oneverse: broken }), false);
});

test('reset forgets orders, tokens, counts and timers', async () => {
  const realm = openRealm({ limits: { perMinute: 2 } });
  const token = await realm.login();
  await realm.create();
  await realm.api('GET', '/transactions');
  await realm.control('POST', '/reset');
  await realm.wall.advance(0);
  assert.equal(realm.wall.sleeping, 0);
  const stale = await realm.api('GET', '/transactions', undefined, { authorization: `Bearer ${token}` });
  assert.equal(stale.status, 401);
  await realm.login();
  assert.deepEqual((await realm.api('GET', '/transactions')).body, { data: [] });
});
