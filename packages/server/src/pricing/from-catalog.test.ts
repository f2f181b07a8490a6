import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromCatalog, type CatalogItem } from './from-catalog.ts';

const GIFT: CatalogItem = { sku: 'gift', title: 'Gift card', price: 2_500, currency: 'EUR' };
const listing =
  (...items: readonly CatalogItem[]) =>
  () =>
    fromCatalog(items);

test('a list that cannot work is refused at once, with what to mend', () => {
  assert.throws(listing(GIFT, GIFT), /two items have the same sku/);
  for (const item of [
    { ...GIFT, price: 0 },
    { ...GIFT, price: 12.5 },
    { ...GIFT, currency: 'eur' },
  ])
    assert.throws(listing(item), /"gift" needs a price in whole minor units and an upper-case currency/);
  for (const amount of [499, 10_001, 12.5])
    assert.throws(
      listing({ ...GIFT, choose: { min: 500, max: 10_000, suggested: [1_000, amount] } }),
      /"gift" suggests an amount that it would refuse: keep to its min and max/,
    );
});

test('amounts to choose from go along with the quote; bounds are the server’s', async () => {
  const choose = { min: 500, max: 10_000, suggested: [500, 10_000] };
  const price = fromCatalog([{ ...GIFT, choose }]);
  const context = { locale: undefined, now: '2026-11-21T09:00:00.000Z' };
  const priced = await price({ items: [{ sku: 'gift', quantity: 1, amount: 10_000 }] }, context);
  assert.deepEqual([priced.total, priced.lines[0]?.choose], [10_000, choose]);
  assert.throws(() => price({ items: [{ sku: 'gift', quantity: 1, amount: 10_001 }] }, context), {
    code: 'cart_invalid',
  });
});
