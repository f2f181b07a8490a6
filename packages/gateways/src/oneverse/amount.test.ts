import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromGateway, toGateway, type Exponents } from './amount.ts';

const golden: readonly (readonly [name: string, amount: number, currency: string, told: number, exponents?: Exponents])[] = [
  ['§1 1.00', 100, 'MYR', 100],
  ['exchange 3 its amount', 12950, 'MYR', 12950],
  ['vector B3 its amount', 500, 'THB', 500],
  ['one hundredth', 1, 'EUR', 1],
  ['rupiah have two decimals in ISO 4217', 150_000_000, 'IDR', 150_000_000],
  ['the virtual currency', 500, 'OOC', 500],
  ['the most, in hundredths', 999_999_999_999, 'EUR', 999_999_999_999],
  ['zero-decimal yen, a hundredfold by default', 1300, 'JPY', 130_000],
  ['1,200 yen, whose zeros are its own', 1200, 'JPY', 120_000],
  ['one dong', 1, 'VND', 100],
  ['the most, in yen', 999_999_999_999, 'JPY', 99_999_999_999_900],
  ['yen by the override', 1300, 'JPY', 1300, { JPY: 0 }],
  ['an override of another currency', 1300, 'JPY', 130_000, { KRW: 0 }],
  ['1.230 dinar, which is whole hundredths', 1230, 'KWD', 123],
  ['1.234 dinar by the override', 1234, 'KWD', 1234, { KWD: 3 }],
  ['1.2300 unidades de fomento', 12300, 'CLF', 123],
]; // prettier-ignore
for (const [name, amount, currency, told, exponents = {}] of golden)
  test(`request 34: ${name}: ${amount} ${currency} is ${told}, and back`, () => {
    assert.equal(toGateway({ amount, currency }, exponents), told);
    for (const amount_cents of [told, String(told)])
      assert.deepEqual(fromGateway({ amount_cents, currency }, exponents), { amount, currency });
  });

for (const [name, amount, currency, exponents] of [
  ['1.234 dinar', 1234, 'KWD', {}],
  ['0.001 dinar', 1, 'BHD', {}],
  ['1.2345 unidades de fomento', 12345, 'CLF', {}],
  ['half a ringgit where they are counted whole', 1250, 'MYR', { MYR: 0 }],
] as const)
  test(`request 34: ${name} cannot be told, rather than rounded`, () => {
    assert.equal(toGateway({ amount, currency }, exponents), null);
  });

for (const [name, amount_cents, currency, exponents] of [
  ['half a yen', 130_050, 'JPY', {}],
  ['a hundredth of a yen', 1, 'JPY', {}],
  ['a currency that is none', 500, 'RINGGIT', {}],
  ['no currency', 500, '', {}],
  ['more than an integer holds', '999999999999999', 'KWD', {}],
  ['words', 'many', 'MYR', {}],
] as const)
  test(`${name} is no money`, () => {
    assert.equal(fromGateway({ amount_cents, currency }, exponents), null);
  });

test('lower case is the same currency', () => {
  assert.deepEqual(fromGateway({ amount_cents: 5, currency: 'myr' }, {}), { amount: 5, currency: 'MYR' });
});

test('what can be told comes back the same, in every scale; what cannot is no whole number of the gateway’s', () => {
  const counted = { told: 0, refused: 0 };
  const amounts = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 999_999_999_999 }));
  const currencies = fc.constantFrom(
    ['MYR', 2] as const,
    ['JPY', 0] as const,
    ['KWD', 3] as const,
    ['CLF', 4] as const,
  );
  fc.assert(
    fc.property(amounts, currencies, fc.option(fc.integer({ min: 0, max: 4 })), (amount, [currency, places], override) => {
      const exponents: Exponents = override === null ? {} : { [currency]: override };
      const step = 10 ** Math.max(0, places - (override ?? 2));
      const told = toGateway({ amount, currency }, exponents);
      if (told === null) {
        counted.refused += 1;
        const tooLarge = amount * 10 ** Math.max(0, (override ?? 2) - places) > Number.MAX_SAFE_INTEGER;
        return assert.ok(amount % step !== 0 || tooLarge);
      }
      counted.told += 1;
      assert.ok(Number.isSafeInteger(told));
      assert.deepEqual(fromGateway({ amount_cents: told, currency }, exponents), { amount, currency });
    }),
    { numRuns: 4_000 },
  ); // prettier-ignore
  console.log(`amounts: ${counted.told} told and read back, ${counted.refused} that cannot be told`);
  assert.ok(counted.told > 1_000 && counted.refused > 300);
});
