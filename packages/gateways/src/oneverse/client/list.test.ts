import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, order } from './examples.fixture.ts';
import { failureOf, setUp } from './staged.fixture.ts';

const LIST = 'https://games.oneone.com/payment-api/transactions';
const id = (n: number) => `01J9ZK3T5QH8W2X4N6B7C8D${String(n).padStart(3, '0')}`;
const page = (ids: readonly number[], next?: string | null) =>
  json({
    data: ids.map((n) => order('pending', { order_id: id(n) })),
    ...(next === undefined ? {} : { links: { first: LIST, next }, meta: { per_page: 20, total: 3 } }),
  });

const all = async (...pages: readonly Response[]) => {
  const { client, calls } = setUp(pages);
  const ids: string[] = [];
  for await (const { order_id: found } of client.orders.all()) ids.push(found);
  return { ids, urls: calls().map(({ url }) => url.replace(LIST, '')), calls };
};

test('§5.2 without links the list is complete', async () => {
  assert.deepEqual(await all(page([1, 2])).then(({ ids, urls }) => [ids, urls]), [[id(1), id(2)], ['']]);
});

test('§5.2 links.next is followed to its end, each order once, and each page signed with its query', async () => {
  const { ids, urls, calls } = await all(
    page([3, 2], `${LIST}?page=2`),
    page([2, 1], `${LIST}?page=3`),
    page([], null),
  );
  assert.deepEqual(
    [ids, urls],
    [
      [id(3), id(2), id(1)],
      ['', '?page=2', '?page=3'],
    ],
  );
  const second = 'f84618670b089e920d41d334123325fac3196e91a8c9a07f2cc524167e5f3307';
  assert.equal(calls()[1]?.headers.get('x-signature'), second);
});

test('a list that names the same page again and again is not followed for ever', async () => {
  const again = () => page([1], `${LIST}?page=2`);
  assert.deepEqual((await all(again(), again())).ids, [id(1)]);
});

test('one page is one call; the next is asked for by what it said', async () => {
  const { client, calls } = setUp([page([2], `${LIST}?page=2`), page([1], '')]);
  const { links } = await client.orders.list();
  const last = await client.orders.list({ next: links?.next ?? undefined });
  assert.equal(last.data[0]?.order_id, id(1));
  assert.equal(calls()[1]?.url, `${LIST}?page=2`);
});

for (const next of [
  'https://evil.example/payment-api/transactions?page=2',
  'http://games.oneone.com/payment-api/transactions?page=2',
  'https://games.oneone.com.evil.example/?page=2',
  'https://games.oneone.com@evil.example/?page=2',
  '//evil.example/?page=2',
  'javascript:alert(1)',
])
  test(`no credential leaves for ${next}`, async () => {
    const staged = setUp([page([1], next)]);
    const { links } = await staged.client.orders.list();
    const { failure } = await failureOf(staged, staged.client.orders.list({ next: links?.next ?? undefined }));
    const below = staged.calls().every(({ url }) => url.startsWith('https://games.oneone.com/'));
    assert.ok(failure.kind === 'not-sent' || failure.kind === 'unknown');
    assert.ok(below);
  });

test('a page that is none is refused before anything is sent', async () => {
  const { client, asked } = setUp([]);
  for (const where of [{ page: 0 }, { page: 1.5 }, { page: -1 }, { page: 1, next: LIST }])
    await assert.rejects(client.orders.list(where), TypeError);
  assert.equal(asked.length, 0);
});
