import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exponentOf } from './currency.ts';
import { everyCurrency, whereIntlDiffers } from './currency.fixture.ts';
import { formatMoney } from './format.ts';
import { MAX_AMOUNT, toDecimal } from './money.ts';

/** Spaces that do not break become plain ones; marks that only steer the writing direction go. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/[\u200e\u200f\u061c]/g, '');

const golden: readonly [amount: number, currency: string, texts: Readonly<Record<string, string>>][] = [
  [
    123456,
    'HUF',
    { en: 'Ft 1,234.56', de: '1.234,56 Ft', th: 'Ft 1,234.56', ar: '1,234.56 Ft', 'ar-EG': '١٬٢٣٤٫٥٦ Ft' },
  ],
  [150000000, 'IDR', { en: 'Rp 1,500,000.00', de: '1.500.000,00 Rp', th: 'Rp 1,500,000.00', ar: '1,500,000.00 Rp' }],
  [1234, 'JPY', { en: '¥1,234', de: '1.234 ¥', th: '¥1,234', ar: '1,234 JP¥' }],
  [
    1234567,
    'KWD',
    { en: 'KWD 1,234.567', de: '1.234,567 KWD', th: 'KWD 1,234.567', ar: '1,234.567 د.ك.', 'ar-EG': '١٬٢٣٤٫٥٦٧ د.ك.' },
  ],
  [6197, 'EUR', { en: '€61.97', de: '61,97 €', th: '€61.97', ar: '61.97 €' }],
  [5, 'EUR', { en: '€0.05', de: '0,05 €', th: '€0.05', ar: '0.05 €' }],
];

for (const [amount, currency, texts] of golden)
  for (const [locale, text] of Object.entries(texts))
    test(`${amount} minor units of ${currency} read "${text}" in ${locale}`, () => {
      assert.equal(plain(formatMoney({ amount, currency }, locale)), text);
    });

const placesIn = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
const byIntlAlone = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' }).format(amount);

for (const [currency, places] of Object.entries(whereIntlDiffers))
  test(`${currency} is written with ${places} decimals, whatever Intl has`, () => {
    assert.equal(placesIn(formatMoney({ amount: 1_234_567, currency }, 'en')), places);
  });

test('left to Intl, HUF, IDR and IQD would lose their decimals: the check above sees it', () => {
  for (const currency of ['HUF', 'IDR', 'IQD'])
    assert.notEqual(placesIn(byIntlAlone(1234.567, currency)), exponentOf(currency), currency);
});

test('in every locale and currency the digits shown are the amount, to the last one', () => {
  const runs = 3_000;
  const locales = ['en', 'de', 'th', 'ar'];
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.constantFrom(...everyCurrency),
      fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: MAX_AMOUNT })),
      (locale, currency, amount) => {
        const shown = formatMoney({ amount, currency }, locale).replaceAll(/\D/g, '');
        assert.equal(shown, toDecimal({ amount, currency }).replace('.', ''));
      },
    ),
    { numRuns: runs },
  );
  console.log(`format: ${runs} amounts in ${locales.length} locales and ${everyCurrency.length} currencies`);
});
