import { exponentOf } from './currency.ts';

/** `amount` in minor units (an integer), `currency` in ISO 4217 upper case. Never a float. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** The largest total a quote may have, in minor units. */
export const MAX_AMOUNT = 999_999_999_999;

export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_AMOUNT;

/** `{ amount: 6197, currency: 'EUR' }` → `"61.97"`; no grouping, always a full stop. Exact: text only, no division. */
export const toDecimal = ({ amount, currency }: Money): string => {
  const places = exponentOf(currency);
  const digits = Math.abs(amount)
    .toString()
    .padStart(places + 1, '0');
  const sign = amount < 0 ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/**
 * `"61.97"`, `"EUR"` → 6197. Trailing zeros may be missing or surplus (`"61.970"`).
 * @returns `null` when the text is not a plain decimal, or says more than the currency's minor unit can hold
 */
export const fromDecimal = (text: string, currency: string): number | null => {
  const match = /^(-?)(\d{1,15})(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const places = exponentOf(currency);
  if (/[1-9]/.test(fraction.slice(places))) return null;
  const amount = Number(whole + fraction.slice(0, places).padEnd(places, '0'));
  if (!Number.isSafeInteger(amount)) return null;
  return sign && amount > 0 ? -amount : amount;
};
