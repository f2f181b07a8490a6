import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFault } from '../index.ts';
import { HERE, KEY, openShop, ORDER, OTHER_KEY } from '../../test/shop.ts';

const ID = 'cs_7Kd2mQ9xTz4LpW1a';
const BASE = `${HERE}/opencheckout`;

/** Dossier E1's answer, below this sandbox's address. */
const E1 = `{"id":"cs_7Kd2mQ9xTz4LpW1a","object":"checkout.session","mode":"payment","status":"open","url":"${BASE}/pay/cs_7Kd2mQ9xTz4LpW1a","amount_total":3400,"currency":"usd","line_items":[{"price_data":{"currency":"usd","product_data":{"name":"Tea tin","description":"100 g"},"unit_amount":1250},"quantity":2},{"price_data":{"currency":"usd","product_data":{"name":"Mug"},"unit_amount":900},"quantity":1}],"metadata":{"order_id":"A-17"},"success_url":"https://shop.example/done?sid=cs_7Kd2mQ9xTz4LpW1a","cancel_url":"https://shop.example/basket","customer_wallet":null,"incoming_payment":null,"outgoing_payment":null,"created_at":"2026-09-21T14:13:20.000Z","expires_at":"2026-09-21T14:43:20.000Z","completed_at":null}`;

test('a create that breaks before is not there, one that breaks after is', async () => {
  for (const [stage, sessions] of [
    ['before', 0],
    ['during', 0],
    ['after', 1],
  ] as const)
    for (const how of ['reset', 'hang'] as const) {
      const shop = openShop();
      await shop.control('POST', '/faults', { on: 'create', do: how, stage });
      const request = new Request(`${BASE}/api/checkout/sessions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}` },
        body: JSON.stringify(ORDER),
      });
      const answer = await shop.sandbox.fetch(request);
      assert.deepEqual(answer, { fault: how });
      assert.equal(shop.sandbox.snapshot().opencheckout.sessions.length, sessions);
      assert.equal((await shop.api('POST', '', ORDER)).status, 201, 'the next call is whole again');
    }
});

test('a truncated answer carries what should have been sent', async () => {
  const shop = openShop();
  await shop.control('POST', '/faults', { on: 'retrieve', do: 'truncate', after: 7 });
  await shop.create();
  const answer = await shop.sandbox.fetch(
    new Request(`${BASE}/api/checkout/sessions/${ID}`, { headers: { authorization: `Bearer ${KEY}` } }),
  );
  assert.ok(isFault(answer) && answer.fault === 'truncate');
  assert.equal(answer.after, 7);
  assert.equal(await answer.response.text(), E1);
});

test('a planned HTML page comes instead of JSON', async () => {
  const shop = openShop();
  await shop.create();
  await shop.control('POST', '/faults', { on: 'retrieve', do: 'html', status: 503 });
  const answer = await shop.api('GET', `/${ID}`);
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [503, 'text/html; charset=utf-8']);
});

test('a planned 429 carries Retry-After, strikes as often as asked, and only its merchant', async () => {
  const shop = openShop();
  await shop.control('POST', '/faults', {
    on: 'list',
    do: 'status',
    status: 429,
    retryAfter: 7,
    times: 2,
    merchant: 'tea',
  });
  assert.equal((await shop.api('GET', '', undefined, { authorization: `Bearer ${OTHER_KEY}` })).status, 200);
  for (let strike = 0; strike < 2; strike += 1) {
    const response = await shop.api('GET', '');
    assert.equal(response.status, 429);
    assert.equal(response.headers.get('retry-after'), '7');
  }
  assert.equal((await shop.api('GET', '')).status, 200);
});
