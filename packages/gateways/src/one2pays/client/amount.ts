import { fromDecimal, isAmount, toDecimal } from '@tillkit/core/money';

/**
 * How the API counts. `satang`: `"1250.00"` is 12.50 baht, as its pages say (dossier §3). `baht` is the way out where a
 * server turns out to mean baht: a wrong one is a hundredfold error, which the amount in a QR code shows.
 */
export type AmountUnit = 'satang' | 'baht';

const WIRE = /^(\d{1,15})(?:\.(\d{1,2}))?$/;

/**
 * Satang as the API takes them: 1250 is `"1250.00"`, or `"12.50"` in baht.
 * @throws TypeError when it is no amount
 */
export const toWire = (satang: number, unit: AmountUnit): string => {
  if (!isAmount(satang) || satang === 0)
    throw new TypeError('amount is a whole number of satang above 0: 12.50 baht are 1250.');
  return unit === 'satang' ? `${satang}.00` : toDecimal({ amount: satang, currency: 'THB' });
};

/** What the API told, in satang; `null` when it is none: no plain decimal, or a fraction of a satang. Never rounded. */
export const fromWire = (text: string, unit: AmountUnit): number | null => {
  const [, whole, fraction = ''] = WIRE.exec(text) ?? [];
  if (whole === undefined) return null;
  if (unit === 'satang' && /[1-9]/.test(fraction)) return null;
  const satang = unit === 'satang' ? Number(whole) : fromDecimal(text, 'THB');
  return satang !== null && isAmount(satang) ? satang : null;
};
