import type { WebhookMode } from '../fault/index.ts';
import type { Refused } from '../refused.ts';

/** Dossier §10; two L's. */
export const STATUSES = ['OPEN', 'AWAITING_CAPTURE', 'PAID', 'CANCELLED', 'REFUNDED'] as const;
export type Status = (typeof STATUSES)[number];

/** A line as it was sent, and as it is told again. */
export interface OrderLine {
  readonly key?: string | undefined;
  readonly title: string;
  readonly quantity: number;
  readonly unit_price: number;
  readonly image_url?: string | undefined;
  readonly compared_price?: number | undefined;
  readonly properties?: readonly unknown[] | undefined;
}

/** A create request that passed every check. Amounts but the lines' and the tax's are in minor units. */
export interface Wanted {
  readonly currency: string;
  readonly places: number;
  readonly amount: number;
  readonly lines: readonly OrderLine[];
  readonly taxAmount: number;
  readonly shippingFee: number;
  readonly discountAmount: number;
  readonly successUrl: string | null;
  readonly cancelUrl: string | null;
  readonly reference: string | null;
  readonly manualCapture: boolean;
}

/** The processor behind Onecheckout, as an order names it. Its `id` is not the return URL's `payment_id` (C7). */
export interface Payment {
  readonly method: string;
  readonly gateway: string;
  readonly id: string;
}

/** One order, plain. Times are milliseconds on the virtual clock. */
export interface Order extends Wanted {
  readonly merchant: string;
  /** Unique within the merchant alone. */
  readonly id: string;
  readonly number: number;
  readonly token: string;
  readonly status: Status;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly paidAt: number | null;
  readonly payment: Payment | null;
  /** † How often an attempt failed, and whether that was the last thing that happened. */
  readonly declines: number;
  readonly declined: boolean;
  /** † When a payment stuck in processing comes through by itself. */
  readonly settlesAt: number | null;
  /** Faults chosen on the pay page or by the control API for this order. */
  readonly modes: readonly WebhookMode[];
}

export const create = (
  wanted: Wanted,
  who: { readonly merchant: string; readonly number: number; readonly token: string },
  now: number,
): Order => ({
  ...wanted,
  ...who,
  id: String(who.number).padStart(4, '0'),
  status: 'OPEN',
  createdAt: now,
  updatedAt: now,
  paidAt: null,
  payment: null,
  declines: 0,
  declined: false,
  settlesAt: null,
  modes: [],
});

export const isStuck = ({ status, settlesAt }: Order): boolean => status === 'OPEN' && settlesAt !== null;

type Step<More extends readonly unknown[]> = (order: Order, now: number, ...more: More) => Order | Refused;

/** Allows `step` in the statuses of `from`; nothing but time moves an order whose payment is in processing. */
const during =
  <More extends readonly unknown[]>(
    from: readonly Status[],
    step: (order: Order, now: number, ...more: More) => Order,
  ) =>
  (order: Order, now: number, ...more: More): Order | Refused => {
    if (isStuck(order)) return { refused: `${order.status}, with a payment in processing` };
    return from.includes(order.status) ? { ...step(order, now, ...more), updatedAt: now } : { refused: order.status };
  };

const unpaid = { declined: false, settlesAt: null } as const;

/** The buyer paid, to be captured at once. */
export const pay: Step<[Payment]> = during(['OPEN'], (order, now, payment: Payment) => ({
  ...order,
  ...unpaid,
  payment,
  status: 'PAID',
  paidAt: now,
}));

/** The buyer paid, to be captured by the merchant. */
export const authorize: Step<[Payment]> = during(['OPEN'], (order, _now, payment: Payment) => ({
  ...order,
  ...unpaid,
  payment,
  status: 'AWAITING_CAPTURE',
}));

/** † The attempt failed: the order stays open and payable. */
export const decline: Step<[]> = during(['OPEN'], (order) => ({
  ...order,
  declines: order.declines + 1,
  declined: true,
}));

/** † The payment hangs at its processor until `settlesAt`; the order says OPEN meanwhile. */
export const stall: Step<[number]> = during(['OPEN'], (order, _now, settlesAt: number) => ({
  ...order,
  declined: false,
  settlesAt,
}));

export const capture: Step<[]> = during(['AWAITING_CAPTURE'], (order, now) => ({
  ...order,
  status: 'PAID',
  paidAt: now,
}));

/** Outside the API: a dashboard's or the processor's doing (§4.8). */
export const cancel: Step<[]> = during(['OPEN', 'AWAITING_CAPTURE'], (order) => ({ ...order, status: 'CANCELLED' }));
export const refund: Step<[]> = during(['PAID'], (order) => ({ ...order, status: 'REFUNDED' }));

/** † What `otherAmount` says instead: one unit less, or two where the total is one. */
export const reported = ({ amount, modes }: Order): number =>
  !modes.includes('otherAmount') ? amount : amount === 1 ? 2 : amount - 1;
