import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { itemise, type Item, type ItemLimits } from './itemise.ts';
import type { Line, Quote } from './quote.ts';

type Itemised = Pick<Quote, 'lines' | 'tax' | 'shipping' | 'discount' | 'total' | 'title'>;

const limits: ItemLimits = { maxLines: 100, maxTitle: 200 };
const line = (title: string, quantity: number, total: number): Line => ({ sku: title, title, quantity, total });
const quote = (lines: readonly Line[], rest: Partial<Itemised> = {}): Itemised => {
  const { tax = 0, shipping = 0, discount = 0 } = rest;
  const total = lines.reduce((sum, { total }) => sum + total, 0) + tax + shipping - discount;
  return { lines, tax, shipping, discount, total, title: 'Your order', ...rest };
};
const whole = (total: number): Item[] => [{ title: 'Your order', quantity: 1, unit: total }];
const sum = (items: readonly Item[]): number => items.reduce((n, { quantity, unit }) => n + quantity * unit, 0);

const golden: readonly [name: string, quote: Itemised, limits: Partial<ItemLimits>, items: readonly Item[]][] = [
  [
    'two lines',
    quote([line('Tea tin', 2, 2500), line('Mug', 1, 900)]),
    {},
    [
      { title: 'Tea tin', quantity: 2, unit: 1250 },
      { title: 'Mug', quantity: 1, unit: 900 },
    ],
  ],
  [
    'three for 10.00, which no unit can say',
    quote([line('Tea tin', 3, 1000)]),
    {},
    [{ title: 'Tea tin × 3', quantity: 1, unit: 1000 }],
  ],
  [
    'three for 1 yen, a currency without decimals',
    quote([line('Sticker', 3, 1)]),
    {},
    [{ title: 'Sticker × 3', quantity: 1, unit: 1 }],
  ],
  [
    'three for 0.999 dinar, which divides',
    quote([line('Date', 3, 999)]),
    {},
    [{ title: 'Date', quantity: 3, unit: 333 }],
  ],
  [
    'tax and shipping',
    quote([line('Mug', 1, 900)], { tax: 171, shipping: 490 }),
    {},
    [
      { title: 'Mug', quantity: 1, unit: 900 },
      { title: 'Shipping', quantity: 1, unit: 490 },
      { title: 'Tax', quantity: 1, unit: 171 },
    ],
  ],
  [
    'tax and shipping in the words given',
    quote([line('Mug', 1, 900)], { tax: 171, shipping: 490 }),
    { labels: { tax: 'USt.', shipping: 'Versand' } },
    [
      { title: 'Mug', quantity: 1, unit: 900 },
      { title: 'Versand', quantity: 1, unit: 490 },
      { title: 'USt.', quantity: 1, unit: 171 },
    ],
  ],
  ['a discount', quote([line('Mug', 1, 900)], { discount: 100 }), {}, whole(800)],
  ['a line that is free', quote([line('Mug', 1, 900), line('Gift', 1, 0)]), {}, whole(900)],
  [
    'a line that is free, where a gateway takes it',
    quote([line('Mug', 1, 900), line('Gift', 1, 0)]),
    { minUnit: 0 },
    [
      { title: 'Mug', quantity: 1, unit: 900 },
      { title: 'Gift', quantity: 1, unit: 0 },
    ],
  ],
  ['101 lines', quote(Array.from({ length: 101 }, (_, n) => line(`Bead ${n}`, 1, 1))), {}, whole(101)],
  [
    'shipping as the 101st line',
    quote(
      Array.from({ length: 100 }, () => line('Bead', 1, 1)),
      { shipping: 5 },
    ),
    {},
    whole(105),
  ],
  ['a unit over the limit', quote([line('Car', 1, 5000), line('Mat', 1, 10)]), { maxUnit: 4999 }, whole(5010)],
  ['a quantity over the limit', quote([line('Nail', 2000, 2000)]), { maxQuantity: 1000 }, whole(2000)],
  [
    'a title of 300 characters',
    quote([line('x'.repeat(300), 1, 5)]),
    {},
    [{ title: `${'x'.repeat(199)}…`, quantity: 1, unit: 5 }],
  ],
  [
    'a long title keeps its count',
    quote([line('x'.repeat(300), 3, 5)]),
    {},
    [{ title: `${'x'.repeat(195)}… × 3`, quantity: 1, unit: 5 }],
  ],
  [
    'a title of 150 pairs, cut between two of them',
    quote([line('🍵'.repeat(150), 1, 5)]),
    {},
    [{ title: `${'🍵'.repeat(99)}…`, quantity: 1, unit: 5 }],
  ],
  [
    'a title that already holds half a pair',
    quote([line('Tea \ud83c', 1, 5)]),
    {},
    [{ title: 'Tea \ufffd', quantity: 1, unit: 5 }],
  ],
];

for (const [name, given, more, items] of golden)
  test(`itemise: ${name}`, () => {
    const found = itemise(given, { ...limits, ...more });
    assert.deepEqual(found, items);
    assert.equal(sum(found), given.total);
    for (const { title } of found) assert.ok(title.length <= limits.maxTitle && title.isWellFormed());
  });

test('whatever the quote, the lines add up to the total and stay within the limits', () => {
  let many = 0;
  let one = 0;
  const amount = fc.integer({ min: 0, max: 100_000 });
  const lines = fc.array(
    fc.record({
      sku: fc.string(),
      title: fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }),
      quantity: fc.integer({ min: 1, max: 30 }),
      total: amount,
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(
      lines,
      fc.constantFrom(0, 7),
      fc.constantFrom(0, 490),
      fc.constantFrom(0, 0, 3),
      (ls, tax, ship, off) => {
        const given = quote(ls, { tax, shipping: ship, discount: off });
        const found = itemise(given, { maxLines: 10, maxTitle: 40 });
        if (found.length > 1) many += 1;
        else one += 1;
        assert.equal(sum(found), given.total);
        assert.ok(found.length <= 10);
        assert.ok(found.every(({ title }) => title.length <= 40 && title.isWellFormed()));
      },
    ),
    { numRuns: 500 },
  );
  console.log(`itemise: ${many} quotes in several lines, ${one} in one`);
  assert.ok(many > 0 && one > 0);
});
