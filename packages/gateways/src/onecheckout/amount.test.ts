import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromGateway, toGateway } from './amount.ts';

const golden: readonly (readonly [name: string, amount: number, currency: string, major: string, minor: string | null])[] = [
  ['C9 the reference’s own amount', 6197, 'USD', '61.97', '6197'],
  ['E1 its amount', 2520, 'EUR', '25.2', '2520'],
  ['E1 its unit price', 840, 'EUR', '8.4', '840'],
  ['E2 its tax', 479, 'EUR', '4.79', '479'],
  ['E3 zero-decimal', 1300, 'JPY', '1300', '1300'],
  ['a whole amount', 8000, 'EUR', '80', '8000'],
  ['ten cents', 10, 'EUR', '0.1', '10'],
  ['twenty cents', 20, 'EUR', '0.2', '20'],
  ['what floats make 0.30000000000000004 of', 30, 'EUR', '0.3', '30'],
  ['what floats make 1.1500000000000001 of', 115, 'EUR', '1.15', '115'],
  ['what floats make 8.469999999999999 of', 847, 'EUR', '8.47', '847'],
  ['one cent', 1, 'EUR', '0.01', '1'],
  ['the most, in cents', 999_999_999_999, 'EUR', '9999999999.99', '999999999999'],
  ['the most, in yen', 999_999_999_999, 'JPY', '999999999999', '999999999999'],
  ['1,200 yen, whose zeros are its own', 1200, 'JPY', '1200', '1200'],
  ['100 francs CFA', 100, 'XOF', '100', '100'],
  ['1.234 dinar', 1234, 'KWD', '1.234', null],
  ['1.5 dinar', 1500, 'KWD', '1.5', null],
  ['0.001 dinar', 1, 'KWD', '0.001', null],
  ['the most, in fils', 999_999_999_999, 'KWD', '999999999.999', null],
  ['1.2345 unidades de fomento', 12345, 'CLF', '1.2345', null],
  ['forint have two decimals in ISO 4217', 1234, 'HUF', '12.34', '1234'],
]; // prettier-ignore
for (const [name, amount, currency, major, minor] of golden)
  test(`request 34: ${name}: ${amount} ${currency} is ${major}, or ${String(minor)} in minor units, and back`, () => {
    const money = { amount, currency };
    assert.equal(toGateway(money, 'major'), major);
    assert.equal(toGateway(money, 'minor'), minor);
    assert.deepEqual(fromGateway({ amount: JSON.parse(major), currency }, 'major'), money);
    if (minor !== null) assert.deepEqual(fromGateway({ amount: JSON.parse(minor), currency }, 'minor'), money);
  });

for (const [name, amount, currency] of [
  ['float noise', 0.1 + 0.2, 'EUR'],
  ['a tenth of a cent', 25.201, 'EUR'],
  ['half a yen', 1300.5, 'JPY'],
  ['four decimals of a dinar', 1.2345, 'KWD'],
  ['less than nothing', -5, 'EUR'],
  ['no number', Number.NaN, 'EUR'],
  ['endless', Infinity, 'EUR'],
  ['an exponent', 1e21, 'JPY'],
  ['a millionth', 0.000001, 'EUR'],
  ['more digits than a JSON number carries', 70368744177664.02, 'EUR'],
  ['text', '25.2', 'EUR'],
  ['null', null, 'EUR'],
  ['no currency', 25.2, undefined],
  ['a currency that is none', 5, 'EURO'],
] as const)
  test(`${name} is no money, rather than rounded`, () => {
    assert.equal(fromGateway({ amount, currency }, 'major'), null);
  });

test('lower case is the same currency', () => {
  assert.deepEqual(fromGateway({ amount: 25.2, currency: 'eur' }, 'major'), { amount: 2520, currency: 'EUR' });
});

test('in major units zero_decimal says nothing new; in minor ones it must agree, or the amount may be a hundredfold', () => {
  const told = (currency: string, zero_decimal: boolean) => ({ amount: 1300, currency, zero_decimal });
  assert.equal(fromGateway(told('ISK', false), 'major')?.amount, 1300);
  assert.equal(fromGateway(told('EUR', true), 'major')?.amount, 130_000);
  assert.equal(fromGateway(told('JPY', true), 'minor')?.amount, 1300);
  assert.equal(fromGateway(told('EUR', false), 'minor')?.amount, 1300);
  assert.equal(fromGateway(told('ISK', false), 'minor'), null);
  assert.equal(fromGateway(told('HUF', true), 'minor'), null);
  assert.equal(fromGateway({ amount: 25.2, currency: 'EUR' }, 'minor'), null);
});

test('what is told comes back the same after a JSON number, in every scale', () => {
  const counted = { major: 0, minor: 0 };
  const currencies = ['EUR', 'USD', 'THB', 'JPY', 'KRW', 'XOF', 'KWD', 'BHD', 'CLF'];
  const amounts = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 999_999_999_999 }));
  fc.assert(
    fc.property(
      amounts,
      fc.constantFrom(...currencies),
      fc.constantFrom('major', 'minor'),
      (amount, currency, unit) => {
        const text = toGateway({ amount, currency }, unit);
        if (text === null) return;
        counted[unit] += 1;
        assert.match(text, /^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
        assert.deepEqual(fromGateway({ amount: JSON.parse(text), currency }, unit), { amount, currency });
      },
    ),
    { numRuns: 4_000 },
  );
  console.log(`amounts: ${counted.major} told in major units, ${counted.minor} in minor ones, and read back`);
  assert.ok(counted.major > 1_000 && counted.minor > 500);
});
