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
