import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './client/examples.fixture.ts';
import { json } from './client/examples.fixture.ts';
import { NOW, REF, setUp, call, ours, problemOf, reset } from './staged.fixture.ts';

const HOUR = 3_600_000;
const now = Date.parse(NOW);
/** As the list tells an order: without its reference. */
const listed = (id: string, parts: object = {}) => ({
  id,
  status: 'OPEN',
  amount: 25.2,
  created: now - 1_000,
  ...parts,
});
const page = (orders: readonly object[], next = '') => json({ orders, next_anchor: next, count: 9 }); // prettier-ignore
const lost = call({ refs: [] });

test('find reads each order of the last hour until one names our attempt', async () => {
  const { adapter, verbs, asked } = setUp([
    page([listed('0044'), listed('0043')], '0043'),
    json(ours({ id: '0044', reference_id: 'at_9' })),
    json(ours({ id: '0043', reference_id: null })),
    page([listed('0042'), listed('0041')]),
    json(ours()),
  ]);
  const facts = [{ state: 'created', refs: [REF], raw: 'OPEN' }];
  assert.deepEqual(await adapter.find(lost), { is: 'done', value: { refs: [REF], created: null }, facts });
  const reads = ['GET /orders/0044', 'GET /orders/0043', 'POST /orders-list', 'GET /orders/0042'];
  assert.deepEqual(verbs(), ['POST /orders-list', ...reads]);
  assert.deepEqual(JSON.parse(asked[0]?.body ?? ''), { limit: 100, created_hour_from: (now - HOUR) / 1_000 });
});

test('an order whose time is before the window, or whose reference the list does tell, is not read', async () => {
  const { adapter, asked } = setUp([
    page([listed('1', { created: now - HOUR - 1 }), listed('2', { reference_id: 'at_2' })]),
  ]);
  assert.deepEqual(await adapter.find(lost), { is: 'done', value: null, facts: [] });
  assert.equal(asked.length, 1);
});

test('find says no only after it saw everything', async () => {
  const other = (id: string) => json(ours({ id, reference_id: 'at_2' }));
  const seen = setUp([page([listed('1'), listed('2')]), other('1'), other('2')]);
  assert.deepEqual(await seen.adapter.find(lost), { is: 'done', value: null, facts: [] });
  assert.deepEqual(await setUp([page([])]).adapter.find(lost), { is: 'done', value: null, facts: [] });

  const half = setUp([page([listed('1')], 'x'), other('1'), reset, reset, reset]);
  assert.equal((await half.soon(half.adapter.find(lost))).is, 'unknown');
  const unread = setUp([page([listed('1')]), reset, reset, reset]);
  assert.equal((await unread.soon(unread.adapter.find(lost))).is, 'unknown');
  const gone = await setUp([page([listed('1')]), json(examples.E10_OBJECT, 404)]).adapter.find(lost);
  assert.notEqual(gone.is, 'done');
});

test('a busy shop is not read to the end: a hundred orders, then it stays open', async () => {
  const orders = Array.from({ length: 101 }, (_, n) => listed(String(n)));
  const reads = orders.map(({ id }) => json(ours({ id, reference_id: 'at_2' })));
  const { adapter, asked } = setUp([page(orders), ...reads], { perMinute: 10_000 });
  const answer = await adapter.find(lost);
  assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_unavailable']);
  assert.equal(asked.length, 101);
});

test('an order that answers under another id than the one asked for is not ours', async () => {
  const { adapter } = setUp([page([listed('0041')]), json(ours())]);
  assert.deepEqual(await adapter.find(lost), { is: 'done', value: null, facts: [] });
});

test('listTimeUnit is what the window is counted in', async () => {
  const { adapter, asked } = setUp([page([])], { listTimeUnit: 'milliseconds' });
  await adapter.find(lost);
  assert.equal(JSON.parse(asked[0]?.body ?? '').created_hour_from, now - HOUR);
});
