import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatMoney, toDecimal } from '@tillkit/core/money';
import { typedAmount } from './typed-amount.ts';

for (const [text, currency, locale, amount] of [
  ['25', 'EUR', 'en', 2_500],
  ['25.5', 'EUR', 'en', 2_550],
  ['25.50', 'EUR', 'en', 2_550],
  [' 1,250.50 ', 'EUR', 'en', 125_050],
  ['2,50', 'EUR', 'en', 250],
  ['2.50', 'EUR', 'de', 250],
  ['1.250,50', 'EUR', 'de', 125_050],
  ['1.250', 'EUR', 'de', 125_000],
  ['1 250,50', 'EUR', 'fr', 125_050],
  ['1’250.50', 'CHF', 'de-CH', 125_050],
  ['1,00,000', 'INR', 'en-IN', 10_000_000],
  ['250', 'JPY', 'ja', 250],
  ['1,250', 'JPY', 'en', 1_250],
  ['1.234', 'KWD', 'en', 1_234],
  ['٢٥٠٫٥', 'EGP', 'ar-EG', 25_050],
  ['၂၅၀', 'MMK', 'my', 25_000],
] as const)
  test(`request 17: “${text}” of ${currency} in ${locale} is ${amount} minor units`, () => {
    assert.equal(typedAmount(text, currency, locale), amount);
  });

for (const [text, currency, locale] of [
  ['', 'EUR', 'en'],
  ['abc', 'EUR', 'en'],
  ['-5', 'EUR', 'en'],
  ['1e3', 'EUR', 'en'],
  ['0x10', 'EUR', 'en'],
  ['1.234', 'EUR', 'en'],
  ['1,234', 'EUR', 'de'],
  ['2.5', 'JPY', 'en'],
  ['1.2.3', 'EUR', 'en'],
  ['1,2,3', 'EUR', 'en'],
  ['99999999999999999', 'EUR', 'en'],
] as const)
  test(`request 17: “${text}” is no amount of ${currency} in ${locale}`, () => {
    assert.equal(typedAmount(text, currency, locale), null);
  });

test('request 17: an amount typed back as it is written is the same amount, in every locale', (t) => {
  const runs = 2_000;
  const locales = ['en', 'de', 'fr', 'de-CH', 'en-IN', 'ar-EG', 'hi', 'th', 'sv', 'pt-BR'];
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      fc.integer({ min: 1, max: 99_999_999 }),
      (locale, currency, amount) => {
        const written = formatMoney({ amount, currency }, locale).replaceAll(/[^\p{Nd}.,\u066b\u066c\s’]/gu, '');
        assert.equal(typedAmount(written.replace(/^\.+|\.+$/g, ''), currency, locale), amount);
        assert.equal(typedAmount(toDecimal({ amount, currency }), currency, 'en'), amount);
      },
    ),
    { numRuns: runs },
  );
  t.diagnostic(`typed amounts: ${runs} in ${locales.length} locales and 3 currencies`);
});
