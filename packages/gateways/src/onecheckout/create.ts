import type { Answer, Call, Created } from '@tillkit/core/gateway';
import { fromGateway } from './amount.ts';
import type { Order } from './client/index.ts';
import { answerOf, notOurs } from './complaint.ts';
import { isAnothers, toldBy } from './facts.ts';
import { payPageOf } from './links.ts';
import type { Desk } from './read.ts';
import { currencyIn } from './request.ts';

const createdBy = (order: Order, call: Call, { unit }: Desk, asked: string | null): Answer<Created> => {
  if (isAnothers(order, call.attempt)) return notOurs("another attempt's order");
  const url = payPageOf(order);
  if (url === null) return notOurs('no pay page that is an https address');
  // The reference's own answer names no currency (dossier §4.3): it is of the one asked for.
  const amount = fromGateway({ ...order, currency: order.currency ?? asked }, unit);
  // The amount is the server's own, and need not be what the lines add up to (dossier §3.2, C9).
  if (amount === null)
    return {
      is: 'refused',
      problem: { code: 'gateway_amount_differs', detail: 'Onecheckout told an amount its currency cannot hold.' },
    };
  return {
    is: 'done',
    value: { action: { kind: 'redirect', url, popup: 'opener' }, amount },
    facts: [toldBy(order, unit)],
  };
};

/** Sends the sealed bytes as they are, and never a second time where they may have arrived. */
export const createOrder = async (desk: Desk, call: Call, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<Created>> => {
  try {
    const order = await desk.client.orders.create(bytes, { signal: call.signal });
    return createdBy(order, call, desk, currencyIn(bytes));
  } catch (error) {
    return answerOf(error);
  }
};
