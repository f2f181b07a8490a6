import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Body, CRYSTALS, LOGIN, openRealm, ORDER, PASSWORD, sign, SECRET } from '../../test/oneverse.ts';

const V1 = { profile: 'northbound-v1' } as const;
const V2 = { profile: 'northbound-v2', apiKey: 'ov-api-key' } as const;
const { merchant_transaction_id: _a, reference: _b, merchant_uuid: _c, title, description: _d, ...rest } = CRYSTALS;
const V2_BODY = { ...rest, transaction_id: 't-9', amount_cents: '500', item_title: title };
const base = 'https://games.oneone.com';

test('item 20 northbound-v1: envelope, type, merchant_transaction_id, created, 201 and paths of its own', async () => {
  const realm = openRealm(V1);
  const told = await realm.api('POST', '/transactions', CRYSTALS);
  const order = {
    type: 'payment_transaction',
    order_id: ORDER,
    merchant_transaction_id: 'shop-7001-a1',
    reference: null,
    merchant_uuid: LOGIN,
    game_name: 'aurora-quest',
    payment_channel: 'for_testing',
    amount_cents: 12_950,
    currency: 'MYR',
    title: 'Crystal Bundle 500',
    description: null,
    item_code: 'aq-crystal-500',
    status: 'created',
    paylink: `${base}/payment-api/orders/${ORDER}`,
    verify_url: `${base}/api/northbound/transactions/${ORDER}`,
  };
  assert.deepEqual([told.status, told.body], [201, { status: 'success', code: 201, error: null, data: order }]);
  const read = await realm.api('GET', `/transactions/${ORDER}`);
  assert.deepEqual([read.status, read.body], [200, { status: 'success', code: 200, error: null, data: order }]);
  const list = await realm.api('GET', '/transactions');
  assert.partialDeepStrictEqual(list.body, { data: [order], meta: { per_page: 20, total: 1 }, links: { next: null } });
});

test('item 20 northbound-v1: errors in its envelope, by their symbolic codes', async () => {
  const realm = openRealm(V1);
  const error = (code: number, error: Body) => ({ status: 'error', code, error, data: null });
  const login = (body: unknown) => realm.raw('POST', '/api/northbound/login', {}, JSON.stringify(body));
  assert.deepEqual((await login({ login: LOGIN, password: 'nope' })).body, error(401, { code: 'UNAUTHORIZED', message: 'Invalid credentials' })); // prettier-ignore
  const missing = await login({ login: LOGIN });
  const lists = { password: ['The password field is required.'] };
  assert.deepEqual([missing.status, missing.body], [422, error(422, { code: 'UNPROCESSABLE_CONTENT', message: 'The password field is required.', errors: lists })]); // prettier-ignore
  const unsigned = await realm.api('GET', '/transactions', undefined, { 'x-signature': '' });
  assert.deepEqual(unsigned.body, error(403, { code: 'MISSING_HMAC', message: 'Missing HMAC header' }));
  const wrong = await realm.api('GET', '/transactions', undefined, { 'x-signature': 'x' });
  assert.deepEqual(wrong.body, error(403, { code: 'INVALID_HMAC', message: 'Invalid HMAC hash' }));
  const stale = await realm.api('GET', '/transactions', undefined, { authorization: 'Bearer x' });
  assert.deepEqual(stale.body, error(401, { code: 'UNAUTHORIZED', message: 'Unauthenticated' }));
  const unknown = await realm.api('GET', '/transactions/nope');
  assert.deepEqual(unknown.body, error(404, { code: 'RESOURCE_NOT_FOUND', message: 'Resource not found' }));
  const changes = { amount_cents: 0, title: undefined, merchant_transaction_id: undefined, reference: undefined };
  const invalid = await realm.api('POST', '/transactions', { ...CRYSTALS, ...changes });
  assert.deepEqual(invalid.body, error(422, {
    code: 'VALIDATION_ERROR',
    message: 'The merchant transaction id field is required.',
    errors: {
      merchant_transaction_id: 'The merchant transaction id field is required.',
      amount_cents: 'The amount cents field must be at least 1.',
      title: 'The title field is required.',
    },
  })); // prettier-ignore
});

test('item 20 northbound-v1: too many logins are TOO_MANY_ATTEMPTS, too many calls TOO_MANY_REQUESTS', async () => {
  const realm = openRealm({ ...V1, limits: { perMinute: 1 } });
  await realm.api('GET', '/transactions');
  assert.partialDeepStrictEqual((await realm.api('GET', '/transactions')).body, {
    error: { code: 'TOO_MANY_REQUESTS', message: 'Too Many Attempts.' },
  });
  let last: Body = {};
  for (let call = 0; call < 61; call += 1) last = (await realm.raw('POST', '/api/northbound/login', {}, '{}')).body;
  assert.partialDeepStrictEqual(last, { code: 429, error: { code: 'TOO_MANY_ATTEMPTS' } });
});

test('item 20 northbound-v2: an API key, text amounts, names and envelope of its own, a signature that ends in a line feed', async () => {
  const realm = openRealm(V2);
  const told = await realm.api('POST', '/transactions', V2_BODY);
  assert.equal(told.status, 201, JSON.stringify(told.body));
  const order = {
    type: 'payment_transaction',
    order_id: ORDER,
    transaction_id: 't-9',
    reference: '',
    tenant_id: LOGIN,
    game_name: 'aurora-quest',
    payment_channel: 'for_testing',
    amount_cents: '500',
    currency: 'MYR',
    item_title: 'Crystal Bundle 500',
    item_description: null,
    item_code: 'aq-crystal-500',
    status: 'created',
    paylink: `${base}/payment-api/orders/${ORDER}`,
    verify_url: `${base}/api/northbound/transactions/${ORDER}`,
  };
  assert.deepEqual(told.body, { status: 'success', code: 201, data: order });
  for (const path of [`/api/northbound/transactions/${ORDER}`, `/api/northbound/v2/transactions/${ORDER}`])
    assert.deepEqual((await realm.api('GET', path)).body, { status: 'success', code: 200, data: order }, `C12 ${path}`);
  const plain = sign('GET', `${base}/api/northbound/v2/transactions`, '', SECRET, false);
  const refused = await realm.api('GET', '/transactions', undefined, { 'x-signature': plain });
  assert.deepEqual([refused.status, refused.body], [403, { status: 'error', code: 403, message: 'Invalid HMAC hash' }]);
  assert.equal((await realm.api('GET', '/transactions')).status, 200, 'the twin');
});

test('item 9, 20 northbound-v2: digits or a whole number are an amount, other text is not; item_code is required', async () => {
  const realm = openRealm(V2);
  for (const [changes, message] of [
    [{ amount_cents: '5.00' }, 'The amount cents field must be an integer.'],
    [{ amount_cents: '-5' }, 'The amount cents field must be an integer.'],
    [{ amount_cents: '0' }, 'The amount cents field must be at least 1.'],
    [{ item_code: undefined }, 'The item code field is required.'],
    [{ item_title: undefined }, 'The item title field is required.'],
    [{ transaction_id: undefined }, 'The transaction id field is required.'],
    [{ tenant_id: '11111111-2222-4333-8444-555555555555' }, 'The selected tenant id is invalid.'],
  ] as const) {
    const told = await realm.api('POST', '/transactions', { ...V2_BODY, ...changes });
    assert.deepEqual([told.status, told.body], [422, { status: 'error', code: 422, message }]);
  }
  assert.equal((await realm.api('POST', '/transactions', { ...V2_BODY, amount_cents: 500 })).status, 201);
  assert.partialDeepStrictEqual((await realm.api('GET', '/transactions/nope')).body, {
    status: 'error',
    code: 404,
    message: 'Transaction not found',
  });
});

test('item 20 the page makes created pending; a later profile’s callback goes to the order’s webhook_url', async () => {
  const realm = openRealm({ ...V1, webhook: { url: 'https://shop.example/account' } });
  await realm.create({ webhook_url: 'https://shop.example/own' });
  assert.equal(await realm.status(), 'created');
  await realm.page();
  assert.equal(await realm.status(), 'pending');
  await realm.press('pay');
  await realm.sandbox.clock.advance(0);
  assert.equal(realm.received[0]?.url, 'https://shop.example/own');
  assert.partialDeepStrictEqual(JSON.parse(realm.received[0]?.body ?? ''), { type: 'payment_transaction', status: 'paid' }); // prettier-ignore
});

test('item 20 created expires like pending, and can be paid at once', async () => {
  const realm = openRealm(V1);
  await realm.create();
  await realm.sandbox.clock.advance(30 * 60_000);
  assert.equal(await realm.status(), 'expired');
  const other = openRealm(V1);
  await other.create();
  await other.act('pay');
  assert.equal(await other.status(), 'paid');
});

test('item 20 † a token opens the paths of its own profile alone', async () => {
  const seed = openRealm();
  const authorization = `Bearer ${await seed.login()}`;
  const url = `${base}/api/northbound/transactions`;
  const told = await seed.raw('GET', '/api/northbound/transactions', {
    authorization,
    'x-signature': sign('GET', url),
  });
  assert.equal(told.status, 401);
  const body = JSON.stringify({ login: LOGIN, password: PASSWORD });
  assert.equal((await seed.raw('POST', '/api/northbound/login', {}, body)).status, 401);
  assert.equal((await openRealm(V2).raw('POST', '/payment-api/login', {}, body)).status, 401);
  assert.equal((await seed.raw('POST', '/payment-api/login', {}, body)).status, 200, 'the twin');
});
