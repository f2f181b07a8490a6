import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, json, order } from './client/examples.fixture.ts';
import { call, connected, other, page, problemOf, REF, reset, setUp, V1, V2 } from './staged.fixture.ts';
import { ID, X1 } from './client/examples.fixture.ts';

const LIST = 'https://games.oneone.com/payment-api/transactions';
const lost = call({ refs: [] });
const action = { kind: 'redirect', url: `https://games.oneone.com/payment-api/orders/${ID}`, popup: 'opener' };
const amount = { amount: 12950, currency: 'MYR' };

test('item 19: a lost create is found by its reference, with its pay page', async () => {
  const { adapter, verbs } = setUp([page([other(), order()])]);
  assert.deepEqual(await adapter.find(lost), {
    is: 'done',
    value: { refs: [REF], created: { action, amount } },
    facts: [{ state: 'pending', refs: [REF], raw: 'pending' }],
  });
  assert.deepEqual(verbs(), ['GET /payment-api/transactions']);
});

test('it is looked for on every page, and no further than where it is', async () => {
  const { adapter, soon, verbs } = setUp([page([other()], `${LIST}?page=2`), page([order()], `${LIST}?page=3`)]);
  const answer = await soon(adapter.find(lost));
  assert.ok(answer.is === 'done' && answer.value?.refs[0] === REF);
  assert.deepEqual(verbs(), ['GET /payment-api/transactions', 'GET /payment-api/transactions?page=2']);
});

for (const status of ['expired', 'failed', 'cancelled', 'paid'])
  test(`one that is ${status} has nothing to show any more, and is known`, async () => {
    const answer = await setUp([page([order(status)])]).adapter.find(lost);
    assert.ok(answer.is === 'done');
    assert.deepEqual([answer.value, answer.facts[0]?.raw], [{ refs: [REF], created: null }, status]);
  });

for (const [name, parts] of [
  ['no pay page', { paylink: null }],
  ['a script for a pay page', { paylink: 'javascript:alert(1)' }],
  ['an amount no one can read', { currency: 'JPY' }],
] as const)
  test(`one with ${name} is found, and not shown`, async () => {
    const answer = await setUp([page([order('pending', parts)])]).adapter.find(lost);
    assert.ok(answer.is === 'done');
    assert.deepEqual(answer.value, { refs: [REF], created: null });
  });

test('find says no only after it saw the whole list', async () => {
  const none = { is: 'done', value: null, facts: [] };
  assert.deepEqual(await setUp([page([other()])]).adapter.find(lost), none);
  assert.deepEqual(await setUp([page([])]).adapter.find(lost), none);
  const two = setUp([page([other()], `${LIST}?page=2`), page([other()], '')]);
  assert.deepEqual(await two.soon(two.adapter.find(lost)), none);

  for (const unseen of [[reset, reset, reset], [html('Gone', 404)], [json('{"data":'), json('{"data":'), json('{"data":')], [page([], 'https://evil.example/')]]) {
    const half = setUp([page([other()], `${LIST}?page=2`), ...unseen]);
    assert.notEqual((await half.soon(half.adapter.find(lost))).is, 'done');
  }
}); // prettier-ignore

test('a busy shop is not read to its end: ten pages, then it stays open', async () => {
  const pages = Array.from({ length: 11 }, (_, n) => page([other()], `${LIST}?page=${n + 2}`));
  const { adapter, soon, verbs } = setUp(pages);
  const answer = await soon(adapter.find(lost));
  assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_unavailable']);
  assert.equal(verbs().length, 10);
});

test('a list that goes round in a circle was not seen whole', async () => {
  const { adapter, soon, verbs } = setUp([1, 2, 3].map(() => page([other()], `${LIST}?page=2`)));
  assert.equal((await soon(adapter.find(lost))).is, 'unknown');
  assert.equal(verbs().length, 2);
});

test('§4 Northbound’s own reference is what counts: `reference` is somebody else’s', async () => {
  const v1Order = order('created', { reference: null, merchant_transaction_id: lost.attempt });
  const stranger = order('created', { reference: lost.attempt, merchant_transaction_id: 'at_2', order_id: 'x' });
  const first = await connected(V1, [json(X1), page([stranger, v1Order])]).adapter.find(lost);
  assert.ok(first.is === 'done' && first.value?.refs[0] === REF && first.value.created !== null);
  const v2Order = order('created', { reference: '', transaction_id: lost.attempt, amount_cents: '12950' });
  const second = await connected(V2, [page([v2Order])]).adapter.find(lost);
  assert.ok(second.is === 'done');
  assert.deepEqual(second.value?.created, { action, amount });
});
