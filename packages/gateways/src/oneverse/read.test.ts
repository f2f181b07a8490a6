import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './client/examples.fixture.ts';
import { html, ID, json, order, X1 } from './client/examples.fixture.ts';
import { call, connected, problemOf, REF, reset, setUp, V1, V2 } from './staged.fixture.ts';

const told = async (body: unknown) => {
  const answer = await setUp([json({ order: body })]).adapter.read(call());
  assert.ok(answer.is === 'done');
  return answer.facts;
};

for (const [status, state] of [
  ['created', 'created'],
  ['pending', 'pending'],
  ['expired', 'expired'],
  ['cancelled', 'canceled'],
  ['canceled', 'canceled'],
  ['failed', 'failed'],
] as const)
  test(`§11 ${status} is ${state}, without money`, async () => {
    assert.deepEqual(await told(order(status)), [{ state, refs: [REF], raw: status }]);
  });

test('exchange 13: paid, with its amount', async () => {
  const { adapter, verbs } = setUp([json({ order: order('paid') })]);
  const facts = [{ state: 'paid', refs: [REF], raw: 'paid', captured: { MYR: 12950 } }];
  assert.deepEqual(await adapter.read(call()), { is: 'done', value: null, facts });
  assert.deepEqual(verbs(), [`GET /payment-api/transactions/${ID}`]);
});

test('exchange 14: what a callback says is not what is read: pending stays pending', async () => {
  const { adapter } = setUp([json({ order: order('pending') })]);
  const push = await adapter.webhook?.(new TextEncoder().encode(JSON.stringify(order('paid'))), new Headers(), 0);
  assert.ok(push?.is === 'hint');
  const answer = await adapter.read(call({ refs: push.refs }));
  assert.ok(answer.is === 'done' && answer.facts[0]?.state === 'pending' && answer.facts[0].captured === undefined);
});

test('item 18: an order that had expired and is paid late is paid', async () => {
  const { adapter } = setUp([json({ order: order('expired') }), json({ order: order('paid') })]);
  const states = [];
  for (const _ of [1, 2]) {
    const answer = await adapter.read(call());
    assert.ok(answer.is === 'done');
    states.push(answer.facts[0]?.state);
  }
  assert.deepEqual(states, ['expired', 'paid']);
});

for (const status of ['settled', 'PAID', 'Paid', 'completed', '', 'constructor', 'refunded'])
  test(`a status we do not know, ${JSON.stringify(status)}, is kept and logged, never paid`, async () => {
    const { adapter, logged } = setUp([json({ order: order(status) })]);
    const facts = [{ refs: [REF], raw: status }];
    assert.deepEqual(await adapter.read(call()), { is: 'done', value: null, facts });
    assert.match(logged.join(), /warn oneverse\.status_unknown/);
  });

test('paid with an amount its currency cannot hold, or in no currency, reports none: it is checked, not believed', async () => {
  for (const parts of [{ currency: 'JPY', amount_cents: 12950 }, { currency: 'RINGGIT' }]) {
    const [fact] = await told(order('paid', parts));
    assert.deepEqual([fact?.state, fact?.captured], ['paid', undefined]);
  }
});

test('exchange 10: a 404 for what we created is missing, not a fact; one of another server is a wrong address', async () => {
  const answer = await setUp([json(examples.X10, 404)]).adapter.read(call());
  assert.deepEqual([answer.is, problemOf(answer).missing], ['refused', true]);
  const elsewhere = problemOf(await setUp([html('Not found', 404)]).adapter.read(call()));
  assert.equal(elsewhere.missing, undefined);
  assert.match(elsewhere.detail ?? '', /Is baseUrl the address of the Oneverse API/);
});

test('§7 another order, another attempt’s, or one without our reference settles nothing', async () => {
  for (const parts of [{ order_id: 'another' }, { reference: 'at_2' }, { reference: null }, { reference: '' }]) {
    const answer = await setUp([json({ order: order('paid', parts) })]).adapter.read(call());
    assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_answer_invalid']);
  }
});

test('§4 Northbound did not echo our reference at first: silence is taken, another one is not', async () => {
  const read = async (parts: object) =>
    connected(V1, [json(X1), json({ data: order('paid', { reference: 'upstream-1', ...parts }) })]).adapter.read(call());
  for (const parts of [{}, { merchant_transaction_id: null }, { merchant_transaction_id: 'shop-7001-a1' }])
    assert.equal((await read(parts)).is, 'done');
  assert.equal((await read({ merchant_transaction_id: 'at_2' })).is, 'unknown');
  const v2Order = order('paid', { reference: '', transaction_id: 'shop-7001-a1', amount_cents: '12950' });
  const second = await connected(V2, [json({ data: v2Order })]).adapter.read(call());
  assert.ok(second.is === 'done');
  assert.deepEqual(second.facts[0]?.captured, { MYR: 12950 });
}); // prettier-ignore

test('a read that fails for a while is asked again; one that fails for good is unknown', async () => {
  const { adapter, soon } = setUp([reset, html('Bad gateway', 502), json({ order: order('paid') })]);
  assert.equal((await soon(adapter.read(call()))).is, 'done');
  const dead = setUp([reset, reset, reset]);
  const answer = await dead.soon(dead.adapter.read(call()));
  assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_unavailable']);
});

test('two orders are both read; a payment counts though the other cannot be read', async () => {
  const refs = ['order:another', REF];
  const both = setUp([json({ order: order('expired', { order_id: 'another' }) }), json({ order: order('paid') })]);
  const answer = await both.soon(both.adapter.read(call({ refs })));
  assert.ok(answer.is === 'done' && answer.facts.length === 2);
  const half = setUp([json(examples.X10, 404), json({ order: order('paid') })]);
  const read = await half.soon(half.adapter.read(call({ refs })));
  assert.ok(read.is === 'done' && read.facts[0]?.state === 'paid');
  const open = setUp([json(examples.X10, 404), json({ order: order() })]);
  assert.equal(problemOf(await open.soon(open.adapter.read(call({ refs })))).missing, true);
});

test('without an order there is nothing to read, and nothing is sent', async () => {
  const { adapter, asked } = setUp();
  for (const refs of [[], ['session:1']]) {
    const answer = await adapter.read(call({ refs }));
    assert.deepEqual([answer.is, problemOf(answer).code], ['not-sent', 'state_refused']);
  }
  assert.equal(asked.length, 0);
});
