import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from '../../transport/canned.fixture.ts';
import * as examples from './examples.fixture.ts';
import { E1, E1_REQUEST, E2, htmlNotFound, json, KEY, session } from './examples.fixture.ts';
import { OpenCheckoutError, type OpenCheckoutClient } from './index.ts';
import { failure, ID, page, SESSIONS, setUp } from './staged.fixture.ts';

// One row of the dossier's endpoint table (§13), one call.
const table: readonly [string, boolean, () => Response, (client: OpenCheckoutClient) => Promise<unknown>][] = [
  [`POST ${SESSIONS}`, true, () => json(E1, 201), (c) => c.sessions.create(JSON.parse(E1_REQUEST), { idempotencyKey: 'k' })],
  [`GET ${SESSIONS}`, true, () => page(examples.E10_SECOND), (c) => c.sessions.list()],
  [`GET ${SESSIONS}/${ID}`, true, () => json(E1), (c) => c.sessions.retrieve(ID)],
  [`POST ${SESSIONS}/${ID}/expire`, true, () => json(session({ status: 'expired' })), (c) => c.sessions.expire(ID)],
  [`POST ${SESSIONS}/${ID}/cancel`, true, () => json(session({ status: 'canceled' })), (c) => c.sessions.cancel(ID)],
  [`POST ${SESSIONS}/${ID}/recover`, false, () => json({ recovered: true, message: 'ok', action: 'completed' }), (c) => c.sessions.recover(ID)],
  ['GET /api/health', false, () => json(examples.E13), (c) => c.health()],
]; // prettier-ignore
for (const [row, authorized, answer, call] of table)
  test(`endpoint ${row}`, async () => {
    const { client, asked, lines } = setUp([answer()]);
    assert.ok(await call(client));
    assert.deepEqual(lines(), [row]);
    assert.equal(asked[0]?.headers.get('authorization'), authorized ? `Bearer ${KEY}` : null);
  });

test('E1 create', async () => {
  const { client, asked } = setUp([json(E1, 201)]);
  const created = await client.sessions.create(utf8(E1_REQUEST), { idempotencyKey: 'order-A-17-attempt-1' });
  assert.deepEqual(created, JSON.parse(E1));
  assert.equal(asked[0]?.body, E1_REQUEST);
  assert.equal(asked[0]?.headers.get('idempotency-key'), 'order-A-17-attempt-1');
  assert.equal(asked[0]?.headers.get('content-type'), 'application/json');
});

test('E2 a seed-sized answer is enough', async () => {
  const { client } = setUp([json(E2, 201)]);
  assert.deepEqual(await client.sessions.create(JSON.parse(E1_REQUEST)), JSON.parse(E2));
});

for (const field of Object.keys(JSON.parse(E2)))
  test(`an answer without ${field}, one of the seed's ten, is told as unusable`, async () => {
    const { [field]: _, ...rest } = JSON.parse(E2);
    const { failure: why, message } = await failure(setUp([json(rest)]), (c) => c.sessions.retrieve('cs_M3'));
    assert.ok(why.kind === 'answer-invalid');
    assert.match(message, new RegExp(`not what the reference says at: ${field}$`));
  });

test('E3 the same key and body again answers the same session', async () => {
  const { client, asked } = setUp([json(E1, 201), json(E1, 201)]);
  const call = () => client.sessions.create(utf8(E1_REQUEST), { idempotencyKey: 'k' });
  assert.deepEqual(await call(), await call());
  assert.equal(asked[0]?.body, asked[1]?.body);
});

const refusals = [
  ['E4', 409, examples.E4, 'idempotency_error'],
  ['E5', 401, examples.E5, 'authentication_error'],
  ['E6', 400, examples.E6, 'invalid_request_error'],
  ['E7', 400, examples.E7, 'invalid_request_error'],
  ['E14', 400, examples.E14, 'invalid_request_error'],
] as const;
for (const [id, status, body, type] of refusals)
  test(`${id} create refused with ${status} ${type}`, async () => {
    const given = setUp([json(body, status)]);
    const error = await failure(given, (c) => c.sessions.create(utf8(E1_REQUEST), { idempotencyKey: 'k' }));
    const said = JSON.parse(body).error.message;
    assert.deepEqual(error.failure, { kind: 'refused', status, type, said, retryAfter: null, doubt: false });
    assert.equal(error.message, `OpenCheckout: POST ${SESSIONS} answered ${status} ${type}: ${said}`);
    assert.equal(given.asked.length, 1);
  });

test('E8 retrieve after payment', async () => {
  const { client } = setUp([json(session(examples.E8))]);
  assert.deepEqual(await client.sessions.retrieve(ID), session(examples.E8));
});

test('E9 unknown id', async () => {
  const { failure: why } = await failure(setUp([json(examples.E9, 404)]), (c) => c.sessions.retrieve('cs_nope'));
  assert.ok(why.kind === 'refused' && why.type === 'not_found' && why.status === 404);
});

test('E11 expire, and again', async () => {
  const { client } = setUp([json(session({ status: 'expired' }))]);
  assert.equal((await client.sessions.expire(ID)).status, 'expired');
  const { failure: why } = await failure(setUp([json(examples.E11, 400)]), (c) => c.sessions.expire(ID));
  assert.ok(why.kind === 'refused' && why.said === 'Session is already expired');
});

for (const [name, missing] of [
  ['an HTML 404', htmlNotFound],
  ['an empty 405', () => new Response(null, { status: 405 })],
] as const)
  test(`cancel becomes expire where ${name} says there is no such route`, async () => {
    const { client, lines } = setUp([missing(), json(session({ status: 'expired' }))]);
    assert.equal((await client.sessions.cancel(ID)).status, 'expired');
    assert.deepEqual(lines(), [`POST ${SESSIONS}/${ID}/cancel`, `POST ${SESSIONS}/${ID}/expire`]);
  });

test("cancel does not become expire where the session is what's missing, or its state says no", async () => {
  for (const [status, body] of [[404, examples.E9], [400, examples.E11]] as const) {
    const given = setUp([json(body, status)]);
    await failure(given, (c) => c.sessions.cancel(ID));
    assert.equal(given.asked.length, 1);
  }
}); // prettier-ignore

test('generation seed: cancel is expire, and expire is found where v0.1 had it', async () => {
  const { client, lines } = setUp([htmlNotFound(), json(session({ status: 'expired' }))], { generation: 'seed' });
  assert.equal((await client.sessions.cancel(ID)).status, 'expired');
  assert.deepEqual(lines(), [`POST ${SESSIONS}/${ID}/expire`, `POST ${SESSIONS}/${ID}`]);
});

const camel = {
  id: 'cs_M3',
  status: 'open',
  url: 'https://pay.shop.example/pay/cs_M3',
  amountTotal: 500,
  currency: 'jpy',
  mode: 'payment',
  successUrl: 'https://shop.example/thanks',
  cancelUrl: 'https://shop.example/',
  expiresAt: '2026-09-22T10:00:00Z',
  createdAt: '2026-09-21T10:00:00Z',
  merchantId: 'm_1',
  lineItems: [{ priceData: { currency: 'jpy', productData: { name: 'Tea' }, unitAmount: 500 }, quantity: 1 }],
  metadata: { successUrl: "the merchant's own" },
};
test("v0.1's camelCase is read, snake_case wins, and metadata keeps its names", async () => {
  const { client } = setUp([json({ ...camel, amount_total: 501 })]);
  const read = await client.sessions.retrieve('cs_M3');
  assert.equal(read.amount_total, 501);
  assert.equal(read.success_url, 'https://shop.example/thanks');
  assert.deepEqual(read.line_items, [
    { price_data: { currency: 'jpy', product_data: { name: 'Tea' }, unit_amount: 500 }, quantity: 1 },
  ]);
  assert.deepEqual(read.metadata, { successUrl: "the merchant's own" });
});
test('with readCamelCase: false it is not', async () => {
  const given = setUp([json(camel)], { readCamelCase: false });
  assert.equal((await failure(given, (c) => c.sessions.retrieve('cs_M3'))).failure.kind, 'answer-invalid');
});

test('E13 health, and a server that is not', async () => {
  assert.deepEqual(await setUp([json(examples.E13)]).client.health(), { status: 'healthy', uptime: 46 });
  const sick = () => json({ status: 'unhealthy', database: 'unavailable' }, 503);
  const { client, clock } = setUp([sick, sick, sick]);
  const asking = client.health();
  await clock.advance(10_000);
  assert.equal((await asking).status, 'unhealthy');
});

test('an unknown status and unknown fields are kept', async () => {
  const { client } = setUp([json(session({ status: 'on_hold', extra: { a: 1 } }))]);
  const read = await client.sessions.retrieve(ID);
  assert.deepEqual([read.status, read['extra']], ['on_hold', { a: 1 }]);
});

test('an HTML page in place of a session is told with its title', async () => {
  const proxy = new Response('<html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } });
  const { failure: why, message } = await failure(setUp([proxy]), (c) => c.sessions.retrieve(ID));
  assert.equal(why.kind, 'answer-invalid');
  assert.match(message, /is an HTML page, titled "Sign in"/);
});

for (const id of ['', 'cs_', '../../admin', 'cs_a/../b', 'cs_a?x', 'at_1'])
  test(`the id ${JSON.stringify(id)} never becomes a path`, async () => {
    const { client, asked } = setUp([]);
    await assert.rejects(client.sessions.retrieve(id), TypeError);
    await assert.rejects(client.sessions.cancel(id), TypeError);
    assert.equal(asked.length, 0);
  });

for (const idempotencyKey of ['', ' ', 'a b', 'a\nb', 'é', 'x'.repeat(256)])
  test(`the key ${JSON.stringify(idempotencyKey.slice(0, 5))} is never sent: an empty one would count as none`, async () => {
    const { client, asked } = setUp([]);
    await assert.rejects(client.sessions.create(utf8('{}'), { idempotencyKey }), TypeError);
    assert.equal(asked.length, 0);
  });

test('a create without key is not repeated when it may have arrived; with one it is, as the same bytes', async () => {
  const once = setUp([fetchFailure('ECONNRESET')]);
  assert.equal((await failure(once, (c) => c.sessions.create(utf8(E1_REQUEST)))).failure.kind, 'unknown');
  assert.equal(once.asked.length, 1);
  const { client, asked, clock } = setUp([fetchFailure('ECONNRESET'), json(E1, 201)]);
  const creating = client.sessions.create(utf8(E1_REQUEST), { idempotencyKey: 'k' });
  await clock.advance(5_000);
  assert.equal((await creating).id, ID);
  assert.deepEqual(asked.map(({ body }) => body), [E1_REQUEST, E1_REQUEST]);
}); // prettier-ignore

for (const [name, apiKey] of [
  ['empty', ''],
  ['of white space', '  '],
  ['of another kind', 'pk_live_PLANTED'],
  ['with a copied line feed', 'sk_PLANTED\n'],
  ['with a line feed inside', 'sk_PLANTED\nX-Injected: 1'],
  ['outside ASCII', 'sk_PLANTEDé'],
])
  test(`an api key ${name} is refused when the client is made, without being quoted`, () => {
    assert.throws(
      () => setUp([], { apiKey: String(apiKey) }),
      (error) => error instanceof TypeError && error.message.startsWith('apiKey') && !error.message.includes('PLANTED'),
    );
  });

test('the key is in no error, whatever a server makes of it; the twin shows the search would find it', async () => {
  const echo = json({ error: { type: 'api_error', message: `bad header Bearer ${KEY}` } }, 400);
  const page = new Response(`<title>${KEY}</title>`, { status: 400, headers: { 'content-type': 'text/html' } });
  for (const answer of [echo, page, json(`{"key":"${KEY}" oops`)]) {
    const error = await failure(setUp([answer]), (c) => c.sessions.retrieve(ID));
    const text = `${error.message} ${JSON.stringify(error.failure)} ${String(error.stack)}`;
    assert.ok(!text.includes(KEY) && !text.includes('TESTTEST'), text);
  }
  assert.ok(new OpenCheckoutError(KEY, { kind: 'unknown', why: 'broken' }).message.includes(KEY));
});
