import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exponentOf } from './currency.ts';
import { everyCurrency } from './currency.fixture.ts';
import { fromDecimal } from './from-decimal.ts';
import { isAmount, MAX_AMOUNT, toDecimal } from './money.ts';

const both: readonly [amount: number, currency: string, text: string][] = [
  [6197, 'EUR', '61.97'],
  [5, 'EUR', '0.05'],
  [50, 'EUR', '0.50'],
  [0, 'EUR', '0.00'],
  [100, 'EUR', '1.00'],
  [-6197, 'EUR', '-61.97'],
  [-5, 'EUR', '-0.05'],
  [619700, 'HUF', '6197.00'],
  [150000000, 'IDR', '1500000.00'],
  [61, 'JPY', '61'],
  [0, 'JPY', '0'],
  [-61, 'JPY', '-61'],
  [61971, 'KWD', '61.971'],
  [5, 'KWD', '0.005'],
  [1000, 'IQD', '1.000'],
  [12345, 'CLF', '1.2345'],
  [MAX_AMOUNT, 'EUR', '9999999999.99'],
  [MAX_AMOUNT, 'JPY', '999999999999'],
  [MAX_AMOUNT, 'KWD', '999999999.999'],
];

for (const [amount, currency, text] of both)
  test(`${amount} minor units of ${currency} are ${text}, and back`, () => {
    assert.equal(toDecimal({ amount, currency }), text);
    assert.equal(fromDecimal(text, currency), amount);
  });

const oneWay: readonly [text: string, currency: string, amount: number][] = [
  ['61', 'EUR', 6100],
  ['61.9', 'EUR', 6190],
  ['61.970', 'EUR', 6197],
  ['61.97000000', 'EUR', 6197],
  ['007.50', 'EUR', 750],
  ['61.00', 'JPY', 61],
  ['61.97', 'KWD', 61970],
  ['1.15', 'EUR', 115],
  ['0.29', 'EUR', 29],
  ['4.35', 'USD', 435],
  ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER],
];

for (const [text, currency, amount] of oneWay)
  test(`"${text}" ${currency} is read as ${amount} minor units`, () => {
    assert.equal(fromDecimal(text, currency), amount);
  });

const refused: readonly [text: string, currency: string, why: string][] = [
  ['1e3', 'EUR', 'an exponent'],
  ['1E3', 'EUR', 'an exponent'],
  ['1,000', 'EUR', 'a grouping comma'],
  ['1,5', 'EUR', 'a decimal comma'],
  ["1'000", 'EUR', 'a grouping apostrophe'],
  ['61.971', 'EUR', 'a third decimal'],
  ['61.9700001', 'EUR', 'a hidden fraction'],
  ['61.5', 'JPY', 'a decimal of yen'],
  ['61.9715', 'KWD', 'a fourth decimal of dinar'],
  ['1.23456', 'CLF', 'a fifth decimal'],
  [' 1', 'EUR', 'a leading space'],
  ['1 ', 'EUR', 'a trailing space'],
  ['1\n', 'EUR', 'a trailing line feed'],
  ['', 'EUR', 'nothing'],
  ['.', 'EUR', 'a lone stop'],
  ['.5', 'EUR', 'no whole part'],
  ['-', 'EUR', 'a lone sign'],
  ['--1', 'EUR', 'two signs'],
  ['+1', 'EUR', 'a plus'],
  ['1.2.3', 'EUR', 'two stops'],
  ['0x10', 'EUR', 'hexadecimal'],
  ['NaN', 'EUR', 'no number'],
  ['Infinity', 'EUR', 'no end'],
  ['€1.00', 'EUR', 'a symbol'],
  ['١٢', 'EUR', 'digits of another script'],
  ['90071992547409.93', 'EUR', 'more than an integer holds'],
  ['999999999999999', 'EUR', 'more minor units than an integer holds'],
  ['9'.repeat(16), 'JPY', 'sixteen digits'],
  ['9'.repeat(400), 'EUR', 'four hundred digits'],
];

for (const [text, currency, why] of refused)
  test(`${why} is refused: ${JSON.stringify(text.slice(0, 20))} ${currency}`, () => {
    assert.equal(fromDecimal(text, currency), null);
  });

test('nothing is ever minus zero', () => {
  for (const text of ['-0', '-0.00']) assert.ok(Object.is(fromDecimal(text, 'EUR'), 0), text);
  assert.equal(toDecimal({ amount: -0, currency: 'EUR' }), '0.00');
});

test('an amount is a whole number from 0 to the largest total', () => {
  for (const amount of [0, 1, MAX_AMOUNT]) assert.ok(isAmount(amount), String(amount));
  for (const value of [-1, 0.5, MAX_AMOUNT + 1, NaN, Infinity, '5', 5n, null, undefined])
    assert.equal(isAmount(value), false, String(value));
});

test('for every currency, what toDecimal writes is exact and fromDecimal reads it back', () => {
  const runs = 5_000;
  const seen = { currencies: new Set<string>(), places: new Set<number>() };
  fc.assert(
    fc.property(
      fc.constantFrom(...everyCurrency),
      fc.oneof(fc.integer({ min: -999, max: 999 }), fc.maxSafeInteger()),
      (currency, wide) => {
        const amount = wide % (MAX_AMOUNT + 1) || 0;
        const places = exponentOf(currency);
        const text = toDecimal({ amount, currency });
        seen.currencies.add(currency);
        seen.places.add(places);
        assert.match(text, places === 0 ? /^-?\d+$/ : new RegExp(String.raw`^-?\d+\.\d{${places}}$`));
        // Whole-number arithmetic on the text, with no float anywhere, must give the amount.
        assert.equal(BigInt(text.replace('.', '')), BigInt(amount));
        assert.equal(fromDecimal(text, currency), amount);
        assert.equal(fromDecimal(`${text}${places === 0 ? '.' : ''}000`, currency), amount);
      },
    ),
    { numRuns: runs },
  );
  console.log(`decimal: ${runs} amounts in ${seen.currencies.size} currencies of ${seen.places.size} kinds`);
  assert.deepEqual([...seen.places].sort(), [0, 2, 3, 4]);
});

test('for every currency, one digit more than its minor unit is refused', () => {
  for (const currency of everyCurrency) {
    const places = exponentOf(currency);
    assert.equal(fromDecimal(`1.${'0'.repeat(places)}1`, currency), null, currency);
  }
});
