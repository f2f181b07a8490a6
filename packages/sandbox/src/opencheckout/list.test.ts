import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HERE, openShop, OTHER_KEY, type Shop } from '../../test/shop.ts';

interface List {
  object: string;
  data: { id: string; created_at: string }[];
  has_more: boolean;
  next_cursor?: string | null;
  url?: string;
}
const list = async (shop: Shop, query = ''): Promise<List> => (await (await shop.api('GET', query)).json()) as List;
const ids = (page: List): string[] => page.data.map(({ id }) => id);

const many = async (shop: Shop, count: number): Promise<string[]> => {
  const made: string[] = [];
  for (let i = 0; i < count; i += 1) {
    made.push(await shop.create());
    await shop.sandbox.clock.advance(1000);
  }
  return made;
};

test('§16.10 E10 newest first, two pages, then no more and a null cursor', async () => {
  const shop = openShop();
  const [a, b, c] = await many(shop, 3);
  const first = await list(shop, '?limit=2');
  assert.deepEqual(ids(first), [c, b]);
  assert.partialDeepStrictEqual(first, {
    object: 'list',
    has_more: true,
    next_cursor: '2026-09-21T14:13:21.000Z',
    url: `${HERE}/opencheckout/api/checkout/sessions?limit=2`,
  });
  const query = '?limit=2&cursor=2026-09-21T14%3A13%3A21.000Z';
  const second = await list(shop, query);
  assert.deepEqual(ids(second), [a]);
  assert.partialDeepStrictEqual(second, {
    has_more: false,
    next_cursor: null,
    url: `${HERE}/opencheckout/api/checkout/sessions${query}`,
  });
});

test('§16.10 default 10, larger than 100 is 100, 0 and words are 10, negative is the documented defect', async () => {
  const shop = openShop();
  await many(shop, 12);
  for (const [query, length, more] of [['', 10, true], ['?limit=0', 10, true], ['?limit=x', 10, true], ['?limit=500', 12, false], ['?limit=-1', 0, true]] as const) {
    const page = await list(shop, query);
    assert.equal(page.data.length, length, query);
    assert.equal(page.has_more, more, query);
  } // prettier-ignore
  for (let i = 0; i < 100; i += 1) await shop.create();
  assert.equal((await list(shop, '?limit=500')).data.length, 100);
});

test('§16.10 an empty list', async () => {
  const shop = openShop();
  assert.deepEqual(await list(shop), {
    object: 'list',
    data: [],
    has_more: false,
    next_cursor: null,
    url: `${HERE}/opencheckout/api/checkout/sessions`,
  });
});

test("§5 a page's last millisecond is skipped, nonsense is compared as text, neighbours are not shown", async () => {
  const shop = openShop();
  const [a, b] = [await shop.create(), await shop.create()];
  const first = await list(shop, '?limit=1');
  assert.deepEqual(ids(first), [b]);
  assert.deepEqual(ids(await list(shop, `?limit=1&cursor=${first.next_cursor}`)), []);
  assert.deepEqual(ids(await list(shop, '?cursor=garbage')), [b, a]);
  assert.deepEqual(ids(await list(shop, '?cursor=0')), []);
  const other = await shop.api('GET', '', undefined, { authorization: `Bearer ${OTHER_KEY}` });
  assert.deepEqual(ids((await other.json()) as List), []);
});

test('§5 the seed lists oldest first, has more when exactly full, and gives no cursor; † what is younger follows', async () => {
  const shop = openShop({ profile: 'seed' });
  const [a, b] = await many(shop, 2);
  const first = await list(shop, '?limit=2');
  assert.deepEqual(ids(first), [a, b]);
  assert.deepEqual(Object.keys(first), ['object', 'data', 'has_more']);
  assert.equal(first.has_more, true);
  const second = await list(shop, `?limit=2&cursor=${first.data[1]?.created_at}`);
  assert.deepEqual([second.data, second.has_more], [[], false]);
});
