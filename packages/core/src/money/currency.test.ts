import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exponentOf, isCurrency } from './currency.ts';
import { everyCurrency, whereIntlDiffers } from './currency.fixture.ts';

const iso: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

for (const [places, currencies] of Object.entries(iso))
  test(`ISO 4217: ${places} decimals for ${currencies}`, () => {
    for (const currency of currencies.split(' ')) assert.equal(exponentOf(currency), Number(places), currency);
  });

test('ISO 4217: two decimals for every other currency', () => {
  const listed = new Set(Object.values(iso).join(' ').split(' '));
  const others = everyCurrency.filter((currency) => !listed.has(currency));
  for (const currency of others) assert.equal(exponentOf(currency), 2, currency);
  assert.ok(others.length > 100);
});

test('the 17 currencies whose digits Intl has otherwise have those of ISO 4217', () => {
  assert.equal(Object.keys(whereIntlDiffers).length, 17);
  for (const [currency, places] of Object.entries(whereIntlDiffers)) assert.equal(exponentOf(currency), places);
});

test('a currency is three upper-case letters', () => {
  for (const text of ['EUR', 'JPY', 'XXX']) assert.ok(isCurrency(text), text);
  for (const text of ['', 'EU', 'EURO', 'eur', 'Eur', 'E1R', ' EUR', 'EUR\n', 'ЕUR', 'EUR,USD'])
    assert.equal(isCurrency(text), false, JSON.stringify(text));
});
