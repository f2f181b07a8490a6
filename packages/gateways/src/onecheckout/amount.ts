import { exponentOf, fromDecimal, isCurrency, type Money } from '@tillkit/core/money';
import { isCountedInMinor, type AmountUnit } from '../decimal/index.ts';

/** How the gateway counts; the sources disagree (dossier §3.1, C2). */
export { amountText as toGateway, type AmountUnit } from '../decimal/index.ts';

/** Any decimal of fifteen digits survives being a JSON number; of a longer one the last digits are not the sender's. */
const EXACT = 999_999_999_999_999;

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
