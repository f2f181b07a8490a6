import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_AMOUNT } from '../money/index.ts';
import { quoteFault, titleOf, type Line, type Priced } from './quote.ts';

const tea: Line = { sku: 'tea', title: 'Tea tin', quantity: 2, total: 2500 };
const mug: Line = { sku: 'mug', title: 'Mug', quantity: 1, total: 900 };
const lawful: Priced = { currency: 'EUR', lines: [tea, mug], tax: 646, shipping: 490, discount: 100, total: 4436 };

test('a quote whose lines, tax, shipping and discount make its total is lawful', () => {
  assert.equal(quoteFault(lawful), null);
  assert.equal(quoteFault({ currency: 'JPY', lines: [mug], total: 900 }), null);
  assert.equal(quoteFault({ currency: 'EUR', lines: [{ ...mug, total: 0 }, tea], total: 2500 }), null);
  assert.equal(quoteFault({ currency: 'EUR', lines: [{ ...mug, total: MAX_AMOUNT }], total: MAX_AMOUNT }), null);
});

const notMinor = (name: string): string => `${name} is not a whole number of minor units from 0 to 999,999,999,999`;
const notLine = 'lines[1].total is not a whole number of minor units from 0';
const notPiece = 'lines[1].quantity is not a whole number above 0';
const second = (change: Partial<Line>): Priced => ({ ...lawful, lines: [tea, { ...mug, ...change }] });
const asText = '900' as unknown as number;

const unlawful: readonly [what: string, priced: Priced, words: string][] = [
  [
    'a currency in lower case',
    { ...lawful, currency: 'eur' },
    'currency "eur" is not three upper-case letters of ISO 4217',
  ],
  ['no currency', { ...lawful, currency: '' }, 'currency "" is not three upper-case letters of ISO 4217'],
  ['a symbol', { ...lawful, currency: '€' }, 'currency "€" is not three upper-case letters of ISO 4217'],
  ['no line', { currency: 'EUR', lines: [], total: 0 }, 'there is no line'],
  ['a total in euros', { ...lawful, total: 44.36 }, notMinor('total')],
  ['a negative tax', { ...lawful, tax: -1 }, notMinor('tax')],
  ['half a cent of shipping', { ...lawful, shipping: 0.5 }, notMinor('shipping')],
  ['a negative discount, which would add', { ...lawful, discount: -100, total: 4636 }, notMinor('discount')],
  ['a total that is no number', { ...lawful, total: NaN }, notMinor('total')],
  ['a total without end', { ...lawful, total: Infinity }, notMinor('total')],
  ['a total over the cap', { ...lawful, total: MAX_AMOUNT + 1 }, notMinor('total')],
  ['a negative total', { ...lawful, discount: 5000, total: -464 }, notMinor('total')],
  ['a total as text', { ...lawful, total: asText }, notMinor('total')],
  ['a line without a title', second({ title: ' ' }), 'lines[1].title is empty'],
  ['a line of nothing', second({ quantity: 0 }), notPiece],
  ['a line of minus one', second({ quantity: -1 }), notPiece],
  ['a line of one and a half', second({ quantity: 1.5 }), notPiece],
  ['a line in euros', second({ total: 9.5 }), notLine],
  ['a line below nothing', second({ total: -900 }), notLine],
  ['a line as text', second({ total: asText }), notLine],
  ['a cent too much', { ...lawful, total: 4437 }, 'lines + tax + shipping - discount is 4436, but total is 4437'],
  [
    'a total that forgets the tax',
    { ...lawful, total: 3790 },
    'lines + tax + shipping - discount is 4436, but total is 3790',
  ],
  [
    'nothing to pay',
    { currency: 'EUR', lines: [tea], discount: 2500, total: 0 },
    'total is 0: there is nothing to pay',
  ],
];

for (const [what, priced, words] of unlawful)
  test(`unlawful: ${what}`, () => {
    assert.equal(quoteFault(priced), words);
  });

const amount = fc.integer({ min: 0, max: 10_000_000 });
type Whole = Priced & { readonly [K in 'tax' | 'shipping' | 'discount']: number };
const generated: fc.Arbitrary<Whole> = fc
  .record({
    currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF', 'HUF'),
    lines: fc.array(
      fc.record({
        sku: fc.string(),
        title: fc.string({ minLength: 1 }).filter((title) => title.trim() !== ''),
        quantity: fc.integer({ min: 1, max: 9_999 }),
        total: amount,
      }),
      { minLength: 1, maxLength: 20 },
    ),
    tax: amount,
    shipping: amount,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ share, ...rest }) => {
    const before = rest.lines.reduce((sum, line) => sum + line.total, 0) + rest.tax + rest.shipping;
    const discount = Math.floor(before * share);
    return { ...rest, discount, total: before - discount };
  })
  .filter(({ total }) => total > 0);

test('every lawful quote passes, and any one amount of it moved by one is named', () => {
  const words = [
    /^lines \+ tax \+ shipping - discount is -?\d+, but total is \d+$/,
    /not a whole number of minor units/,
  ];
  const runs = 2_000;
  const seen = { changes: 0, sum: 0, range: 0 };
  fc.assert(
    fc.property(generated, (priced) => {
      assert.equal(quoteFault(priced), null);
      for (const by of [1, -1]) {
        const changed: Priced[] = (['tax', 'shipping', 'discount', 'total'] as const).map((name) => ({
          ...priced,
          [name]: priced[name] + by,
        }));
        for (const index of priced.lines.keys())
          changed.push({
            ...priced,
            lines: priced.lines.map((line, at) => (at === index ? { ...line, total: line.total + by } : line)),
          });
        for (const wrong of changed) {
          const fault = quoteFault(wrong);
          assert.ok(fault !== null && words.some((word) => word.test(fault)), String(fault));
          seen.changes += 1;
          seen[fault.startsWith('lines +') ? 'sum' : 'range'] += 1;
        }
      }
    }),
    { numRuns: runs },
  );
  console.log(`quote law: ${runs} lawful quotes, ${seen.changes} moved by one (${seen.range} of them below zero)`);
  assert.ok(seen.sum > 0 && seen.range > 0);
});

test('a title is made of the first line and how many follow', () => {
  assert.equal(titleOf([tea]), 'Tea tin');
  assert.equal(titleOf([tea, mug]), 'Tea tin and 1 more');
  assert.equal(titleOf([tea, mug, mug]), 'Tea tin and 2 more');
  assert.equal(titleOf([]), '');
});
