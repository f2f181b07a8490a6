import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HERE, KEY, openShop, ORDER, OTHER_KEY, REVOKED_KEY } from '../../test/shop.ts';

const SEED_FIELDS = [
  'id', 'status', 'url', 'amount_total', 'currency', 'mode', 'success_url', 'cancel_url', 'expires_at', 'created_at',
]; // prettier-ignore
const ID = 'cs_7Kd2mQ9xTz4LpW1a';
const BASE = `${HERE}/opencheckout`;

/** Dossier E1's answer, below this sandbox's address. */
const E1 = `{"id":"cs_7Kd2mQ9xTz4LpW1a","object":"checkout.session","mode":"payment","status":"open","url":"${BASE}/pay/cs_7Kd2mQ9xTz4LpW1a","amount_total":3400,"currency":"usd","line_items":[{"price_data":{"currency":"usd","product_data":{"name":"Tea tin","description":"100 g"},"unit_amount":1250},"quantity":2},{"price_data":{"currency":"usd","product_data":{"name":"Mug"},"unit_amount":900},"quantity":1}],"metadata":{"order_id":"A-17"},"success_url":"https://shop.example/done?sid=cs_7Kd2mQ9xTz4LpW1a","cancel_url":"https://shop.example/basket","customer_wallet":null,"incoming_payment":null,"outgoing_payment":null,"created_at":"2026-09-21T14:13:20.000Z","expires_at":"2026-09-21T14:43:20.000Z","completed_at":null}`;

test('§16.1 E1 v0.2 answers all seventeen fields, byte for byte', async () => {
  const shop = openShop();
  const response = await shop.api('POST', '', ORDER, { 'idempotency-key': 'order-A-17-attempt-1' });
  assert.equal(response.status, 201);
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  assert.equal(await response.text(), E1);
});

test('§16.1 E2 the seed answers its ten fields, in whole seconds, and takes a donation', async () => {
  const shop = openShop({ profile: 'seed' });
  const created = await (await shop.api('POST', '', { ...ORDER, mode: 'donation' })).json();
  assert.deepEqual(Object.keys(created as object), SEED_FIELDS);
  assert.partialDeepStrictEqual(created, {
    mode: 'donation',
    created_at: '2026-09-21T14:13:20Z',
    expires_at: '2026-09-21T14:43:20Z',
  });
  const read = (await (await shop.api('GET', `/${ID}`)).json()) as object;
  assert.deepEqual(Object.keys(read), [...SEED_FIELDS, 'metadata', 'incoming_payment', 'outgoing_payment']);
});

test('§16.4 only the first placeholder of each URL is replaced', async () => {
  const shop = openShop();
  const url = 'https://shop.example/?a={CHECKOUT_SESSION_ID}&b={CHECKOUT_SESSION_ID}';
  const made = await (await shop.api('POST', '', { ...ORDER, success_url: url, cancel_url: url })).json();
  const replaced = `https://shop.example/?a=${ID}&b={CHECKOUT_SESSION_ID}`;
  assert.partialDeepStrictEqual(made, { success_url: replaced, cancel_url: replaced });
});

test('§16.5 expires_at is created_at + n, and reading or listing past it finds the session expired', async () => {
  const shop = openShop();
  await shop.create({ expires_in_seconds: 300 });
  await shop.sandbox.clock.advance(299_999);
  assert.partialDeepStrictEqual(await (await shop.api('GET', `/${ID}`)).json(), { status: 'open' });
  await shop.sandbox.clock.advance(1);
  assert.partialDeepStrictEqual(await (await shop.api('GET', '')).json(), {
    data: [{ status: 'expired', expires_at: '2026-09-21T14:18:20.000Z' }],
  });
  assert.partialDeepStrictEqual(await (await shop.api('GET', `/${ID}`)).json(), { status: 'expired' });
});

test('§16.6 E11 expiring twice is 400 Session is already expired; canceling then too', async () => {
  const shop = openShop();
  await shop.create();
  assert.partialDeepStrictEqual(await (await shop.api('POST', `/${ID}/expire`)).json(), { status: 'expired' });
  for (const verb of ['expire', 'cancel']) {
    const again = await shop.api('POST', `/${ID}/${verb}`);
    assert.equal(again.status, 400);
    assert.equal(
      await again.text(),
      '{"error":{"type":"invalid_request_error","message":"Session is already expired"}}',
    );
  }
});

test('§16.6 processing and preparing cannot be expired', async () => {
  const shop = openShop();
  const [preparing, processing] = [await shop.create(), await shop.create()];
  await shop.control('POST', `/orders/${preparing}/prepare`);
  await shop.control('POST', `/orders/${processing}/pay`, { faults: ['stuck'] });
  for (const [id, status] of [
    [preparing, 'preparing'],
    [processing, 'processing'],
  ] as const) {
    const refused = await shop.api('POST', `/${id}/expire`);
    assert.equal(refused.status, 400);
    assert.match(await refused.text(), new RegExp(`Session is already ${status}`));
  }
});

test("§16.7 E9 another merchant's session and an unknown one are 404", async () => {
  const shop = openShop();
  await shop.create();
  const other = { authorization: `Bearer ${OTHER_KEY}` };
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/expire'],
    ['POST', '/cancel'],
  ] as const) {
    const response = await shop.api(method, `/${ID}${path}`, undefined, other);
    assert.equal(response.status, 404);
    assert.equal(
      await response.text(),
      `{"error":{"type":"not_found","message":"No checkout session found with id: ${ID}"}}`,
    );
  }
  assert.equal(
    await (await shop.api('GET', '/cs_nope')).text(),
    '{"error":{"type":"not_found","message":"No checkout session found with id: cs_nope"}}',
  );
});

test('§16.8 E5 every bad key is the same 401, before the body is looked at', async () => {
  const shop = openShop();
  for (const authorization of [
    '',
    KEY,
    `bearer ${KEY}`,
    `Basic ${KEY}`,
    `Bearer pk_${KEY.slice(3)}`,
    'Bearer sk_UNKNOWNUNKNOWNUNKNOWNUNKNOWNUNKNOWNUNKNOWNU',
    `Bearer ${REVOKED_KEY}`,
  ]) {
    const response = await shop.api('POST', '', 'not json', { authorization });
    assert.equal(response.status, 401, authorization);
    assert.equal(await response.text(), '{"error":{"type":"authentication_error","message":"Invalid API key"}}');
  }
});

test('§16.9 a wrong method is 405 with nothing, an unknown path 404 with a page, a trailing slash 308', async () => {
  const shop = openShop();
  for (const [method, path] of [
    ['DELETE', '/api/checkout/sessions'],
    ['GET', '/api/checkout/sessions/cs_1/expire'],
    ['POST', '/api/health'],
    ['PUT', '/pay/cs_1'],
  ] as const) {
    const response = await shop.call(`/opencheckout${path}`, { method });
    assert.equal(response.status, 405, path);
    assert.equal(await response.text(), '');
  }
  const unknown = await shop.call('/opencheckout/api/checkout/nothing');
  assert.equal(unknown.status, 404);
  assert.match(unknown.headers.get('content-type') ?? '', /^text\/html/);
  const slash = await shop.call('/opencheckout/api/checkout/sessions/?limit=2', { method: 'POST' });
  assert.equal(slash.status, 308);
  assert.equal(slash.headers.get('location'), '/opencheckout/api/checkout/sessions?limit=2');
});

test('§7 the seed has no cancel: 404 with a page, so that an adapter falls back to expire', async () => {
  const shop = openShop({ profile: 'seed' });
  await shop.create();
  const response = await shop.api('POST', `/${ID}/cancel`);
  assert.equal(response.status, 404);
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  assert.equal((await shop.api('POST', `/${ID}/expire`)).status, 200);
});

test('E8 a paid session, read by its merchant', async () => {
  const shop = openShop();
  await shop.create();
  await shop.wall.advance(342_417);
  await shop.pay(ID);
  assert.deepEqual(await (await shop.api('GET', `/${ID}`)).json(), {
    ...(JSON.parse(E1) as object),
    status: 'completed',
    customer_wallet: 'https://wallet.example/ada',
    incoming_payment: 'https://wallet.example/incoming-payments/ip-1',
    outgoing_payment: 'https://wallet.example/outgoing-payments/op-1',
    completed_at: '2026-09-21T14:19:02.417Z',
  });
});
