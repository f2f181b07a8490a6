import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exponentOf } from '@tillkit/core/money';
import { fromGateway, toGateway } from './scale.ts';

const golden: readonly (readonly [name: string, amount: number, currency: string, gateway: number | null])[] = [
  ['34.00 dollars', 3400, 'USD', 3400],
  ['500 yen', 500, 'JPY', 500],
  ['1.234 dinar', 1234, 'KWD', 1234],
  ['500 krónur, which the gateway counts in hundredths', 500, 'ISK', 50000],
  ['500 shillings', 500, 'UGX', 500],
  ['500.00 ariary, which the gateway counts whole', 50000, 'MGA', 500],
  ['500.20 ariary', 50020, 'MGA', null],
  ['1.230 Iraqi dinar, which the gateway counts in hundredths', 1230, 'IQD', 123],
  ['1.234 Iraqi dinar', 1234, 'IQD', null],
  ['1.230 Libyan dinar', 1230, 'LYD', 123],
  ['1.231 Libyan dinar', 1231, 'LYD', null],
  ['7 indexed pesos', 7, 'UYI', 700],
  ['1.2300 unidades de fomento', 12300, 'CLF', 123],
  ['1.2345 unidades de fomento', 12345, 'CLF', null],
  ['12.34 forint', 1234, 'HUF', 1234],
  ['12.34 rupiah', 1234, 'IDR', 1234],
  ['500 francs CFA', 500, 'XOF', 500],
  ['1.234 Bahraini dinar', 1234, 'BHD', 1234],
];
for (const [name, amount, currency, gateway] of golden)
  test(`${name}: ${amount} ${currency} is ${String(gateway)} at the gateway`, () => {
    assert.equal(toGateway({ amount, currency }), gateway);
    if (gateway !== null) assert.deepEqual(fromGateway(gateway, currency.toLowerCase()), { amount, currency });
  });

test('what the gateway tells and no minor unit can hold is no money, rather than rounded', () => {
  assert.equal(fromGateway(50050, 'isk'), null);
  assert.deepEqual(fromGateway(3, 'mga'), { amount: 300, currency: 'MGA' });
});

test('what the gateway can be told comes back the same, in every currency whose places differ and some whose do not', () => {
  let exact = 0;
  let inexact = 0;
  const currencies = ['USD', 'JPY', 'KWD', 'ISK', 'UYI', 'MGA', 'IQD', 'LYD', 'CLF', 'UYW', 'HUF', 'BHD', 'XPF', 'UGX'];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), fc.constantFrom(...currencies), (amount, currency) => {
      const told = toGateway({ amount, currency });
      if (told === null) {
        inexact += 1;
        assert.notEqual(amount % 10 ** exponentOf(currency), 0, 'a whole amount can always be told');
        return;
      }
      exact += 1;
      assert.ok(Number.isSafeInteger(told));
      assert.deepEqual(fromGateway(told, currency), { amount, currency });
    }),
    { numRuns: 2_000 },
  );
  console.log(`scale: ${exact} amounts told exactly, ${inexact} refused`);
  assert.ok(exact > 100 && inexact > 100);
});
