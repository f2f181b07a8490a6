/** An exact decimal: `units` × 10^-`scale`. No amount is ever a float on its way to a total. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

/**
 * A JSON number, or its text, as written: a number's shortest text is the one it was parsed from, up to 15 digits.
 * Null for what is no finite decimal.
 */
export const decimalOf = (value: number | string): Decimal | null => {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(String(value));
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  const units = BigInt(sign + whole + fraction);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
};

const atScale = ({ units, scale }: Decimal, wanted: number): bigint => units * 10n ** BigInt(wanted - scale);

export const plus = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale);
  return { units: atScale(a, scale) + atScale(b, scale), scale };
};

export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, { ...b, units: -b.units });

export const times = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });

/** † Half away from zero, to `places` decimal places: 1.005 is 101 hundredths. */
export const rounded = (value: Decimal, places: number): bigint => {
  if (value.scale <= places) return atScale(value, places);
  const step = 10n ** BigInt(value.scale - places);
  const size = value.units < 0n ? -value.units : value.units;
  const whole = (size + step / 2n) / step;
  return value.units < 0n ? -whole : whole;
};

/** The JSON number of so many smallest units: 2520, two places → 25.2. Made from text, not by dividing. */
export const numberOf = (amount: number, places: number): number => {
  const text = String(amount).padStart(places + 1, '0');
  return Number(places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`);
};
