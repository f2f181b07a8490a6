import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './examples.fixture.ts';
import { json } from './examples.fixture.ts';
import type { ListOptions, OnecheckoutClient } from './index.ts';
import { setUp } from './staged.fixture.ts';

const all = async (client: OnecheckoutClient, options: Omit<ListOptions, 'anchor'> = {}) => {
  const ids: string[] = [];
  for await (const { id } of client.orders.all(options)) ids.push(id);
  return ids;
};
const page = (ids: readonly string[], next?: unknown) =>
  json({ orders: ids.map((id) => ({ id, status: 'PAID', amount: 1 })), next_anchor: next });
const sent = ({ asked }: ReturnType<typeof setUp>) => asked.map(({ body }): unknown => JSON.parse(body));

test('E12 list, two pages', async () => {
  const given = setUp([json(examples.E12_FIRST), json(examples.E12_SECOND)]);
  assert.deepEqual(await all(given.client, { limit: 2, status: 'PAID' }), ['0051', '0047', '0042']);
  assert.deepEqual(sent(given), [
    { limit: 2, status: 'PAID' },
    { limit: 2, status: 'PAID', anchor: '0047' },
  ]);
  assert.deepEqual(given.lines(), ['POST /orders-list', 'POST /orders-list']);
});

test('E12 one page is answered as it came', async () => {
  const { client } = setUp([json(examples.E12_FIRST)]);
  assert.deepEqual(await client.orders.list({ limit: 2, status: 'PAID' }), JSON.parse(examples.E12_FIRST));
});

for (const [name, answers, ids] of [
  ['a missing anchor', [page(['1'])], ['1']],
  ['an empty anchor', [page(['1'], '')], ['1']],
  ['a null anchor', [page(['1'], null)], ['1']],
  ['a repeated anchor', [page(['1'], 'a'), page(['2'], 'a')], ['1', '2']],
  ['an anchor of two pages ago', [page(['1'], 'a'), page(['2'], 'b'), page(['3'], 'a')], ['1', '2', '3']],
  ['an empty page', [page(['1'], 'a'), page([], 'b')], ['1']],
  ['no order at all', [page([], 'a')], []],
  ['a server that ignores the anchor', [page(['1', '2'], 'a'), page(['1', '2'], 'b')], ['1', '2']],
] as const)
  test(`the list ends at ${name}, and nothing comes twice`, async () => {
    const { client, asked } = setUp([...answers]);
    assert.deepEqual(await all(client), ids);
    assert.equal(asked.length, answers.length);
  });

for (const [limit, clamped] of [
  [0, 1],
  [-5, 1],
  [1, 1],
  [20.9, 20],
  [1024, 1024],
  [1025, 1024],
  [Infinity, 1024],
] as const)
  test(`limit ${limit} is sent as ${clamped}`, async () => {
    const given = setUp([page([])]);
    await given.client.orders.list({ limit });
    assert.deepEqual(sent(given), [{ limit: clamped }]);
  });

test('a limit or a time that is no number is never sent', async () => {
  const { client, asked } = setUp([]);
  await assert.rejects(client.orders.list({ limit: Number.NaN }), TypeError);
  await assert.rejects(client.orders.list({ createdFrom: Number.NaN }), TypeError);
  await assert.rejects(client.orders.list({ paidTo: Infinity }), TypeError);
  assert.equal(asked.length, 0);
});

const T = 1767225600500;
for (const [listTimeUnit, from, to] of [
  [undefined, 1767225600, 1767225601],
  ['seconds', 1767225600, 1767225601],
  ['milliseconds', T, T],
  ['hours', 490896, 490897],
] as const)
  test(`every filter is sent, its times in ${listTimeUnit ?? 'seconds, the default'}, widened to whole ones`, async () => {
    const given = setUp([page([])], listTimeUnit === undefined ? {} : { listTimeUnit });
    const times = { createdFrom: T, createdTo: T, updatedFrom: T, updatedTo: T, paidFrom: T, paidTo: T };
    await given.client.orders.list({ ...times, status: 'CANCELLED', limit: 7, anchor: '0047' });
    assert.deepEqual(sent(given), [
      {
        limit: 7,
        status: 'CANCELLED',
        anchor: '0047',
        created_hour_from: from,
        created_hour_to: to,
        updated_hour_from: from,
        updated_hour_to: to,
        paid_hour_from: from,
        paid_hour_to: to,
      },
    ]);
  });

test('an unknown time unit is refused when the client is made', () => {
  assert.throws(() => setUp([], { listTimeUnit: 'days' as never }), { name: 'TypeError', message: /listTimeUnit/ });
});

const dated = (orders: Readonly<Record<string, number | null>>, next = '') =>
  json({
    orders: Object.entries(orders).map(([id, created]) => ({ id, status: 'PAID', amount: 1, created })),
    next_anchor: next,
  });
test('what the server’s filter let through is filtered once more by each order’s own time; without one it stays', async () => {
  const answer = () => dated({ early: T - 1, first: T, timeless: null, last: T + 9, late: T + 10 });
  const window = { createdFrom: T, createdTo: T + 9 };
  const listed = await setUp([answer()]).client.orders.list(window);
  assert.deepEqual(listed.orders.map(({ id }) => id), ['first', 'timeless', 'last']);
  assert.deepEqual(await all(setUp([answer()]).client, window), ['first', 'timeless', 'last']);
}); // prettier-ignore

test('a page of which nothing is left after that does not end the list', async () => {
  const { client } = setUp([dated({ a: T - 1, b: T - 2 }, 'x'), dated({ c: T })]);
  assert.deepEqual(await all(client, { createdFrom: T }), ['c']);
});

test('the pages are asked for only as they are needed', async () => {
  const { client, asked } = setUp([page(['1', '2'], 'a')]);
  for await (const { id } of client.orders.all()) {
    assert.equal(id, '1');
    break;
  }
  assert.equal(asked.length, 1);
});
