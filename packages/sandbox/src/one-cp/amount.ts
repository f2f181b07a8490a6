import { type Decimal, decimalOf, minus, plus, rounded, times, ZERO } from '../decimal/index.ts';

/** As initialize sends them, as far as money hangs on them (§4.3). */
export interface Priced {
  readonly price?: number | undefined;
  /** "Quantity details": † what is no number counts as one. */
  readonly quantity?: unknown;
  readonly taxes?: readonly { readonly value?: unknown; readonly unit?: unknown }[] | undefined;
  readonly totalTax?: number | undefined;
  readonly total?: number | undefined;
  readonly cancellationPolicy?: { readonly penalties?: readonly Penalty[] | undefined } | null | undefined;
}
interface Penalty {
  readonly type?: unknown;
  readonly value?: { readonly amount?: unknown; readonly unit?: unknown } | undefined;
}

const exact = (value: unknown): Decimal => (typeof value === 'number' ? (decimalOf(value) ?? ZERO) : ZERO);
const hundredth: Decimal = { units: 1n, scale: 2 };
const share = (whole: Decimal, percent: unknown): Decimal => times(times(whole, exact(percent)), hundredth);

export const quantityOf = (quantity: unknown): number => (typeof quantity === 'number' ? quantity : 1);

/** § 12.7 †: the total as sent; else price × quantity and the taxes, as sent or of every `PERCENT`. In minor units. */
export const itemTotal = ({ price, quantity, taxes, totalTax, total }: Priced, places: number): bigint => {
  if (total !== undefined) return rounded(exact(total), places);
  const net = times(exact(price), exact(quantityOf(quantity)));
  const tax =
    totalTax !== undefined
      ? exact(totalTax)
      : (taxes ?? []).reduce((sum, { unit, value }) => (unit === 'PERCENT' ? plus(sum, share(net, value)) : sum), ZERO);
  return rounded(plus(net, tax), places);
};

/** † Percent has no published word: both spellings are taken. */
const isPercent = (unit: unknown): boolean => unit === 'PERCENT' || unit === 'PERCENTAGE';

/**
 * §12.9 †: what is left of `total` (minor units) after every `OFFSET_PENALTY`, never less than nothing. Its offset is
 * not waited for; penalties of other kinds cost nothing.
 */
export const policyRefund = ({ cancellationPolicy }: Priced, total: bigint, places: number): bigint => {
  const whole: Decimal = { units: total, scale: places };
  const left = (cancellationPolicy?.penalties ?? []).reduce((rest, { type, value }) => {
    if (type !== 'OFFSET_PENALTY') return rest;
    if (value?.unit === 'FIXED_AMOUNT') return minus(rest, exact(value.amount));
    return isPercent(value?.unit) ? minus(rest, share(whole, value?.amount)) : rest;
  }, whole);
  const refund = rounded(left, places);
  return refund < 0n ? 0n : refund > total ? total : refund;
};

/** An amount of a cancellation in minor units; null for one that is negative, or finer than the currency. */
export const amountIn = (value: number, places: number): number | null => {
  const decimal = decimalOf(value);
  if (!decimal) return null;
  const units = rounded(decimal, places);
  const isExact = minus(decimal, { units, scale: places }).units === 0n;
  return isExact && units >= 0n && units <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(units) : null;
};
