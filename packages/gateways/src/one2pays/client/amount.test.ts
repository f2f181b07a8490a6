import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromWire, toWire } from './amount.ts';

for (const [satang, inSatang, inBaht] of [
  [1, '1.00', '0.01'],
  [100, '100.00', '1.00'],
  [1000, '1000.00', '10.00'],
  [1250, '1250.00', '12.50'],
  [25_900, '25900.00', '259.00'],
  [999_999_999_999, '999999999999.00', '9999999999.99'],
] as const)
  test(`golden money: ${satang} satang are "${inSatang}", or "${inBaht}" in baht, and come back`, () => {
    assert.deepEqual([toWire(satang, 'satang'), toWire(satang, 'baht')], [inSatang, inBaht]);
    assert.deepEqual([fromWire(inSatang, 'satang'), fromWire(inBaht, 'baht')], [satang, satang]);
  });

for (const [text, satang, baht] of [
  ['1000', 1000, 100_000],
  ['1000.0', 1000, 100_000],
  ['12.50', null, 1250],
  ['12.5', null, 1250],
  ['0.01', null, 1],
  ['007.00', 7, 700],
  ['0.00', 0, 0],
  ['1,000.00', null, null],
  ['1000.', null, null],
  ['.50', null, null],
  ['1.000', null, null],
  ['-1.00', null, null],
  ['+1.00', null, null],
  ['1e3', null, null],
  [' 1.00', null, null],
  ['', null, null],
  ['abc', null, null],
  ['NaN', null, null],
  ['๑๐๐.๐๐', null, null],
  ['9999999999999999.00', null, null],
  ['9007199254740993', null, null],
  ['1000000000000.00', null, null],
] as const)
  test(`told "${text}": ${String(satang)} satang, in baht ${String(baht)}; a fraction of a satang is never rounded`, () => {
    assert.deepEqual([fromWire(text, 'satang'), fromWire(text, 'baht')], [satang, baht]);
  });

for (const amount of [0, -1, 12.5, Number.NaN, Infinity, 1_000_000_000_000, '1250' as never])
  test(`${amount} is no amount to send`, () => {
    assert.throws(() => toWire(amount, 'satang'), { name: 'TypeError', message: /whole number of satang/ });
  });

test('every amount comes back as it was, and what comes back is written one way', () => {
  const runs = 1_000;
  let read = 0;
  for (const unit of ['satang', 'baht'] as const) {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (satang) => {
        const text = toWire(satang, unit);
        assert.match(text, /^\d+\.\d{2}$/);
        assert.equal(fromWire(text, unit), satang);
      }),
      { numRuns: runs },
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-'), maxLength: 8 }), (text) => {
        const satang = fromWire(text, unit);
        if (satang === null || satang === 0) return;
        read += 1;
        assert.equal(Number(toWire(satang, unit)), Number(text));
      }),
      { numRuns: runs },
    );
  }
  console.log(`one2pays money: ${2 * runs} amounts, ${2 * runs} texts of which ${read} were amounts`);
  assert.ok(read > 100 && read < 2 * runs);
});
