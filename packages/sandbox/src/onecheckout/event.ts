import { numberOf } from '../decimal/index.ts';
import { type Order, reported } from './order.ts';

/** †: all but the first two. */
export type EventType =
  | 'payment_created'
  | 'payment_succeeded'
  | 'payment_failed'
  | 'payment_authorized'
  | 'payment_captured'
  | 'payment_cancelled'
  | 'payment_refunded';

/** † The words but `PENDING` and `COMPLETED`. */
const PAYMENT_STATUS: Readonly<Record<EventType, string>> = {
  payment_created: 'PENDING',
  payment_succeeded: 'COMPLETED',
  payment_failed: 'FAILED',
  payment_authorized: 'AUTHORIZED',
  payment_captured: 'COMPLETED',
  payment_cancelled: 'CANCELLED',
  payment_refunded: 'REFUNDED',
};

/** One event as the API tells it (§4.7), with what the order was at that moment. */
export const eventOf = (
  order: Order,
  type: EventType,
  who: { readonly id: string; readonly merchantId: string },
  error: string,
  now: number,
) => ({
  id: who.id,
  order_id: order.id,
  merchant_id: who.merchantId,
  type,
  created: now,
  error,
  payment_status: PAYMENT_STATUS[type],
  order: {
    id: order.id,
    status: order.status,
    amount: numberOf(reported(order), order.places),
    currency: order.currency,
    ...(order.paidAt === null ? {} : { paid: order.paidAt }),
  },
});
export type OrderEvent = ReturnType<typeof eventOf>;
