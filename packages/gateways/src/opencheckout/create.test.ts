import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import * as examples from './client/examples.fixture.ts';
import { E1, E1_REQUEST, E2, htmlNotFound, json, KEY } from './client/examples.fixture.ts';
import { REF, SECRET, setUp, call, ours, problemOf, reset, refused } from './staged.fixture.ts';

const bytes = utf8(E1_REQUEST);

test('E1 create: the bytes as they are, under the key; the pay page, the amount, the session', async () => {
  const { adapter, asked } = setUp([json(ours(), 201)]);
  assert.deepEqual(await adapter.create(call(), bytes), {
    is: 'done',
    value: {
      action: {
        kind: 'redirect',
        url: 'https://pay.shop.example/pay/cs_7Kd2mQ9xTz4LpW1a',
        popup: 'severed',
        expiresAt: '2026-09-21T14:43:20.000Z',
      },
      amount: { amount: 3400, currency: 'USD' },
    },
    facts: [{ state: 'created', refs: [REF], raw: 'open' }],
  });
  assert.deepEqual([asked[0]?.body, asked[0]?.headers.get('idempotency-key')], [E1_REQUEST, 'key-1']);
});

test('E2 a seed-sized answer will do', async () => {
  const { adapter } = setUp([json(E2, 201)]);
  const answer = await adapter.create(call(), bytes);
  assert.ok(answer.is === 'done');
  assert.deepEqual(answer.value.amount, { amount: 500, currency: 'JPY' });
  assert.equal(answer.value.action.expiresAt, '2026-09-22T10:00:00.000Z');
});

test('an amount that is not told is null; one its currency cannot hold is never shown', async () => {
  const untold = await setUp([json(ours({ amount_total: null }), 201)]).adapter.create(call(), bytes);
  assert.equal(untold.is === 'done' && untold.value.amount, null);
  const odd = await setUp([json(ours({ amount_total: 50_050, currency: 'isk' }), 201)]).adapter.create(call(), bytes);
  assert.equal(problemOf(odd).code, 'gateway_amount_differs');
});

test('E3 a replay may be stale and is taken all the same', async () => {
  const { adapter } = setUp([json(E1, 201), json(E1, 201)]);
  assert.deepEqual(await adapter.create(call(), bytes), await adapter.create(call(), bytes));
});

for (const [id, status, body, words] of [
  ['E4', 409, examples.E4, /exact bytes/],
  ['E5', 401, examples.E5, /\/dashboard\/keys/],
  ['E6', 400, examples.E6, /Too small/],
  ['E7', 400, examples.E7, /one-time payment/],
  ['E14', 400, examples.E14, /public HTTPS URL/],
] as const)
  test(`${id} create refused with ${status}: the detail teaches`, async () => {
    const answer = await setUp([json(body, status)]).adapter.create(call(), bytes);
    assert.equal(answer.is, 'refused');
    assert.equal(problemOf(answer).code, 'gateway_refused');
    assert.match(problemOf(answer).detail ?? '', words);
  });

test('an HTML 404 asks whether baseUrl is right', async () => {
  const answer = await setUp([htmlNotFound()]).adapter.create(call(), bytes);
  assert.equal(answer.is, 'refused');
  assert.match(problemOf(answer).detail ?? '', /baseUrl/);
});

test('409 because the first one is still at work: unknown, ask again', async () => {
  const busy = { error: { type: 'idempotency_error', message: 'An identical request is still being processed' } };
  const answer = await setUp([json(busy, 409)]).adapter.create(call(), bytes);
  assert.deepEqual([answer.is, problemOf(answer).retryAfter], ['unknown', 1_000]);
});

test('429 is a matter of waiting', async () => {
  const limited = () => json({ error: { message: 'slow down' } }, 429, { 'retry-after': '30' });
  const answer = await setUp([limited()]).adapter.create(call(), bytes);
  assert.deepEqual([answer.is, problemOf(answer).retryAfter], ['not-sent', 30_000]);
});

const gone = () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } });
for (const [name, answers, is, code] of [
  ['500', [json({ error: { type: 'api_error', message: 'oops' } }, 500)], 'unknown', 'gateway_unavailable'],
  ['502 again and again', [gone, gone, gone], 'unknown', 'gateway_unavailable'],
  ['reset again and again', [reset, reset, reset], 'unknown', 'gateway_unavailable'],
  ['never reached', [refused, refused, refused], 'not-sent', 'gateway_unavailable'],
  ['maybe reached, then never', [reset, refused, refused], 'unknown', 'gateway_unavailable'],
  ['maybe reached, then a no', [reset, json(examples.E5, 401)], 'unknown', 'gateway_unavailable'],
  ['a success that cannot be read', [json('{"id":"cs_', 201)], 'unknown', 'gateway_answer_invalid'],
  [
    'a redirect',
    [new Response(null, { status: 308, headers: { location: 'https://evil.example' } })],
    'refused',
    'gateway_refused',
  ],
  [
    'a session of another attempt',
    [json(ours({ metadata: { tillkit_attempt: 'at_2' } }), 201)],
    'unknown',
    'gateway_answer_invalid',
  ],
  [
    'a pay page that is a script',
    [json(ours({ url: 'javascript:alert(1)' }), 201)],
    'unknown',
    'gateway_answer_invalid',
  ],
  [
    'a pay page over plain http',
    [json(ours({ url: 'http://pay.example/pay/x' }), 201)],
    'unknown',
    'gateway_answer_invalid',
  ],
] as const)
  // prettier-ignore
  test(`create, ${name}: ${is}, ${code}`, async () => {
    const { adapter, soon } = setUp(answers);
    const answer = await soon(adapter.create(call(), bytes));
    assert.deepEqual([answer.is, problemOf(answer).code], [is, code]);
  });

test('a lost answer is asked for again with the same key and bytes, which makes one session', async () => {
  const { adapter, asked, soon } = setUp([reset, json(ours(), 201)]);
  assert.equal((await soon(adapter.create(call(), bytes))).is, 'done');
  const sent = asked.map(({ body, headers }) => `${headers.get('idempotency-key')} ${body}`);
  assert.deepEqual(sent, [`key-1 ${E1_REQUEST}`, `key-1 ${E1_REQUEST}`]);
});

test('neither key nor secret is in any answer or log line; the twin finds one that is', async () => {
  const echo = { error: { type: 'api_error', message: `Bearer ${KEY} ${SECRET}` } };
  const answers = [json(echo, 400), json(`"${KEY}`, 201), gone, gone, gone, reset, reset, reset];
  const { adapter, logged, soon, asked } = setUp(answers);
  const words: string[] = [];
  for (let n = 0; n < 4; n += 1) words.push(JSON.stringify(await soon(adapter.create(call(), bytes))));
  const found = (all: readonly string[]) => all.some((one) => one.includes('TESTTEST') || one.includes(SECRET));
  assert.ok(logged.length > 0 && !found([...words, ...logged]), words.join('\n'));
  assert.ok(found(asked.map(({ headers }) => String(headers.get('authorization')))));
});
