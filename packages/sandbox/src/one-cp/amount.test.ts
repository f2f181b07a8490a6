import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numberOf } from '../decimal/index.ts';
import { amountIn, itemTotal, policyRefund } from './amount.ts';

const cents = fc.integer({ min: 0, max: 99_999_999 });
/** Percent in hundredths, 0.00 to 100.00. */
const percents = fc.integer({ min: 0, max: 10_000 });
const half = (units: bigint, step: bigint): bigint => (units + step / 2n) / step;

test('items 7, 9 totals and refunds are exact: as whole numbers add them up, whatever a float would say', () => {
  let runs = 0;
  let uneven = 0;
  fc.assert(
    fc.property(cents, fc.integer({ min: 1, max: 999 }), percents, cents, percents, (price, quantity, tax, fixed, share) => {
      const taxes = [{ type: 'VAT', value: numberOf(tax, 2), unit: 'PERCENT' }];
      const penalties = [
        { type: 'OFFSET_PENALTY', value: { amount: numberOf(fixed, 2), unit: 'FIXED_AMOUNT' } },
        { type: 'OFFSET_PENALTY', value: { amount: numberOf(share, 2), unit: 'PERCENT' } },
      ];
      const item = { price: numberOf(price, 2), quantity, taxes, cancellationPolicy: { penalties } };
      const net = BigInt(price) * BigInt(quantity);
      const total = half(net * BigInt(10_000 + tax), 10_000n);
      assert.equal(itemTotal(item, 2), total);
      const left = total * BigInt(10_000 - share) - BigInt(fixed) * 10_000n;
      const refund = policyRefund(item, total, 2);
      assert.equal(refund, left < 0n ? 0n : half(left, 10_000n));
      runs += 1;
      if ((total * BigInt(share)) % 10_000n !== 0n) uneven += 1;
    }),
    { numRuns: 2000 },
  ); // prettier-ignore
  console.log(`One-CP amounts: ${runs} items, ${uneven} of them with a refund that had to be rounded`);
  assert.ok(uneven > 0 && uneven < runs);
});

test('item 8 an amount is read as it is written, and refused where the currency cannot say it', () => {
  for (const [value, places, amount] of [
    [285.6, 2, 28_560],
    [0.07, 2, 7],
    [0, 2, 0],
    [1.005, 2, null],
    [1.005, 3, 1005],
    [650, 0, 650],
    [650.5, 0, null],
    [-1, 2, null],
    [1e21, 2, null],
  ] as const)
    assert.equal(amountIn(value, places), amount, String(value));
});
