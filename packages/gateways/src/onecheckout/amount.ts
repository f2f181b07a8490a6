import { exponentOf, fromDecimal, isCurrency, toDecimal, type Money } from '@tillkit/core/money';

/** How the gateway counts: decimals of the major unit, or minor units. The sources disagree (dossier §3.1, C2). */
export type AmountUnit = 'major' | 'minor';

/** Any decimal of fifteen digits survives being a JSON number; of a longer one the last digits are not the sender's. */
const EXACT = 999_999_999_999_999;

/** `25.20` and `8.00` as JSON numbers: `25.2`, `8`. */
const shortest = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** No source speaks of three decimals in minor units, and an amount ten times too large would show in no answer. */
const isCountedInMinor = (currency: string): boolean => [0, 2].includes(exponentOf(currency));

/**
 * The text of a JSON number: `{ amount: 6197, currency: 'EUR' }` is `61.97`, or `6197` in minor units. Made of digits
 * alone, no float between. `null` when the gateway cannot be told exactly.
 */
export const toGateway = (money: Money, unit: AmountUnit): string | null => {
  if (unit === 'major') return shortest(toDecimal(money));
  return isCountedInMinor(money.currency) ? String(money.amount) : null;
};

/** An order's money as the gateway tells it. */
export interface ToldMoney {
  readonly amount?: unknown;
  readonly currency?: unknown;
  /** Whether the gateway takes the currency for one without decimals. */
  readonly zero_decimal?: unknown;
}

const inMinor = (amount: number, currency: string, zeroDecimal: unknown): number | null => {
  const isZeroDecimal = exponentOf(currency) === 0;
  // The two sides' tables of currencies differ: what looks like minor units may be a hundred times as much.
  if (typeof zeroDecimal === 'boolean' && zeroDecimal !== isZeroDecimal) return null;
  return isCountedInMinor(currency) && Number.isSafeInteger(amount) ? amount : null;
};

/**
 * What the gateway told, as money; `null` when it is none: no currency, less than nothing, more decimals than the
 * currency has (never rounded), or more digits than a JSON number carries.
 */
export const fromGateway = ({ amount, currency, zero_decimal }: ToldMoney, unit: AmountUnit): Money | null => {
  if (typeof amount !== 'number' || typeof currency !== 'string') return null;
  const code = currency.toUpperCase();
  if (!isCurrency(code)) return null;
  // The shortest text of a number that came as fifteen digits or fewer has just these digits.
  const minor = unit === 'major' ? fromDecimal(String(amount), code) : inMinor(amount, code, zero_decimal);
  return minor === null || minor < 0 || minor > EXACT ? null : { amount: minor, currency: code };
};
