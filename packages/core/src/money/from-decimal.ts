import { exponentOf } from './currency.ts';

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
