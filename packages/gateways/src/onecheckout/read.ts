import type { Answer, Call } from '@tillkit/core/gateway';
import { joinReads } from '../adapter/index.ts';
import type { Failed } from '../transport/index.ts';
import type { AmountUnit } from './amount.ts';
import type { Order, OnecheckoutClient } from './client/index.ts';
import { answerOf, noRef, notOurs } from './complaint.ts';
import { isAnothers, orderIds, toldBy } from './facts.ts';

/** What every call to the gateway needs. */
export interface Desk {
  readonly client: OnecheckoutClient;
  readonly unit: AmountUnit;
}

/** An answer is believed only where it is about the order asked for, and not known to be another attempt's. */
export const wrongIn = (order: Order, id: string, call: Call): Failed | null => {
  if (order.id !== id) return notOurs('another order than the one asked for');
  return isAnothers(order, call.attempt) ? notOurs("another attempt's order") : null;
};

const readOne = async ({ client, unit }: Desk, call: Call, id: string): Promise<Answer<null>> => {
  try {
    const order = await client.orders.read(id, { signal: call.signal });
    return wrongIn(order, id, call) ?? { is: 'done', value: null, facts: [toldBy(order, unit)] };
  } catch (error) {
    return answerOf(error);
  }
};

/**
 * Reads every order of the attempt: one that was found again may stand beside another. What failed is answered, so that it
 * is read again, unless a payment was found.
 */
export const readOrders = async (desk: Desk, call: Call): Promise<Answer<null>> => {
  const reads = await Promise.all(orderIds(call.refs).map((id) => readOne(desk, call, id)));
  return reads.length === 0 ? noRef() : joinReads(reads);
};
