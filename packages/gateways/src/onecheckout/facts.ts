import type { Told } from '@tillkit/core/gateway';
import type { State } from '@tillkit/core/lifecycle';
import { fromGateway, type AmountUnit } from './amount.ts';
import type { Order } from './client/index.ts';

/**
 * Dossier §10. `OPEN` says nothing of whether the buyer was sent to pay, so it claims the least. A failed try leaves it
 * `OPEN`.
 */
const STATES: ReadonlyMap<string, State> = new Map([
  ['OPEN', 'created'],
  ['AWAITING_CAPTURE', 'authorized'],
  ['PAID', 'paid'],
  ['REFUNDED', 'paid'],
  ['CANCELLED', 'canceled'],
]);

/** `null` for a word the dossier does not know; it never becomes paid. */
export const stateOf = (status: string): State | null => STATES.get(status) ?? null;

const ORDER = 'order:';
export const refOf = (id: string): string => ORDER + id;

/** The order ids among what is known of an attempt. */
export const orderIds = (refs: readonly string[]): readonly string[] =>
  refs.filter((ref) => ref.startsWith(ORDER)).map((ref) => ref.slice(ORDER.length));

/** The processor's id is a kind of its own: a return address calls the order's id `payment_id` too (dossier §3.4, C7). */
const refsOf = ({ id, payment_id: payment }: Order): readonly string[] =>
  typeof payment === 'string' && payment !== '' ? [refOf(id), `payment:${payment}`] : [refOf(id)];

/** Money is captured once the order is paid, also when it was given back since. */
const capturedBy = (state: State | null, order: Order, unit: AmountUnit): Pick<Told, 'captured'> => {
  const money = state === 'paid' ? fromGateway(order, unit) : null;
  return money ? { captured: { [money.currency]: money.amount } } : {};
};

/** ISO 8601 UTC; nothing when it is no time. */
const isoTime = (ms: unknown): string | undefined => {
  const at = new Date(typeof ms === 'number' ? ms : Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};

/** What an order as the API answered it tells. */
export const toldBy = (order: Order, unit: AmountUnit): Told => {
  const state = stateOf(order.status);
  const at = state === 'paid' ? isoTime(order.paid) : undefined;
  return {
    // An unknown word is the weakest that something was done; it takes back nothing that is known.
    state: state ?? 'pending',
    refs: refsOf(order),
    raw: order.status,
    ...capturedBy(state, order, unit),
    // Whether a part given back shows as REFUNDED too is not published, and no amount is told (dossier §10): the word
    // says the whole, so the whole is taken to be back, as §10 maps it.
    ...(order.status === 'REFUNDED' ? { returned: 'all' } : {}),
    ...(at === undefined ? {} : { at }),
  };
};

/** Whether an order is known to be another attempt's. The reference is missing in lists and may be elsewhere. */
export const isAnothers = ({ reference_id: reference }: Order, attempt: string): boolean =>
  typeof reference === 'string' && reference !== '' && reference !== attempt;
