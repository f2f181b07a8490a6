import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import * as examples from './client/examples.fixture.ts';
import { B1, created, html, json, order, TAKEN } from './client/examples.fixture.ts';
import {
  call,
  connected,
  OPTIONS,
  other,
  page,
  problemOf,
  REF,
  refused,
  request,
  reset,
  setUp,
} from './staged.fixture.ts';

const bytes = utf8(B1);
const lost = call({ refs: [] });
const PAY = 'https://games.oneone.com/payment-api/orders/01J9ZK3T5QH8W2X4N6B7C8D9EF';
const DONE = {
  is: 'done',
  value: {
    action: { kind: 'redirect', url: PAY, popup: 'opener' },
    amount: { amount: 12950, currency: 'MYR' },
  },
  facts: [{ state: 'pending', refs: [REF], raw: 'pending' }],
};
const create = async (...answers: readonly (Response | Error)[]) => {
  const staged = setUp(answers);
  return { ...staged, answer: await staged.soon(staged.adapter.create(lost, bytes)) };
};

test('exchange 3: the sealed bytes as they are, with their signature; the pay page, the amount, the order', async () => {
  const { answer, asked } = await create(json(created()));
  assert.deepEqual(answer, DONE);
  assert.equal(asked[1]?.body, B1);
  const signature = '7f5d309180857a6abdcfe62fd36c0d6be5a828bc6abfad3d7995b8be065573dd';
  assert.equal(asked[1]?.headers.get('x-signature'), signature);
});

test('what request builds, create sends', async () => {
  const { adapter, asked } = setUp([json(created())]);
  const built = adapter.request(request());
  assert.deepEqual(await adapter.create(lost, built), DONE);
  assert.equal(asked[1]?.body, new TextDecoder().decode(built));
});

test('§9 3 and 9: 201 and `created` are as good; the amount is told as it is, so that another one is never shown', async () => {
  const { answer } = await create(json(created({ status: 'created', amount_cents: 12951 }), 201));
  assert.ok(answer.is === 'done');
  assert.deepEqual([answer.facts[0]?.state, answer.value.amount?.amount], ['created', 12951]);
});

test('an amount its currency cannot hold is never shown', async () => {
  const { answer } = await create(json(created({ currency: 'JPY', amount_cents: 12950 })));
  assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_amount_differs']);
});

test('a status nobody has heard of is kept and logged', async () => {
  const { answer, logged } = await create(json(created({ status: 'moonlit' })));
  assert.ok(answer.is === 'done');
  assert.deepEqual(answer.facts, [{ refs: [REF], raw: 'moonlit' }]);
  assert.match(logged.join(), /warn oneverse\.status_unknown/);
});

for (const [name, body, status, words] of [
  ['exchange 4: no reference', examples.X4, 422, /4005: The reference field is required/],
  ['exchange 5: an unknown channel', examples.X5, 422, /payment channel is invalid/],
  ['exchange 6: no signature', examples.X6, 403, /Check secretKey/],
  ['exchange 8: a wrong signature', examples.X8, 403, /Check secretKey/],
  ['§8.1 payment failed', '{"code":5001,"message":"Payment failed"}', 400, /5001: Payment failed/],
] as const)
  test(`${name} is a refusal that teaches, after one request`, async () => {
    const { answer, verbs } = await create(json(body, status));
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_refused']);
    assert.match(problemOf(answer).detail ?? '', words);
    assert.equal(verbs().length, 1);
  });

test('exchange 2: a wrong password is a refusal that teaches; nothing was asked for the order', async () => {
  const wrong = connected(OPTIONS, [json(examples.X2, 401)]);
  const answer = await wrong.adapter.create(lost, bytes);
  assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_refused']);
  assert.match(problemOf(answer).detail ?? '', /Check login and password/);
  assert.deepEqual(wrong.verbs(), ['POST /payment-api/login']);
});

test('a login that cannot be made leaves the create unsent', async () => {
  for (const answer of [json('', 500), reset, json('', 429), json('{}')]) {
    const { adapter, soon } = connected(OPTIONS, [answer]);
    const told = await soon(adapter.create(lost, bytes));
    assert.deepEqual([told.is, problemOf(told).code], ['not-sent', 'gateway_unavailable']);
    assert.ok((problemOf(told).retryAfter ?? 0) >= 5_000);
  }
});

test('exchange 9: a 401 was not executed: after a login the same bytes go again', async () => {
  const renewed = json(examples.X1.replace('77|', '78|'));
  const { adapter, verbs, asked } = setUp([json({ order: order() }), json(examples.X9, 401), renewed, json(created())]);
  await adapter.read(call());
  assert.deepEqual(await adapter.create(lost, bytes), DONE);
  const path = 'POST /payment-api/transactions';
  assert.deepEqual(verbs().slice(1), [path, 'POST /payment-api/login', path]);
  assert.deepEqual([asked[2]?.body, asked[4]?.body], [B1, B1]);
  assert.match(asked[4]?.headers.get('authorization') ?? '', /^Bearer 78\|/);
});

test('exchange 12: 429 is a matter of waiting: what it says, or the window', async () => {
  const told = await create(json(examples.X12, 429, { 'retry-after': '30' }));
  assert.deepEqual([told.answer.is, problemOf(told.answer).retryAfter], ['not-sent', 30_000]);
  const silent = await create(json(examples.X12, 429));
  assert.deepEqual([silent.answer.is, problemOf(silent.answer).retryAfter], ['not-sent', 60_000]);
});

const moved = new Response(null, { status: 308, headers: { location: 'https://evil.example' } });
for (const [name, answer, is, code] of [
  ['item 19: a connection reset', reset, 'unknown', 'gateway_unavailable'],
  ['500', json('{"error":{"code":"CREATE_ERROR"}}', 500), 'unknown', 'gateway_unavailable'],
  ['502', html('Bad gateway', 502), 'unknown', 'gateway_unavailable'],
  ['a success that cannot be read', json('{"order":{'), 'unknown', 'gateway_answer_invalid'],
  ['a success without order', json({ code: 2001 }), 'unknown', 'gateway_answer_invalid'],
  ['an HTML success', html('Welcome', 200), 'unknown', 'gateway_answer_invalid'],
  ['another attempt’s order', json(created({ reference: 'at_2' })), 'unknown', 'gateway_answer_invalid'],
  ['no pay page', json(created({ paylink: null })), 'unknown', 'gateway_answer_invalid'],
  ['a script for a pay page', json(created({ paylink: 'javascript:alert(1)' })), 'unknown', 'gateway_answer_invalid'],
  ['a pay page over plain http', json(created({ paylink: 'http://p.example/1' })), 'unknown', 'gateway_answer_invalid'],
  ['a redirect', moved, 'refused', 'gateway_refused'],
  ['an HTML 404', html('Not here', 404), 'refused', 'gateway_refused'],
] as const)
  test(`${name}: ${is}, and not sent again`, async () => {
    const { answer: told, verbs } = await create(answer);
    assert.deepEqual([told.is, problemOf(told).code], [is, code]);
    assert.deepEqual(verbs(), ['POST /payment-api/transactions']);
  });

test('what provably never left is not-sent', async () => {
  const { answer } = await create(refused, refused, refused);
  assert.deepEqual([answer.is, problemOf(answer).code], ['not-sent', 'gateway_unavailable']);
});

const SCAN = ['POST /payment-api/transactions', 'GET /payment-api/transactions'];
for (const [name, refusal] of [
  ['the dossier’s words', TAKEN],
  ['other words', '{"code":4005,"message":"Duplicate transaction"}'],
  ['no words', ''],
  ['a field’s message', '{"error":{"code":"VALIDATION_ERROR","errors":{"merchant_transaction_id":"Already taken."}}}'],
] as const)
  test(`item 11: a reference that was used before, in ${name}: the order that has it is adopted with its pay page`, async () => {
    const { answer, verbs } = await create(json(refusal, 422), page([other(), order()]));
    assert.deepEqual(answer, DONE);
    assert.deepEqual(verbs(), SCAN);
  });

for (const [name, parts] of [
  ['another amount', { amount_cents: 12951 }],
  ['another currency', { currency: 'THB' }],
  ['an amount no one can read', { currency: 'JPY' }],
] as const)
  test(`item 11: the order that has the reference, over ${name}, is not adopted`, async () => {
    const { answer } = await create(json(TAKEN, 422), page([order('pending', parts)]));
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_amount_differs']);
  });

test('item 11: adopted without a pay page a buyer can be sent to, it stays open', async () => {
  const { answer } = await create(json(TAKEN, 422), page([order('pending', { paylink: null })]));
  assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_answer_invalid']);
});

test('item 11: adopted when it was paid meanwhile, that is told', async () => {
  const { answer } = await create(json(TAKEN, 422), page([order('paid')]));
  assert.ok(answer.is === 'done');
  assert.deepEqual(answer.facts, [{ state: 'paid', refs: [REF], raw: 'paid', captured: { MYR: 12950 } }]);
});

test('item 11: no order has it after all: refused. Nobody could look, or not at all of them: open', async () => {
  const none = await create(json(TAKEN, 422), page([other()]));
  assert.deepEqual([none.answer.is, problemOf(none.answer).code], ['refused', 'gateway_refused']);
  for (const unseen of [[reset, reset, reset], [json(examples.X12, 429, { 'retry-after': '60' })], [json(examples.X8, 403)]]) {
    const { answer } = await create(json(TAKEN, 422), ...unseen);
    assert.equal(answer.is, 'unknown');
  }
}); // prettier-ignore
