import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import * as examples from './client/examples.fixture.ts';
import { E1_REQUEST, html, json, KEY } from './client/examples.fixture.ts';
import type { OnecheckoutOptions } from './index.ts';
import { REF, setUp, call, ours, problemOf, reset, refused } from './staged.fixture.ts';

const bytes = utf8(E1_REQUEST);
const create = (answer: unknown, more: Partial<OnecheckoutOptions> = {}, sent = bytes) =>
  setUp([json(answer)], more).adapter.create(call({ refs: [] }), sent);

test('E1 create: the bytes as they are; the pay page, the amount, the order', async () => {
  const { adapter, asked } = setUp([json(ours())]);
  assert.deepEqual(await adapter.create(call({ refs: [] }), bytes), {
    is: 'done',
    value: {
      action: { kind: 'redirect', url: 'https://pay.example.test/pay/0042?token=ptk_9c1e', popup: 'opener' },
      amount: { amount: 2520, currency: 'EUR' },
    },
    facts: [{ state: 'created', refs: [REF], raw: 'OPEN' }],
  });
  assert.equal(asked[0]?.body, E1_REQUEST);
  assert.equal(asked[0]?.headers.has('idempotency-key'), false);
});

const amountOf = async (...given: Parameters<typeof create>) => {
  const answer = await create(...given);
  assert.ok(answer.is === 'done');
  return answer.value.amount;
};
test('E2 with tax, E3 zero-decimal: the amount is read back to integers', async () => {
  assert.deepEqual(await amountOf(ours({ ...examples.E2, reference_id: 'at_1' })), { amount: 2999, currency: 'EUR' });
  assert.deepEqual(await amountOf(ours(examples.E3)), { amount: 1300, currency: 'JPY' });
});

test('C9 an amount that is not what the lines add up to is told as it is, so that nobody is shown it', async () => {
  assert.deepEqual(await amountOf(ours({ amount: 61.97 })), { amount: 6197, currency: 'EUR' });
  assert.deepEqual(await amountOf(ours({ currency: 'USD' })), { amount: 2520, currency: 'USD' });
});

test('request 34: C2 an answer in cents is told a hundredfold, so that nobody is shown it; set up so, it is believed', async () => {
  assert.deepEqual(await amountOf(ours({ amount: 2520 })), { amount: 252_000, currency: 'EUR' });
  assert.deepEqual(await amountOf(ours({ amount: 2520 }), { amountUnit: 'minor' }), { amount: 2520, currency: 'EUR' });
});

test('the seed’s answer names no currency: it is of the one asked for', async () => {
  assert.deepEqual(await amountOf(ours({ currency: undefined })), { amount: 2520, currency: 'EUR' });
  const yen = utf8(examples.E3_REQUEST);
  assert.deepEqual(await amountOf(ours({ currency: null, amount: 1300 }), {}, yen), { amount: 1300, currency: 'JPY' });
});

for (const [name, parts, more] of [
  ['more decimals than the currency has', { amount: 25.205 }, {}],
  ['half a yen', { amount: 1300.5, currency: 'JPY' }, {}],
  ['float noise', { amount: 0.1 + 0.2 }, {}],
  ['less than nothing', { amount: -25.2 }, {}],
  ['a currency that is none', { currency: 'EURO' }, {}],
  [
    'minor units of a currency whose decimals are disputed',
    { amount: 2520, zero_decimal: true },
    { amountUnit: 'minor' },
  ],
] as const)
  // prettier-ignore
  test(`an amount with ${name} is never shown`, async () => {
    const answer = await create(ours(parts), more);
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_amount_differs']);
  });

const link = (rel: string, href: string) => ({ rel, href });
test('the pay page is found by its rel, wherever it stands; without one it is the order’s page', async () => {
  const url = async (links: unknown) => {
    const answer = await create(ours({ links }));
    assert.ok(answer.is === 'done' && answer.value.action.kind === 'redirect');
    return answer.value.action.url;
  };
  const [pay, review, other] = ['https://p.test/pay', 'https://p.test/order', 'https://p.test/x'];
  assert.equal(await url([link('self', other), link('order', review), link('pay', pay)]), pay);
  assert.equal(await url([link('success', other), link('order', review)]), review);
  assert.equal(await url([link('pay', 'javascript:alert(1)'), link('order', review)]), review);
  assert.equal(await url([link('pay', 'http://127.0.0.1:4243/onecheckout/pay/1')]), 'http://127.0.0.1:4243/onecheckout/pay/1');
}); // prettier-ignore

for (const [id, status, body, words] of [
  ['E4', 400, examples.E4, /currency: currency_invalid/],
  ['E5', 400, examples.E5, /order_lines: required/],
  ['E6', 400, examples.E6_CODE, /amount_invalid/],
  ['E6', 400, examples.E6_ISSUE, /amount: amount_invalid/],
  ['E7 C3', 400, examples.E7_SEED, /authHeaderByOperation/],
  ['E7 C3', 401, examples.E7_API1, /authHeaderByOperation/],
  ['E8', 401, examples.E8, /Copy the key again/],
] as const)
  test(`${id} create refused with ${status} ${body.slice(10, 40)}: the detail teaches`, async () => {
    const answer = await setUp([json(body, status)]).adapter.create(call(), bytes);
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_refused']);
    assert.match(problemOf(answer).detail ?? '', words);
  });

test('an HTML 404 asks whether baseUrl is right', async () => {
  const answer = await setUp([html('Not here', 404)]).adapter.create(call(), bytes);
  assert.deepEqual([answer.is, problemOf(answer).missing], ['refused', undefined]);
  assert.match(problemOf(answer).detail ?? '', /baseUrl.*\/api\/v1\.0/);
});

test('429 is a matter of waiting', async () => {
  const answer = await setUp([json('', 429, { 'retry-after': '30' })]).adapter.create(call(), bytes);
  assert.deepEqual([answer.is, problemOf(answer).retryAfter], ['not-sent', 30_000]);
});

const moved = new Response(null, { status: 308, headers: { location: 'https://evil.example' } });
for (const [name, answer, is, code] of [
  ['500', json({ error: { code: 'server_error', message: 'oops' } }, 500), 'unknown', 'gateway_unavailable'],
  ['502', html('Bad gateway', 502), 'unknown', 'gateway_unavailable'],
  ['a broken line', reset, 'unknown', 'gateway_unavailable'],
  ['a success that cannot be read', json('{"id":"00'), 'unknown', 'gateway_answer_invalid'],
  ['a success without amount', json(ours({ amount: undefined })), 'unknown', 'gateway_answer_invalid'],
  ['an HTML success', html('Welcome', 200), 'unknown', 'gateway_answer_invalid'],
  ['a redirect', moved, 'refused', 'gateway_refused'],
  ['another attempt’s order', json(ours({ reference_id: 'at_2' })), 'unknown', 'gateway_answer_invalid'],
  ['no link', json(ours({ links: [] })), 'unknown', 'gateway_answer_invalid'],
  [
    'a pay page that is a script',
    json(ours({ links: [link('pay', 'javascript:alert(1)')] })),
    'unknown',
    'gateway_answer_invalid',
  ],
  [
    'a pay page over plain http',
    json(ours({ links: [link('pay', 'http://pay.example/1')] })),
    'unknown',
    'gateway_answer_invalid',
  ],
] as const)
  // prettier-ignore
  test(`create, ${name}: ${is}, ${code}, and sent once`, async () => {
    const { adapter, soon, asked } = setUp([answer, json(ours())]);
    const told = await soon(adapter.create(call(), bytes));
    assert.deepEqual([told.is, problemOf(told).code], [is, code]);
    assert.equal(asked.length, 1);
  });

test('one that provably never left is sent again, and is not-sent when nobody ever listens', async () => {
  const { adapter, soon, asked } = setUp([refused, json(ours())]);
  assert.equal((await soon(adapter.create(call(), bytes))).is, 'done');
  assert.deepEqual(new Set(asked.map(({ body }) => body)), new Set([E1_REQUEST]));
  const never = setUp([refused, refused, refused]);
  const answer = await never.soon(never.adapter.create(call(), bytes));
  assert.deepEqual([answer.is, problemOf(answer).code], ['not-sent', 'gateway_unavailable']);
});

test('C1 the vendor’s own header, where it is asked for', async () => {
  const { adapter, asked } = setUp([json(ours())], { authHeaderByOperation: { 'orders.create': 'api-key' } });
  await adapter.create(call(), bytes);
  assert.deepEqual([asked[0]?.headers.get('api-key'), asked[0]?.headers.get('authorization')], [KEY, null]);
});

test('neither key nor verifier secret is in any answer or log line; the twin finds one that is', async () => {
  const secret = 'SECRETPLANT';
  const verifyWebhook = { header: 'X-Signature', secret };
  const echo = { error: { code: 'validation_error', message: `Bearer ${KEY} ${secret}` } };
  const answers = [json(echo, 400), json(`"${KEY}`), html(`${KEY} ${secret}`, 502), reset];
  const { adapter, logged, soon, asked } = setUp(answers, { verifyWebhook });
  const words: string[] = [];
  for (const _ of answers) words.push(JSON.stringify(await soon(adapter.create(call(), bytes))));
  const found = (all: readonly string[]) => all.some((one) => one.includes('PLANT'));
  assert.ok(words.length === 4 && !found([...words, ...logged]), words.join('\n'));
  assert.ok(found(asked.map(({ headers }) => String(headers.get('authorization')))));
});
