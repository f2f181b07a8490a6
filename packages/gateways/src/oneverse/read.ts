import type { Answer, Call } from '@tillkit/core/gateway';
import { joinReads } from '../adapter/index.ts';
import type { Failed } from '../transport/index.ts';
import type { Exponents } from './amount.ts';
import type { OneverseClient, Profile } from './client/index.ts';
import { answerOf, noRef, notOurs } from './complaint.ts';
import { orderIds, referenceIn, toldBy, type Order } from './facts.ts';

/** What every call to the gateway needs. */
export interface Desk {
  readonly client: OneverseClient;
  readonly profile: Profile;
  readonly exponents: Exponents;
}

/** Whether an order's reference says that it is another attempt's. */
export const isAnothers = (order: Order, { attempt }: Call, profile: Profile): boolean => {
  const reference = referenceIn(order, profile);
  return reference !== null && reference !== attempt;
};

/**
 * A read settles money, so it must name the order asked for and our reference (dossier §7). Northbound did not echo it at
 * first (§4): there, silence is taken.
 */
const wrongIn = (order: Order, id: string, call: Call, profile: Profile): Failed | null => {
  if (order.order_id !== id) return notOurs('another order than the one asked for');
  if (isAnothers(order, call, profile)) return notOurs("another attempt's order");
  return profile === 'payment-api' && referenceIn(order, profile) === null
    ? notOurs('an order without reference')
    : null;
};

const readOne = async ({ client, profile, exponents }: Desk, call: Call, id: string): Promise<Answer<null>> => {
  try {
    const order = await client.orders.read(id, { signal: call.signal });
    return wrongIn(order, id, call, profile) ?? { is: 'done', value: null, facts: [toldBy(order, exponents)] };
  } catch (error) {
    return answerOf(error);
  }
};

/** Reads every order of the attempt. What failed is answered, so that it is read again, unless a payment was found. */
export const readOrders = async (desk: Desk, call: Call): Promise<Answer<null>> => {
  const reads = await Promise.all(orderIds(call.refs).map((id) => readOne(desk, call, id)));
  return reads.length === 0 ? noRef() : joinReads(reads);
};
