/** † The unit amounts are read and written in (§3). Inside, an amount is always integer satang. */
export type Unit = 'satang' | 'baht';

/** `25900` satang → `259.00` baht, without a float. */
export const bahtText = (satang: number): string => {
  const text = String(satang).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
};

/** What the wire says of an amount: `25900.00` in satang, `259.00` in baht. */
export const writeAmount = (satang: number, unit: Unit): string =>
  unit === 'baht' ? bahtText(satang) : `${satang}.00`;

/** Satang of a decimal text, or null for what is none, for a fraction of a satang †, and for nothing. */
export const readAmount = (given: unknown, unit: Unit): number | null => {
  const [, whole, fraction = ''] = (typeof given === 'string' && /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(given)) || [];
  if (whole === undefined) return null;
  const hundredths = Number(fraction.padEnd(2, '0'));
  if (unit === 'satang' && hundredths !== 0) return null;
  const satang = unit === 'baht' ? Number(whole) * 100 + hundredths : Number(whole);
  return satang === 0 ? null : satang;
};
