import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quoteFault } from '@tillkit/core/quote';
import { PRODUCTS } from './catalog.ts';
import { createPrice, orderNumber } from './price.ts';
import { everywhere, REGIONS, regionOf, sold } from './regions.ts';

const price = createPrice(PRODUCTS);
const context = { locale: 'en', now: '2026-11-21T09:00:00.000Z' };

test('an order is its goods, one delivery, and 7 % tax on the goods', async () => {
  const items = [
    { sku: 'coffee', quantity: 2 },
    { sku: 'soap', quantity: 1 },
  ];
  const { reference, lines, ...priced } = await price({ items }, context);
  assert.deepEqual(
    lines.map(({ sku, quantity, total }) => [sku, quantity, total]),
    [
      ['coffee', 2, 2_800],
      ['soap', 1, 650],
    ],
  );
  assert.deepEqual(priced, { currency: 'USD', shipping: 400, tax: 242, total: 4_092 });
  assert.match(reference ?? '', /^CS-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

test('the quote law holds for every product and quantity', async () => {
  for (const { sku } of everywhere(PRODUCTS))
    for (const quantity of [1, 2, 3, 7, 99, 9_999]) {
      const priced = await price({ items: [{ sku, quantity }] }, context);
      assert.equal(quoteFault(priced), null, `${quantity} × ${sku}`);
    }
});

test('a thousand order numbers are a thousand', () => {
  const numbers = Array.from({ length: 1_000 }, orderNumber);
  assert.equal(new Set(numbers).size, numbers.length);
  for (const number of numbers) assert.doesNotMatch(number, /[ILOU]/, 'nothing that is misread');
});

test('every product is sold in every region, in its currency, under a SKU of its own', async () => {
  assert.equal(new Set(everywhere(PRODUCTS).map(({ sku }) => sku)).size, PRODUCTS.length * REGIONS.length);
  const [coffee] = PRODUCTS;
  assert.ok(coffee);
  const totals = REGIONS.map(async (region) => {
    const { currency, total } = await price({ items: [{ sku: sold(coffee, region).sku, quantity: 1 }] }, context);
    return [region.id, currency, total];
  });
  assert.deepEqual(await Promise.all(totals), [
    ['us', 'USD', 1_898],
    ['eu', 'EUR', 1_738],
    ['th', 'THB', 56_932],
    ['my', 'MYR', 7_491],
  ]);
});

test('an address that names no region, or one we do not sell in, is the home region', () => {
  for (const [query, id] of [
    ['', 'us'],
    ['region=th', 'th'],
    ['region=xx', 'us'],
    ['region=', 'us'],
  ] as const)
    assert.equal(regionOf(new URLSearchParams(query)).id, id);
});
