import { toHex } from '@tillkit/core/hmac';
import { openAlarms } from '../clock/index.ts';
import type { OnecheckoutMerchant } from '../config/index.ts';
import { WEBHOOK_MODES } from '../fault/index.ts';
import type { Choices, Parts } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { uuidOf } from '../uuid.ts';
import { LATE, postCopies } from '../webhook/index.ts';
import type { Account, AccountRecord } from './account.ts';
import type { Book } from './book.ts';
import { eventOf, type EventType } from './event.ts';
import {
  authorize,
  cancel,
  capture,
  create,
  decline,
  isStuck,
  type Order,
  pay,
  type Payment,
  refund,
  stall,
  type Wanted,
} from './order.ts';

/** † What a failed attempt's event says. */
const DECLINED = 'card_declined';

/** What a merchant is here: its configuration, and its account as it is now. */
export interface Profile {
  readonly seller: OnecheckoutMerchant;
  readonly record: AccountRecord;
  readonly account: Account;
  /** Whether events are sent: they need a switch and an address. */
  readonly sends: boolean;
}

/** What happens to an order: the pure machine's steps, kept in the book, with their events and webhooks (§12.10, §12.14). */
export interface Acts {
  create(wanted: Wanted, merchant: string): Order;
  /** The buyer pays; an order to be captured by hand stops in AWAITING_CAPTURE, a `stuck` one stays OPEN for a while. */
  pay(order: Order, faults: Choices['faults']): Order | Refused;
  authorize(order: Order, faults: Choices['faults']): Order | Refused;
  /** † The attempt fails; the buyer may try again. */
  decline(order: Order): Order | Refused;
  capture(order: Order): Order | Refused;
  cancel(order: Order): Order | Refused;
  refund(order: Order): Order | Refused;
  /** A stuck payment comes through now. */
  reconcile(order: Order): Order | Refused;
  /** Waits for a stuck payment. */
  watch(order: Order): void;
  restart(): void;
  stop(): void;
}

export const openActs = (parts: Parts, book: Book, profileOf: (merchant: string) => Profile | undefined): Acts => {
  const { clock, faults, ports } = parts;
  const alarms = openAlarms(clock);

  /** Sends the event; an order's first one knows no faults yet. */
  const announce = (order: Order, payload: string): void => {
    if (profileOf(order.merchant)?.sends !== true) return;
    const { id, merchant, modes } = order;
    postCopies(parts, { gateway: 'onecheckout', merchant, order: id, payload, modes });
  };

  const keep = (next: Order | Refused, type: EventType, error = ''): Order | Refused => {
    if (isRefused(next)) return next;
    const merchantId = profileOf(next.merchant)?.record.id ?? '';
    const event = eventOf(next, type, { id: uuidOf(ports.random(16)), merchantId }, error, clock.now());
    book.put(next);
    book.addEvent(next.merchant, event);
    announce(next, JSON.stringify(event));
    return next;
  };

  const paymentOf = ({ number }: Order): Payment => ({
    method: 'stripe_hosted',
    gateway: 'STRIPE',
    id: `pi_test_${number}`,
  });
  const chosen = (order: Order, given: Choices['faults']): Order => {
    // What cannot be paid uses up no planned fault.
    if (order.status !== 'OPEN' || isStuck(order)) return order;
    const planned = faults.takeWebhook({ gateway: 'onecheckout', merchant: order.merchant });
    return { ...order, modes: WEBHOOK_MODES.filter((mode) => given?.includes(mode) || planned.includes(mode)) };
  };
  const settle = (order: Order): Order | Refused =>
    order.manualCapture
      ? keep(authorize(order, clock.now(), paymentOf(order)), 'payment_authorized')
      : keep(pay(order, clock.now(), paymentOf(order)), 'payment_succeeded');

  const reconcile = (order: Order): Order | Refused =>
    isStuck(order) ? settle({ ...order, settlesAt: null }) : { refused: order.status };

  const watch = (order: Order): void => {
    if (!isStuck(order)) return;
    alarms.set(`${order.merchant} ${order.id}`, order.settlesAt, () => {
      const now = book.find(order.merchant, order.id);
      if (now) reconcile(now);
    });
  };

  return {
    create: (wanted, merchant) => {
      const last = book.list(merchant).at(-1)?.number;
      const number = last === undefined ? (profileOf(merchant)?.seller.firstOrder ?? 1) : last + 1;
      const order = create(wanted, { merchant, number, token: `ptk_${toHex(ports.random(16))}` }, clock.now());
      keep(order, 'payment_created');
      return order;
    },
    pay: (order, given) => {
      const ready = chosen(order, given);
      if (!given?.includes('stuck')) return settle(ready);
      const stuck = stall(ready, clock.now(), clock.now() + LATE);
      if (isRefused(stuck)) return stuck;
      watch(book.put(stuck));
      return stuck;
    },
    authorize: (order, given) =>
      keep(authorize(chosen(order, given), clock.now(), paymentOf(order)), 'payment_authorized'),
    decline: (order) => keep(decline(order, clock.now()), 'payment_failed', DECLINED),
    capture: (order) => keep(capture(order, clock.now()), 'payment_captured'),
    cancel: (order) => keep(cancel(order, clock.now()), 'payment_cancelled'),
    refund: (order) => keep(refund(order, clock.now()), 'payment_refunded'),
    reconcile,
    watch,
    restart: alarms.clear,
    stop: alarms.stop,
  };
};
