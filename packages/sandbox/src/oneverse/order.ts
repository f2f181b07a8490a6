import type { WebhookMode } from '../fault/index.ts';
import type { Refused } from '../refused.ts';

/** §6, two L's. `created` is the first one in the later profiles alone. */
export type Status = 'created' | 'pending' | 'paid' | 'expired' | 'cancelled' | 'failed';

/** A create that passed every check. */
export interface Wanted {
  readonly reference: string;
  readonly merchantUuid: string;
  readonly gameName: string;
  readonly channel: string;
  /** Hundredths, whatever the currency (§1). */
  readonly amountCents: number;
  readonly currency: string;
  readonly title: string;
  readonly description: string | null;
  readonly itemCode: string | null;
  /** Null only where `lenient` lets it be. */
  readonly returnUrl: string | null;
  readonly webhookUrl: string | null;
}

/** One order, plain. Times are milliseconds on the virtual clock. */
export interface Order extends Wanted {
  readonly merchant: string;
  /** A ULID, unique among all. */
  readonly id: string;
  /** Where whoever created it sees Oneverse: a callback's links stand there too. */
  readonly base: string;
  readonly status: Status;
  readonly createdAt: number;
  /** † When an unpaid one expires. */
  readonly expiresAt: number;
  /** † When a payment stuck in processing comes through by itself. */
  readonly settlesAt: number | null;
  /** Faults chosen on the pay page or by the control API for this order. */
  readonly modes: readonly WebhookMode[];
}

export const create = (
  wanted: Wanted,
  who: Pick<Order, 'merchant' | 'id' | 'base'> & { readonly status: 'created' | 'pending' },
  now: number,
  livesFor: number,
): Order => ({ ...wanted, ...who, createdAt: now, expiresAt: now + livesFor, settlesAt: null, modes: [] });

export const isStuck = ({ settlesAt }: Order): boolean => settlesAt !== null;
const isOpen = ({ status }: Order): boolean => status === 'created' || status === 'pending';
/** Ended without money; † which may come late (§11). */
export const isLapsed = ({ status }: Order): boolean =>
  status === 'expired' || status === 'failed' || status === 'cancelled';

/** Whether the buyer can pay now. @param late whether lapsed orders take money too */
export const isPayable = (order: Order, late: boolean): boolean =>
  !isStuck(order) && (isOpen(order) || (late && isLapsed(order)));

type Outcome = Order | Refused;
const step =
  (allows: (order: Order) => boolean, change: (order: Order) => Order) =>
  (order: Order): Outcome => {
    if (isStuck(order)) return { refused: `${order.status}, with a payment in processing` };
    return allows(order) ? change(order) : { refused: order.status };
  };
const to = (status: Status) => (order: Order) => ({ ...order, status });

/** † The buyer looks at it: `created` becomes `pending`. */
export const open = step(({ status }) => status === 'created', to('pending'));
export const pay = step(isOpen, to('paid'));
/** The money came after all (§13.18). */
export const payLate = step(isLapsed, to('paid'));
export const fail = step(isOpen, to('failed'));
export const cancel = step(isOpen, to('cancelled'));
export const expire = step(isOpen, to('expired'));

/** † The payment hangs at its processor until `settlesAt`; the order says what it said meanwhile. */
export const stall = (order: Order, settlesAt: number): Order => ({ ...order, settlesAt });
/** A stuck payment comes through. */
export const settle = (order: Order): Outcome =>
  isStuck(order) ? { ...order, status: 'paid', settlesAt: null } : { refused: order.status };

/** † What `otherAmount` says instead: one hundredth less, or two where there is one. */
export const reported = ({ amountCents, modes }: Order): number =>
  !modes.includes('otherAmount') ? amountCents : amountCents === 1 ? 2 : amountCents - 1;
