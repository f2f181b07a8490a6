import { exponentOf, toDecimal, type Money } from '@tillkit/core/money';

/** How a gateway counts: decimals of the major unit, or minor units. */
export type AmountUnit = 'major' | 'minor';

/** `25.20` and `8.00` as JSON numbers: `25.2`, `8`. */
const shortest = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** No source speaks of three decimals in minor units, and an amount ten times too large would show in no answer. */
export const isCountedInMinor = (currency: string): boolean => [0, 2].includes(exponentOf(currency));

/**
 * The text of a JSON number: `{ amount: 6197, currency: 'EUR' }` is `61.97`, or `6197` in minor units. Made of digits
 * alone, no float between. `null` when the gateway cannot be told exactly.
 */
export const amountText = (money: Money, unit: AmountUnit): string | null => {
  if (unit === 'major') return shortest(toDecimal(money));
  return isCountedInMinor(money.currency) ? String(money.amount) : null;
};
