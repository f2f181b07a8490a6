import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page, payment, withdraw } from './examples.fixture.ts';
import type { One2PaysClient } from './index.ts';
import { setUp } from './staged.fixture.ts';

const idsOf = async (items: AsyncIterable<{ readonly id: string }>) => {
  const ids: string[] = [];
  for await (const { id } of items) ids.push(id);
  return ids;
};
const pageOf = (ids: readonly string[], totalPages: number) =>
  page(ids.map((id) => payment({ id })), { totalPages }); // prettier-ignore

test('exchange 10 one page: the second of two, with one of three payments', async () => {
  const parts = { total: 3, page: 2, limit: 2, totalPages: 2 };
  const { client, lines } = setUp([page([payment()], parts)]);
  assert.deepEqual(await client.payments.list({ page: 2, limit: 2 }), { data: [{ ...payment(), amount: 25_900 }], ...parts });
  assert.deepEqual(lines(), ['GET /api/v1/payments?page=2&limit=2']);
}); // prettier-ignore

test('exchange 10 all of them, page after page', async () => {
  const { client, lines } = setUp([pageOf(['1', '2'], 2), pageOf(['3'], 2)]);
  assert.deepEqual(await idsOf(client.payments.all({ limit: 2 })), ['1', '2', '3']);
  assert.deepEqual(lines(), ['GET /api/v1/payments?page=1&limit=2', 'GET /api/v1/payments?page=2&limit=2']);
  const payouts = setUp([page([withdraw()])]);
  assert.deepEqual(await idsOf(payouts.client.withdraws.all()), ['wd_1']);
  assert.deepEqual(payouts.lines(), ['GET /api/v1/withdraws?page=1']);
});

for (const [name, answers, ids] of [
  ['the last page', [pageOf(['1'], 1)], ['1']],
  ['an empty list', [pageOf([], 0)], []],
  ['a page beyond the end', [pageOf(['1'], 9), pageOf([], 9)], ['1']],
  ['a server that ignores the page', [pageOf(['1', '2'], 9), pageOf(['1', '2'], 9)], ['1', '2']],
  [
    'a payment made meanwhile, which pushes one on to the next page',
    [pageOf(['3', '2'], 2), pageOf(['2', '1'], 2)],
    ['3', '2', '1'],
  ],
] as const)
  // prettier-ignore
  test(`the list ends at ${name}, and nothing comes twice`, async () => {
    const { client, asked } = setUp([...answers]);
    assert.deepEqual(await idsOf(client.payments.all()), ids);
    assert.equal(asked.length, answers.length);
  });

test('the pages are asked for only as they are needed', async () => {
  const { client, asked } = setUp([pageOf(['1', '2'], 2)]);
  for await (const { id } of client.payments.all()) {
    assert.equal(id, '1');
    break;
  }
  assert.equal(asked.length, 1);
});

for (const [given, query] of [
  [{}, ''],
  [{ page: 0, limit: 0 }, '?page=1&limit=1'],
  [{ page: -3, limit: -3 }, '?page=1&limit=1'],
  [{ page: 2.9, limit: 20.9 }, '?page=2&limit=20'],
  [{ limit: 100 }, '?limit=100'],
  [{ limit: 101 }, '?limit=100'],
  [{ limit: Infinity }, '?limit=100'],
] as const)
  test(`page and limit ${JSON.stringify(given)} are sent as "${query}"`, async () => {
    for (const list of [
      (c: One2PaysClient) => c.payments.list(given),
      (c: One2PaysClient) => c.withdraws.list(given),
    ]) {
      const { client, lines } = setUp([pageOf([], 0)]);
      await list(client);
      assert.ok(lines()[0]?.endsWith(`s${query}`), lines()[0]);
    }
  });
