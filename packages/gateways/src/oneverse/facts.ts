import type { Told } from '@tillkit/core/gateway';
import type { State } from '@tillkit/core/lifecycle';
import { fromGateway, type Exponents } from './amount.ts';
import type { PaymentOrder, Profile, V1Order, V2Order } from './client/index.ts';

/** An order of whichever profile. */
export type Order = PaymentOrder | V1Order | V2Order;

/** Dossier §11. */
const STATES: ReadonlyMap<string, State> = new Map([
  ['created', 'created'],
  ['pending', 'pending'],
  ['paid', 'paid'],
  ['expired', 'expired'],
  ['cancelled', 'canceled'],
  ['canceled', 'canceled'],
  ['failed', 'failed'],
]);

/** `null` for a word the dossier does not know; it never becomes paid. */
export const stateOf = (status: string): State | null => STATES.get(status) ?? null;

const ORDER = 'order:';
export const refOf = (id: string): string => ORDER + id;

/** The order ids among what is known of an attempt. */
export const orderIds = (refs: readonly string[]): readonly string[] =>
  refs.filter((ref) => ref.startsWith(ORDER)).map((ref) => ref.slice(ORDER.length));

/** Where the merchant's own reference comes back. In Northbound, `reference` is somebody else's (dossier §4). */
const OWN: Readonly<Record<Profile, readonly string[]>> = {
  'payment-api': ['reference', 'merchant_transaction_id'],
  'northbound-v1': ['merchant_transaction_id'],
  'northbound-v2': ['transaction_id', 'merchant_transaction_id'],
};

/** The merchant's own reference in a body of that profile; `null` when it is not told. */
export const referenceIn = (body: object, profile: Profile): string | null => {
  const told = OWN[profile].map((name): unknown => Reflect.get(body, name));
  return told.find((value): value is string => typeof value === 'string' && value !== '') ?? null;
};

/** What an order as the API answered it tells. */
export const toldBy = (order: Order, exponents: Exponents): Told => {
  const state = stateOf(order.status);
  const money = state === 'paid' ? fromGateway(order, exponents) : null;
  return {
    // An unknown word says nothing of how far it is: what was known stays.
    ...(state === null ? {} : { state }),
    refs: [refOf(order.order_id)],
    raw: order.status,
    ...(money === null ? {} : { captured: { [money.currency]: money.amount } }),
  };
};
