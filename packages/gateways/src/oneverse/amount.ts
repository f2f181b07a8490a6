import { exponentOf, isCurrency, type Money } from '@tillkit/core/money';
import { rescale } from '../decimal/index.ts';

/** Decimal places the gateway counts a currency with, where they are not two. */
export type Exponents = Readonly<Record<string, number>>;

/** Hundredths in every currency, yen too: what is published says so of all it shows (dossier §1). */
const PLACES = 2;

const placesOf = (currency: string, exponents: Exponents): number => exponents[currency] ?? PLACES;

/**
 * Our minor units as the gateway counts them: 1.00 is `100` in every currency. `null` when it cannot say that amount
 * exactly, such as 1.234 dinar in hundredths.
 */
export const toGateway = ({ amount, currency }: Money, exponents: Exponents): number | null => {
  const told = rescale(amount, placesOf(currency, exponents) - exponentOf(currency));
  return told !== null && Number.isSafeInteger(told) ? told : null;
};

/** An order's money as the gateway tells it: a number, or digits in V2. */
export interface ToldMoney {
  readonly amount_cents: number | string;
  readonly currency: string;
}

/** What the gateway told, as money; `null` when it is none: no currency, or a part of our smallest unit in it. */
export const fromGateway = ({ amount_cents: told, currency }: ToldMoney, exponents: Exponents): Money | null => {
  const amount = Number(told);
  const code = currency.toUpperCase();
  if (!isCurrency(code) || !Number.isSafeInteger(amount) || amount < 0) return null;
  const ours = rescale(amount, exponentOf(code) - placesOf(code, exponents));
  return ours === null || !Number.isSafeInteger(ours) ? null : { amount: ours, currency: code };
};
