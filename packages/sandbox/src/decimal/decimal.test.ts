import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimalOf, minus, numberOf, plus, rounded, times } from './decimal.ts';

const read = (value: number | string) => decimalOf(value) ?? assert.fail(String(value));

test('§12.4 a number is read as it is written', () => {
  for (const [value, units, scale] of [
    [8.4, 84n, 1],
    [0, 0n, 0],
    [1e21, 10n ** 21n, 0],
    [1e-7, 1n, 7],
    [1.5e-7, 15n, 8],
    ['1.50', 150n, 2],
    [-2.5, -25n, 1],
  ] as const)
    assert.deepEqual(decimalOf(value), { units, scale }, String(value));
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '', 'x', '1,5', '1.', '.5'])
    assert.equal(decimalOf(value), null);
});

test('§12.4 sums that floats get wrong are right', () => {
  assert.notEqual(0.1 + 0.2, 0.3);
  assert.equal(rounded(plus(read(0.1), read(0.2)), 2), 30n);
  assert.notEqual(Math.round(1.005 * 100), 101, 'the twin: a float loses the half');
  assert.equal(rounded(read(1.005), 2), 101n);
  assert.equal(rounded(times(read(3), read(0.335)), 2), 101n);
  assert.equal(rounded(minus(read(1), read(2.005)), 2), -101n);
});

test('§12.4 rounding is half away from zero †, to the places of the currency', () => {
  for (const [value, places, expected] of [
    [650.5, 0, 651n],
    [650.49, 0, 650n],
    [1.2345, 3, 1235n],
    [1.2344, 3, 1234n],
    [-0.5, 0, -1n],
    [7, 2, 700n],
  ] as const)
    assert.equal(rounded(read(value), places), expected, `${value} to ${places}`);
});

test('§12.4 for any lines the total is the sum of integers, and its number says it exactly', () => {
  const runs = 2_000;
  let lines = 0;
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 9_999 }),
    price: fc.integer({ min: 0, max: 9_999_999 }),
  });
  fc.assert(
    fc.property(fc.constantFrom(0, 2, 3), fc.array(line, { minLength: 1, maxLength: 20 }), (places, items) => {
      lines += items.length;
      const expected = items.reduce((sum, { quantity, price }) => sum + BigInt(quantity) * BigInt(price), 0n);
      const sum = items
        .map(({ quantity, price }) => times(read(quantity), read(numberOf(price, places))))
        .reduce(plus, read(0));
      assert.equal(rounded(sum, places), expected);
      assert.equal(rounded(read(numberOf(Number(expected), places)), places), expected);
    }),
    { numRuns: runs },
  );
  console.log(`onecheckout amounts: ${runs} orders with ${lines} lines in 0, 2 and 3 places`);
});
