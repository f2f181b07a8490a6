/** ISO 4217 currencies whose minor unit is not a hundredth. Intl's digits differ from ISO for 17 currencies; these are ISO's. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  CLF: 4, UYW: 4,
}; // prettier-ignore

/** How many decimal places one unit of `currency` has: 2 for EUR, 0 for JPY, 3 for KWD. */
export const exponentOf = (currency: string): number => EXPONENTS[currency] ?? 2;

/** Three upper-case letters: the only spelling inside the kit. */
export const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text);
