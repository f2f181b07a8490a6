import assert from 'node:assert/strict';
import { test } from 'node:test';
import { B1, CRYSTALS, O, openRealm, ORDER, type Realm } from '../../test/oneverse.ts';

const LOGIN_BODY = '{"login":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","password":"correct horse"}';
const X3 = '7f5d309180857a6abdcfe62fd36c0d6be5a828bc6abfad3d7995b8be065573dd';
const X7 = 'd840e86bf0927865fd29295bdefcfd6e64430f6a4484908ba3ff3519074a065e';
const X11 = 'fae23f54bdffe53897d7e9e02456dd0443a9e2736b112cdab5bc7818fdcf683a';
const PATH = '/payment-api/transactions';

/** A realm and the headers of its token. */
const opened = async (options = {}) => {
  const realm = openRealm(options);
  const authorization = `Bearer ${await realm.login()}`;
  const create = () => realm.raw('POST', PATH, { authorization, 'x-signature': X3 }, B1);
  const get = (signature: string, id = ORDER) =>
    realm.raw('GET', `${PATH}/${id}`, { authorization, 'x-signature': signature });
  return { realm, authorization, create, get };
};
const advance = (realm: Realm, ms: number) => realm.sandbox.clock.advance(ms);

test('exchange 1 the login answers a token alone, of the published form', async () => {
  const told = await openRealm().raw('POST', '/payment-api/login', {}, LOGIN_BODY);
  assert.equal(told.status, 200);
  assert.deepEqual(Object.keys(told.body), ['token']);
  assert.match(String(told.body['token']), /^\d+\|[0-9A-Za-z]{48}$/);
});

test('exchange 2 a wrong password is 401', async () => {
  const told = await openRealm().raw('POST', '/payment-api/login', {}, LOGIN_BODY.replace('correct horse', 'nope'));
  assert.deepEqual([told.status, told.body], [401, { error: 'Invalid credentials' }]);
});

test('exchange 3 vector 1 a create answers the order, code 2001 and its message, byte for byte', async () => {
  const { create } = await opened();
  const told = await create();
  assert.equal(told.status, 200);
  const expected = { order: O('pending'), code: 2001, message: 'Payment transaction created successfully.' };
  assert.equal(JSON.stringify(told.body), JSON.stringify(expected));
});

test('exchange 4 without either reference it is 422', async () => {
  const { merchant_transaction_id: _a, reference: _b, ...rest } = CRYSTALS;
  const told = await openRealm().api('POST', '/transactions', rest);
  assert.deepEqual([told.status, told.body], [422, { code: 4005, message: 'The reference field is required.' }]);
});

test('exchange 5 an unknown channel is 422', async () => {
  const told = await openRealm().api('POST', '/transactions', { ...CRYSTALS, payment_channel: 'nowhere' });
  assert.deepEqual([told.status, told.body], [422, { code: 4005, message: 'The selected payment channel is invalid.' }]); // prettier-ignore
});

test('exchange 6 without a signature it is 403', async () => {
  const { realm, authorization } = await opened();
  const told = await realm.raw('POST', PATH, { authorization }, B1);
  assert.deepEqual([told.status, told.body], [403, { code: 4002, error: 'Missing HMAC header' }]);
});

test('exchange 7 vector 3 a read answers the order', async () => {
  const { create, get } = await opened();
  await create();
  const told = await get(X7);
  assert.equal(told.status, 200);
  assert.equal(JSON.stringify(told.body), JSON.stringify({ order: O('pending') }));
});

test('exchange 8 a signature over the path alone is 403', async () => {
  const { create, get } = await opened();
  await create();
  const told = await get('2153959bce8c4ff06f7870ed611605a01ae88c37547d85d062b9ddf49f52db2e');
  assert.deepEqual([told.status, told.body], [403, { code: 4003, error: 'Invalid HMAC hash' }]);
});

test('exchange 9 a stale token is 401', async () => {
  const { realm, create } = await opened();
  await create();
  const headers = { authorization: 'Bearer 1|stale', 'x-signature': X7 };
  const told = await realm.raw('GET', `${PATH}/${ORDER}`, headers);
  assert.deepEqual([told.status, told.body], [401, { code: 4000, error: 'Unauthenticated' }]);
});

test('exchange 10 an unknown order is 404 with a request id of 32 letters and digits', async () => {
  const realm = openRealm();
  const told = await realm.api('GET', '/transactions/01J9ZZZZZZZZZZZZZZZZZZZZZZ');
  const { request_id, ...rest } = told.body;
  assert.deepEqual([told.status, rest], [404, { code: 4006, message: 'Transaction not found' }]);
  assert.match(String(request_id), /^[0-9A-Za-z]{32}$/);
});

test('exchange 11 vector 5 the list after the order expired', async () => {
  const { realm, authorization, create } = await opened();
  await create();
  await advance(realm, 30 * 60_000);
  const told = await realm.raw('GET', PATH, { authorization, 'x-signature': X11 });
  assert.equal(told.status, 200);
  assert.equal(JSON.stringify(told.body), JSON.stringify({ data: [O('expired')] }));
});

test('exchange 12 the 61st signed call within a minute is 429', async () => {
  const { realm, authorization } = await opened();
  const list = () => realm.raw('GET', PATH, { authorization, 'x-signature': X11 });
  for (let call = 1; call <= 60; call += 1) {
    const told = await list();
    assert.equal(told.status, 200, `call ${call}`);
    assert.equal(told.headers.get('x-ratelimit-remaining'), String(60 - call));
  }
  const told = await list();
  assert.deepEqual([told.status, told.body], [429, { code: 4001, message: 'Too many requests' }]);
  assert.equal(told.headers.get('x-ratelimit-limit'), '60');
  assert.equal(told.headers.get('x-ratelimit-remaining'), '0');
});

test('exchange 13 the callback is the bare order, paid, and the read agrees; once 200 came there is no second', async () => {
  const { realm, create, get } = await opened({ webhook: { url: 'https://shop.example/hook' } });
  await create();
  await realm.act('pay');
  await advance(realm, 600_000);
  assert.deepEqual(realm.received.map(({ url, body }) => [url, body]), [['https://shop.example/hook', JSON.stringify(O('paid'))]]); // prettier-ignore
  assert.deepEqual((await get(X7)).body, { order: O('paid') });
});

test('exchange 14 † forged: the callback says paid while the read says pending', async () => {
  const { realm, create, get } = await opened({ webhook: { url: 'https://shop.example/hook' } });
  await create();
  await realm.act('pay', { faults: ['forged'] });
  await advance(realm, 0);
  assert.deepEqual(realm.received.map(({ body }) => body), [JSON.stringify(O('paid'))]); // prettier-ignore
  assert.deepEqual((await get(X7)).body, { order: O('pending') });
});

test('exchange 15 an endpoint that always answers 500 is called four times', async () => {
  const { realm, create } = await opened({ webhook: { url: 'https://shop.example/hook' } });
  realm.answer = async () => new Response(null, { status: 500 });
  await create();
  await realm.act('pay');
  await advance(realm, 86_400_000);
  assert.equal(realm.received.length, 4);
});
