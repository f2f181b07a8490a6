import assert from 'node:assert/strict';
import { test } from 'node:test';
import { B1, B2, hmac, ID, openMarket, OTHER, SECRET, START } from '../../test/one2pays.ts';

const VECTOR_1 = '3d652694393c96c5b5f01b53a5f49aced81db523ff16ac161265accfff2c0e3f';
const REFUSED = {
  success: false,
  error: { code: 'INVALID_CREDENTIALS', message: 'Invalid signature or expired timestamp' },
};

/** §11 without the login: what is signed. */
const ROWS = [
  ['POST', '/payments', B1],
  ['GET', '/payments', undefined],
  ['GET', `/payments/${ID}`, undefined],
  ['POST', `/payments/${ID}/cancel`, undefined],
  ['POST', '/withdraws', {}],
  ['GET', '/withdraws', undefined],
  ['GET', `/withdraws/${ID}`, undefined],
  ['POST', `/withdraws/${ID}/cancel`, undefined],
  ['GET', '/balance', undefined],
] as const;

test('item 1 every endpoint of §11 refuses whoever does not prove the key', async () => {
  const { api, call } = openMarket();
  for (const [method, path, body] of ROWS) {
    for (const [what, who] of [
      ['no signature', { signature: null }],
      ['an empty signature', { signature: '' }],
      ['an unknown key', { key: 'pk_test_nobody' }],
      ['no key', { key: '' }],
      ['the secret of another', { secret: OTHER.secret }],
      ['the key of another', { key: OTHER.key }],
      ['no timestamp', { timestamp: '' }],
      ['a timestamp in seconds', { timestamp: '1735689600' }],
      ['a fractional timestamp', { timestamp: '1735689600000.0' }],
      ['a timestamp that is none', { timestamp: 'now' }],
    ] as const) {
      const answer = await api(method, path, body, who);
      assert.deepEqual([answer.status, answer.body], [401, REFUSED], `${method} ${path}: ${what}`);
    }
    assert.equal((await call(`/one2pays/api/v1${path}`, { method })).status, 401);
    assert.notEqual((await api(method, path, body)).status, 401, `the twin: ${method} ${path}`);
  }
});

test('item 1 the signature needs its prefix, and its digits in lower case †', async () => {
  const { api } = openMarket();
  const hex = hmac(SECRET, `${START}.`);
  for (const signature of [hex, `sha1=${hex}`, `sha256=${hex.toUpperCase()}`, `sha256=${hex.slice(2)}`, `sha256=${hex}00`])
    assert.equal((await api('GET', '/balance', undefined, { signature })).status, 401, signature); // prettier-ignore
  assert.equal((await api('GET', '/balance', undefined, { signature: `sha256=${hex}` })).status, 200);
});

test('exchange 6 the last hex digit changed: 401', async () => {
  const { api } = openMarket();
  const answer = await api('POST', '/payments', B1, { signature: `sha256=${VECTOR_1.slice(0, -1)}e` });
  assert.deepEqual([answer.status, answer.body], [401, REFUSED]);
});

test('exchange 7 item 1 † the window is five minutes to both sides, to the millisecond, of the wall', async () => {
  for (const [offset, status] of [
    [300_000, 201],
    [300_001, 401],
    [-300_000, 201],
    [-300_001, 401],
  ] as const) {
    const { api, wall } = openMarket();
    await wall.advance(400_000);
    const timestamp = String(wall.now() - offset);
    assert.equal((await api('POST', '/payments', B1, { timestamp })).status, status, String(offset));
  }
  const ahead = openMarket();
  await ahead.sandbox.clock.advance(86_400_000);
  assert.equal((await ahead.api('GET', '/balance')).status, 200, 'who advances the virtual clock signs as before');
});

test('vector 10 seconds instead of milliseconds: refused, though the digest is right', async () => {
  const { api } = openMarket();
  const signature = 'sha256=1e18598be8b9404d71084968f7725e8a5e859e7dd46a2d4ef281073994811081';
  assert.equal((await api('POST', '/payments', B1, { timestamp: '1735689600', signature })).status, 401);
});

test('item 2 each host takes its own keys alone', async () => {
  const live = { apiKey: 'pk_live_1', secretKey: 'sk_live_1' };
  const onLive = { path: '/one2pays/live' };
  const market = openMarket(live);
  assert.equal((await market.api('GET', '/balance', undefined, onLive)).status, 200);
  assert.equal((await market.api('GET', '/balance')).status, 401, 'a live key on the test host');
  const test = { key: OTHER.key, secret: OTHER.secret };
  assert.equal((await market.api('GET', '/balance', undefined, test)).status, 200);
  assert.equal((await market.api('GET', '/balance', undefined, { ...test, ...onLive })).status, 401);
});

test('item 3 a disabled integration is 403, once it proved itself', async () => {
  const { api } = openMarket({ disabled: true });
  const answer = await api('GET', '/balance');
  assert.deepEqual(answer.body, { success: false, error: { code: 'FORBIDDEN', message: 'Integration is not active' } });
  assert.equal(answer.status, 403);
  assert.equal((await api('GET', '/balance', undefined, { secret: 'sk_test_wrong' })).status, 401);
});

test('item 4 what is signed are the bytes: re-ordered or re-indented JSON is refused', async () => {
  const { api } = openMarket();
  const { amount, ...rest } = JSON.parse(B1) as { amount: string };
  const signature = `sha256=${VECTOR_1}`;
  for (const body of [JSON.stringify({ ...rest, amount }), JSON.stringify(JSON.parse(B1), null, 2), `${B1} `]) {
    assert.equal((await api('POST', '/payments', body, { signature })).status, 401, body);
    assert.notEqual((await api('POST', '/payments', body)).status, 401, 'the twin: signed as it is');
  }
  assert.equal((await openMarket().api('POST', '/payments', B1, { signature })).status, 201);
});

test('vector 6 item 4 a body beyond ASCII', async () => {
  const { api } = openMarket({ echo: true });
  const signature = 'sha256=6d828e10539cd081d6c12d50dda2e8bdf59f2d7c629f9e3a9883bbe3357921d7';
  const { status, body } = await api('POST', '/payments', B2, { signature });
  assert.equal(status, 201);
  assert.equal(body['data'].description, 'ค่าสินค้า');
});

test('vectors 2, 3, 4, 5 † a request without a body is signed as emptyBody says, and in no other way', async () => {
  const signatures = {
    dot: 'b767bd6299ea9ad87016df5ad0d5eabd200c932d010ccd161198560ad19bc315',
    'timestamp-only': '8b4acff4125e45b1de587897b8aad1b06cc3a8f944f3e03c5dca12d505239642',
    'empty-object': hmac(SECRET, `${START}.{}`),
  } as const;
  const readings = ['dot', 'timestamp-only', 'empty-object'] as const;
  for (const emptyBody of readings)
    for (const sent of readings) {
      const { api } = openMarket({ emptyBody });
      const answer = await api('GET', '/balance', undefined, { signature: `sha256=${signatures[sent]}` });
      assert.equal(answer.status, sent === emptyBody ? 200 : 401, `${emptyBody}: ${sent}`);
    }
  const vector5 = 'sha256=a3f3b663cf8a92c2ac3434b19a98619745c0dee21934e4168bce595360292cd8';
  const vector4 = 'sha256=2912bb1b48e7696e009cdc290040e4895dd191fe6d649fecf12cce787352cdd9';
  for (const [body, emptyBody, signature] of [
    ['{}', 'dot', vector5],
    ['{}', 'timestamp-only', vector5],
    [undefined, 'empty-object', vector5],
    [undefined, 'dot', vector4],
  ] as const) {
    const { api } = openMarket({ emptyBody });
    const answer = await api('POST', `/payments/${ID}/cancel`, body, { timestamp: '1735689660000', signature });
    assert.equal(answer.status, 404, `${emptyBody}: ${body ?? 'nothing'} was let through`);
  }
});
