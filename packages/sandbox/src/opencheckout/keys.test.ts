import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HERE, openShop, ORDER, OTHER_KEY, until } from '../../test/shop.ts';

const ID = 'cs_7Kd2mQ9xTz4LpW1a';
const BASE = `${HERE}/opencheckout`;

/** Dossier E1's answer, below this sandbox's address. */
const E1 = `{"id":"cs_7Kd2mQ9xTz4LpW1a","object":"checkout.session","mode":"payment","status":"open","url":"${BASE}/pay/cs_7Kd2mQ9xTz4LpW1a","amount_total":3400,"currency":"usd","line_items":[{"price_data":{"currency":"usd","product_data":{"name":"Tea tin","description":"100 g"},"unit_amount":1250},"quantity":2},{"price_data":{"currency":"usd","product_data":{"name":"Mug"},"unit_amount":900},"quantity":1}],"metadata":{"order_id":"A-17"},"success_url":"https://shop.example/done?sid=cs_7Kd2mQ9xTz4LpW1a","cancel_url":"https://shop.example/basket","customer_wallet":null,"incoming_payment":null,"outgoing_payment":null,"created_at":"2026-09-21T14:13:20.000Z","expires_at":"2026-09-21T14:43:20.000Z","completed_at":null}`;

test('§16.2 E3 a replay is 201 and stale: still open after the session was canceled', async () => {
  const shop = openShop();
  const key = { 'idempotency-key': 'k' };
  await shop.api('POST', '', ORDER, key);
  assert.equal((await shop.api('POST', `/${ID}/cancel`)).status, 200);
  const again = await shop.api('POST', '', JSON.stringify(ORDER, null, 2), key);
  assert.equal(again.status, 201);
  assert.equal(await again.text(), E1);
});

test('§16.2 E4 the same key with another body is 409, and so is another order of properties', async () => {
  const shop = openShop();
  const key = { 'idempotency-key': 'k' };
  await shop.api('POST', '', ORDER, key);
  const { mode, ...rest } = ORDER;
  for (const body of [
    { ...ORDER, cancel_url: 'https://shop.example/other' },
    { ...rest, mode },
  ]) {
    const response = await shop.api('POST', '', body, key);
    assert.equal(response.status, 409);
    assert.equal(
      await response.text(),
      '{"error":{"type":"idempotency_error","message":"Idempotency-Key was already used with a different request body"}}',
    );
  }
});

test('§16.2 keys belong to one merchant, an empty key is none, a long one is fine', async () => {
  const shop = openShop();
  const ids = new Set<string>();
  for (const headers of [
    { 'idempotency-key': 'k' },
    { 'idempotency-key': 'k', authorization: `Bearer ${OTHER_KEY}` },
    { 'idempotency-key': '' },
    { 'idempotency-key': '' },
    { 'idempotency-key': 'x'.repeat(400) },
  ])
    ids.add(((await (await shop.api('POST', '', ORDER, headers)).json()) as { id: string }).id);
  assert.equal(ids.size, 5);
});

test('§16.2 a refused body does not use the key up', async () => {
  const shop = openShop();
  const key = { 'idempotency-key': 'k' };
  assert.equal((await shop.api('POST', '', { ...ORDER, line_items: [] }, key)).status, 400);
  assert.equal((await shop.api('POST', '', ORDER, key)).status, 201);
});

test('§16.2 v0.2 forgets keys at midnight UTC, the seed only after 24 hours', async () => {
  const untilMidnight = Date.UTC(2026, 8, 22) - 1_790_000_000_000;
  for (const [profile, sessions] of [
    ['v0.2', 2],
    ['seed', 1],
  ] as const) {
    const shop = openShop({ profile });
    const key = { 'idempotency-key': 'k' };
    await shop.api('POST', '', ORDER, key);
    await shop.sandbox.clock.advance(untilMidnight - 1);
    await shop.api('POST', '', ORDER, key);
    assert.equal(shop.sandbox.snapshot().opencheckout.sessions.length, 1);
    await shop.sandbox.clock.advance(1);
    await shop.api('POST', '', ORDER, key);
    assert.equal(shop.sandbox.snapshot().opencheckout.sessions.length, sessions, profile);
  }
});

test('§16.2 the seed replays whatever the body says: a known key needs no body at all', async () => {
  const shop = openShop({ profile: 'seed' });
  const first = await (await shop.api('POST', '', ORDER, { 'idempotency-key': 'k' })).text();
  const again = await shop.api('POST', '', 'not json', { 'idempotency-key': 'k' });
  assert.equal(again.status, 201);
  assert.equal(await again.text(), first);
});

test('§16.2 † a create that failed after reserving its key leaves 409 still processing', async () => {
  const shop = openShop();
  await shop.control('POST', '/faults', { on: 'create', do: 'status', status: 500, stage: 'during' });
  const broken = await shop.api('POST', '', ORDER, { 'idempotency-key': 'k' });
  assert.equal(broken.status, 500);
  assert.partialDeepStrictEqual(await broken.json(), { error: { type: 'api_error' } });
  const again = await shop.api('POST', '', ORDER, { 'idempotency-key': 'k' });
  assert.equal(again.status, 409);
  assert.match(await again.text(), /"idempotency_error".*still processing/);
  assert.equal(shop.sandbox.snapshot().opencheckout.sessions.length, 0);
});

test('§16.18 a slow create: the retry says still processing, later replays, and one session stands', async () => {
  const shop = openShop();
  await shop.control('POST', '/faults', { on: 'create', do: 'slow', ms: 30_000 });
  const key = { 'idempotency-key': 'k' };
  const first = shop.api('POST', '', ORDER, key);
  await until(() => shop.wall.sleeping > 0);
  await shop.sandbox.clock.advance(10_000);
  assert.equal((await shop.api('POST', '', ORDER, key)).status, 409);
  await shop.sandbox.clock.advance(20_000);
  const made = await (await first).text();
  assert.equal(await (await shop.api('POST', '', ORDER, key)).text(), made);
  assert.equal(shop.sandbox.snapshot().opencheckout.sessions.length, 1);
});

test('§16.18 in the seed the retry of a slow create replays at once', async () => {
  const shop = openShop({ profile: 'seed' });
  await shop.control('POST', '/faults', { on: 'create', do: 'slow', ms: 30_000 });
  const key = { 'idempotency-key': 'k' };
  const first = shop.api('POST', '', ORDER, key);
  await until(() => shop.wall.sleeping > 0);
  await shop.sandbox.clock.advance(10_000);
  const retry = await shop.api('POST', '', ORDER, key);
  assert.equal(retry.status, 201);
  await shop.sandbox.clock.advance(20_000);
  assert.equal(await (await first).text(), await retry.text());
  assert.equal(shop.sandbox.snapshot().opencheckout.sessions.length, 1);
});
