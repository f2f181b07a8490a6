import { openAlarms } from '../clock/index.ts';
import { WEBHOOK_MODES } from '../fault/index.ts';
import type { Choices, Parts } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { LATE, postCopies } from '../webhook/index.ts';
import type { Accounts } from './accounts.ts';
import type { Book } from './book.ts';
import { ulid } from './names.ts';
import {
  cancel,
  create,
  expire,
  fail,
  isLapsed,
  isPayable,
  isStuck,
  open,
  type Order,
  pay,
  payLate,
  settle,
  stall,
  type Wanted,
} from './order.ts';
import { orderWire } from './wire.ts';

const MINUTE = 60_000;
/** † Minutes an unpaid order lives (§5.6). */
const LIFE = 30;

/** What happens to an order: the pure machine's steps, kept in the book, with the callback of a payment (§7). */
export interface Acts {
  create(wanted: Wanted, merchant: string, base: string): Order;
  /** † The buyer looks at the page. */
  open(order: Order): Order;
  /** The buyer pays; a `stuck` one stays open for a while, a `forged` one is called back as paid and is not. */
  pay(order: Order, faults: Choices['faults']): Order | Refused;
  fail(order: Order): Order | Refused;
  cancel(order: Order): Order | Refused;
  expire(order: Order): Order | Refused;
  /** A stuck payment comes through now, or the money of a lapsed order after all (§13.18). */
  reconcile(order: Order): Order | Refused;
  /** Waits for a stuck payment, and for the end of an unpaid order's life. */
  watch(order: Order): void;
  restart(): void;
  stop(): void;
}

export const openActs = (parts: Parts, book: Book, accounts: Accounts): Acts => {
  const { clock, faults, ports } = parts;
  const alarms = openAlarms(clock);
  const keep = (next: Order | Refused): Order | Refused => (isRefused(next) ? next : book.put(next));

  /** The bare order, unsigned (§7). A `forged` one says paid of what is not (§13.17). */
  const announce = (order: Order): void => {
    const account = accounts.of(order.merchant);
    if (!account || (order.webhookUrl === null && !account.webhook)) return;
    const { id, merchant, modes } = order;
    const payload = JSON.stringify(orderWire({ ...order, status: 'paid' }, account, order.base));
    const to = order.webhookUrl === null ? {} : { to: order.webhookUrl };
    postCopies(parts, { gateway: 'oneverse', merchant, order: id, ...to, payload, modes });
  };
  const paid = (next: Order | Refused): Order | Refused => {
    const kept = keep(next);
    if (!isRefused(kept)) announce(kept);
    return kept;
  };

  const chosen = (order: Order, given: Choices['faults']): Order => {
    const planned = faults.takeWebhook({ gateway: 'oneverse', merchant: order.merchant });
    return { ...order, modes: WEBHOOK_MODES.filter((mode) => given?.includes(mode) || planned.includes(mode)) };
  };

  /** What has fallen due of an order. */
  const due = (id: string): void => {
    const order = book.find(id);
    if (!order) return;
    if (order.settlesAt !== null && order.settlesAt <= clock.now()) paid(settle(order));
    else if (order.expiresAt <= clock.now()) keep(expire(order));
  };
  const watch = (order: Order): void => {
    const { id, status, settlesAt, expiresAt } = order;
    if (settlesAt !== null) alarms.set(`settle ${id}`, settlesAt, () => due(id));
    else if (status === 'created' || status === 'pending') alarms.set(`expire ${id}`, expiresAt, () => due(id));
  };

  return {
    create: (wanted, merchant, base) => {
      const account = accounts.of(merchant);
      const status = account?.profile === 'payment-api' ? 'pending' : 'created';
      const id = ulid(clock.now(), ports.random);
      const order = create(
        wanted,
        { merchant, id, base, status },
        clock.now(),
        (account?.expiryMinutes ?? LIFE) * MINUTE,
      );
      watch(book.put(order));
      return order;
    },
    open: (order) => {
      const next = keep(open(order));
      return isRefused(next) ? order : next;
    },
    pay: (order, given) => {
      const late = accounts.of(order.merchant)?.latePayment === true;
      // What cannot be paid uses up no planned fault.
      if (!isPayable(order, late)) return isStuck(order) ? pay(order) : { refused: order.status };
      const ready = chosen(order, given);
      if (ready.modes.includes('forged')) {
        announce(ready);
        return order;
      }
      if (given?.includes('stuck') !== true) return paid(isLapsed(ready) ? payLate(ready) : pay(ready));
      const stuck = book.put(stall(ready, clock.now() + LATE));
      watch(stuck);
      return stuck;
    },
    fail: (order) => keep(fail(order)),
    cancel: (order) => keep(cancel(order)),
    expire: (order) => keep(expire(order)),
    reconcile: (order) => paid(isStuck(order) ? settle(order) : payLate(order)),
    watch,
    restart: alarms.clear,
    stop: alarms.stop,
  };
};
