import type { Told } from '@tillkit/core/gateway';
import type { State } from '@tillkit/core/lifecycle';
import type { Payment } from './client/payment.ts';

/** Dossier §12. */
const STATES: ReadonlyMap<string, State> = new Map([
  ['created', 'created'],
  ['processing', 'pending'],
  ['pending', 'pending'],
  ['requires_action', 'pending'],
  ['succeeded', 'paid'],
  ['failed', 'failed'],
  ['expired', 'expired'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
]);

/** `null` for a word the dossier does not know; it never becomes paid. */
export const stateOf = (status: string): State | null => STATES.get(status) ?? null;

const PAYMENT = 'payment:';
export const refOf = (id: string): string => PAYMENT + id;

/** The payment ids among what is known of an attempt. */
export const paymentIds = (refs: readonly string[]): readonly string[] =>
  refs.filter((ref) => ref.startsWith(PAYMENT)).map((ref) => ref.slice(PAYMENT.length));

/** What a payment as the API answered it tells. Money is captured once it succeeded, where amount and currency are told. */
export const toldBy = ({ id, status, amount, currency }: Payment): Told => {
  const state = stateOf(status);
  return {
    // An unknown word is the weakest that something was done; it takes back nothing that is known.
    state: state ?? 'pending',
    refs: [refOf(id)],
    raw: status,
    ...(state === 'paid' && typeof currency === 'string' ? { captured: { [currency.toUpperCase()]: amount } } : {}),
  };
};

/** Whether a payment is known to be another attempt's. */
export const isAnothers = ({ referenceId }: Payment, attempt: string): boolean =>
  typeof referenceId === 'string' && referenceId !== '' && referenceId !== attempt;
