import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './client/examples.fixture.ts';
import { html, json } from './client/examples.fixture.ts';
import { REF, setUp, call, ours, paid, problemOf, reset } from './staged.fixture.ts';

const told = async (order: unknown) => {
  const answer = await setUp([json(order)]).adapter.read(call());
  assert.ok(answer.is === 'done');
  return answer.facts;
};

for (const [status, state] of [
  ['OPEN', 'created'],
  ['AWAITING_CAPTURE', 'authorized'],
  ['CANCELLED', 'canceled'],
] as const)
  test(`§10 C6 ${status} is ${state}, without money`, async () => {
    assert.deepEqual(await told(ours({ status })), [{ state, refs: [REF], raw: status }]);
  });

test('E9 C7 paid, with amount and time; the processor’s id is another kind of id than the order’s', async () => {
  const { adapter, verbs } = setUp([json(paid())]);
  const refs = [REF, 'payment:pi_test_55'];
  const at = '2026-01-01T00:01:01.000Z';
  assert.deepEqual(await adapter.read(call()), {
    is: 'done',
    value: null,
    facts: [{ state: 'paid', refs, raw: 'PAID', captured: { EUR: 2520 }, at }],
  });
  assert.deepEqual(verbs(), ['GET /orders/0042']);
});

test('§10 REFUNDED was paid, and all of it is back', async () => {
  const [fact] = await told(paid({ status: 'REFUNDED' }));
  assert.deepEqual([fact?.state, fact?.captured, fact?.returned], ['paid', { EUR: 2520 }, 'all']);
});

test('E3 paid in yen', async () => {
  assert.deepEqual((await told(paid(examples.E3)))[0]?.captured, { JPY: 1300 });
});

test('paid with an amount we cannot read, or in no currency, reports none: it is checked, not believed', async () => {
  for (const parts of [{ amount: 25.205 }, { currency: undefined }, { currency: 'EURO' }, { amount: 0.1 + 0.2 }]) {
    const [fact] = await told(paid(parts));
    assert.deepEqual([fact?.state, fact?.captured], ['paid', undefined]);
  }
});

test('a time that is none is left out', async () => {
  for (const time of [null, 8.64e15 + 1]) assert.equal((await told(paid({ paid: time })))[0]?.at, undefined);
});

for (const status of ['SETTLED', 'paid', 'Paid', '', 'constructor', 'PARTIALLY_REFUNDED'])
  test(`a status we do not know, ${JSON.stringify(status)}, is kept and logged, never paid`, async () => {
    const { adapter, logged } = setUp([json(ours({ status }))]);
    const facts = [{ state: 'pending', refs: [REF], raw: status }];
    assert.deepEqual(await adapter.read(call()), { is: 'done', value: null, facts });
    assert.match(logged.join(), /warn onecheckout\.status_unknown/);
  });

test('E10 a 404 for what we created is missing, not a fact, in either body and C5 under either status', async () => {
  for (const [body, status] of [
    [examples.E10_OBJECT, 404],
    [examples.E10_STRING, 404],
    [examples.E10_OBJECT, 403],
    [examples.E10_STRING, 400],
  ] as const) {
    const answer = await setUp([json(body, status)]).adapter.read(call());
    assert.deepEqual([answer.is, problemOf(answer).missing], ['refused', true]);
  }
  const elsewhere = await setUp([html('Not found', 404)]).adapter.read(call());
  assert.equal(problemOf(elsewhere).missing, undefined);
});

test('another order, or one whose reference names another attempt, is not believed; one without reference is', async () => {
  for (const wrong of [paid({ id: '0043' }), paid({ reference_id: 'at_2' }), paid({ reference_id: 'cart-7731' })]) {
    const answer = await setUp([json(wrong)]).adapter.read(call());
    assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_answer_invalid']);
  }
  for (const reference_id of [undefined, null, '', 'at_1'])
    assert.equal((await told(paid({ reference_id })))[0]?.state, 'paid');
});

test('a read that fails for a while is asked again; one that fails for good is unknown', async () => {
  const { adapter, soon } = setUp([reset, html('Bad gateway', 502), json(paid())]);
  assert.equal((await soon(adapter.read(call()))).is, 'done');
  const dead = setUp([reset, reset, reset]);
  const answer = await dead.soon(dead.adapter.read(call()));
  assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_unavailable']);
});

test('two orders are both read; a payment counts though the other cannot be read', async () => {
  const refs = ['order:0041', REF, 'payment:pi_x'];
  const both = setUp([json(ours({ id: '0041' })), json(paid())]);
  const answer = await both.adapter.read(call({ refs }));
  assert.ok(answer.is === 'done' && answer.facts.length === 2);
  const half = await setUp([json(examples.E10_OBJECT, 404), json(paid())]).adapter.read(call({ refs }));
  assert.ok(half.is === 'done' && half.facts[0]?.state === 'paid');
  const open = await setUp([json(examples.E10_OBJECT, 404), json(ours())]).adapter.read(call({ refs }));
  assert.equal(problemOf(open).missing, true);
});

test('without an order there is nothing to read or capture, and nothing is sent', async () => {
  const { adapter, asked } = setUp();
  for (const refs of [[], ['payment:pi_test_55'], ['session:0042']])
    for (const answer of [await adapter.read(call({ refs })), await adapter.capture(call({ refs }), {})])
      assert.deepEqual([answer.is, problemOf(answer).code], ['not-sent', 'state_refused']);
  assert.equal(asked.length, 0);
});
