import { exponentOf, isCurrency, MAX_AMOUNT, type Money } from '@tillkit/core/money';
import { rescale } from '../decimal/index.ts';

/**
 * Decimal places by the gateway's own list (dossier §15), which is not ISO 4217's: it counts ISK and UYI in hundredths,
 * MGA whole, IQD, LYD, CLF and UYW in hundredths.
 */
const PLACES: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, JPY: 0, KMF: 0, KRW: 0, MGA: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, JOD: 3, KWD: 3, OMR: 3, TND: 3,
}; // prettier-ignore

const placesOf = (currency: string): number => PLACES[currency] ?? 2;

/** Our minor units as the gateway counts them; `null` when it cannot say that amount exactly. */
export const toGateway = ({ amount, currency }: Money): number | null =>
  rescale(amount, placesOf(currency) - exponentOf(currency));

/** What the gateway told, as money; `null` when it is none: no amount, no currency, or less than one minor unit in it. */
export const fromGateway = (amount: unknown, currency: unknown): Money | null => {
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount < 0) return null;
  if (typeof currency !== 'string') return null;
  const code = currency.toUpperCase();
  if (!isCurrency(code)) return null;
  const ours = rescale(amount, exponentOf(code) - placesOf(code));
  return ours === null || !Number.isSafeInteger(ours) ? null : { amount: ours, currency: code };
};

/** The most a session may total, and one unit cost, as the gateway counts (dossier §3). */
export const GATEWAY_MAX = MAX_AMOUNT;
