import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bahtText, readAmount, writeAmount } from './amount.ts';

test('§3 "1000.00" is 1000 satang, 10 baht; "1250.00" is 12.50 baht', () => {
  assert.equal(readAmount('1000.00', 'satang'), 1000);
  assert.equal(readAmount('100.00', 'satang'), 100);
  assert.equal(bahtText(1250), '12.50');
  assert.equal(writeAmount(1250, 'satang'), '1250.00');
  assert.equal(readAmount('7', 'satang'), 7);
  assert.equal(readAmount('7.0', 'satang'), 7);
});

test('item 5 what is no amount is none', () => {
  for (const given of [1000, -1, null, undefined, {}, '', '0', '0.00', '-5.00', '1,000.00', 'abc', '1.000', '1.', '.5', '1e3', ' 1', '１', '1'.repeat(14)])
    assert.equal(readAmount(given, 'satang'), null, JSON.stringify(given)); // prettier-ignore
  assert.equal(readAmount('100.50', 'satang'), null, 'a fraction of a satang');
});

test('† amountUnit baht: "259.00" is 25900 satang, and its fraction counts', () => {
  assert.equal(readAmount('259.00', 'baht'), 25_900);
  assert.equal(readAmount('0.5', 'baht'), 50);
  assert.equal(readAmount('0.05', 'baht'), 5);
  assert.equal(writeAmount(5, 'baht'), '0.05');
});

test('what was written is read again, in both units', () => {
  const runs = 1000;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999_999 }), fc.constantFrom('satang', 'baht'), (satang, unit) => {
      assert.equal(readAmount(writeAmount(satang, unit), unit), satang);
    }),
    { numRuns: runs },
  );
  console.log(`One2Pays amounts: ${runs} written and read`);
});
