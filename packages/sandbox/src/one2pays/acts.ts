import { toHex } from '@tillkit/core/hmac';
import { openAlarms } from '../clock/index.ts';
import type { One2PaysMerchant } from '../config/index.ts';
import { WEBHOOK_MODES, type WebhookMode } from '../fault/index.ts';
import type { Choices, Parts } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { uuidOf } from '../uuid.ts';
import { LATE } from '../webhook/index.ts';
import type { Announce } from './announce.ts';
import type { Book } from './book.ts';
import { paymentEvent } from './event.ts';
import { cancel, decline, due, expire, hold, pay, type Payment, type Wanted } from './payment.ts';

const MINUTE = 60_000;
/** † How long after `payment.succeeded` a webhook comes that should have come before it. */
const OVERTAKEN = 1000;

type Faults = Choices['faults'];

/** The modes among what was chosen. */
export const modesOf = (faults: Faults, more: readonly WebhookMode[] = []): readonly WebhookMode[] =>
  WEBHOOK_MODES.filter((mode) => faults?.includes(mode) || more.includes(mode));

/** What happens to a payment: the pure machine's steps, kept in the book, with their events and timers. */
export interface Acts {
  /** @param pages where the merchant's buyers find pages, without a slash at its end */
  create(wanted: Wanted, minutes: number, merchant: string, pages: string): Payment;
  /** Scanned, or transferred and found at once; `stuck`: in processing for a while. */
  pay(payment: Payment, faults: Faults): Payment | Refused;
  /** † The buyer says that the transfer was made; it is found some minutes later (§14.18). */
  transfer(payment: Payment, faults: Faults): Payment | Refused;
  decline(payment: Payment, faults: Faults): Payment | Refused;
  cancel(payment: Payment, faults: Faults): Payment | Refused;
  expire(payment: Payment, faults: Faults): Payment | Refused;
  /** What is under way comes through now. */
  reconcile(payment: Payment): Payment | Refused;
  /** Waits for what time does next; does what it did meanwhile. */
  watch(payment: Payment): void;
  restart(): void;
  stop(): void;
}

export const openActs = (
  { clock, faults, ports }: Parts,
  book: Book,
  sellerOf: (merchant: string) => One2PaysMerchant | undefined,
  announce: Announce,
): Acts => {
  const alarms = openAlarms(clock);

  const keep = (payment: Payment): Payment => {
    alarms.set(payment.id, due(payment)?.at ?? null, () => ring(payment.id));
    return book.putPayment(payment);
  };
  const tell = (name: string, payment: Payment, modes: readonly WebhookMode[], wait = 0): void => {
    const seller = sellerOf(payment.merchant);
    if (seller) announce(payment, paymentEvent(`payment.${name}`, payment, seller), modes, wait);
  };

  /** Keeps what ended a payment, and tells of it, broken as chosen before, now, or by a plan. */
  const end = (before: Payment, next: Payment | Refused, name: string, given?: Faults): Payment | Refused => {
    if (isRefused(next)) return next;
    const planned = faults.takeWebhook({ gateway: 'one2pays', merchant: before.merchant });
    const modes = modesOf(given, [...before.modes, ...planned]);
    const told = keep({ ...next, modes });
    if (name === 'succeeded' && sellerOf(told.merchant)?.sendsReceived === true) tell('received', told, modes);
    tell(name, told, modes);
    if (modes.includes('unordered'))
      tell('processing', { ...before, modes, status: 'processing' }, modes.filter((mode) => mode !== 'families'), OVERTAKEN); // prettier-ignore
    return told;
  };

  const settle = (payment: Payment, given?: Faults) => end(payment, pay(payment), 'succeeded', given);
  const lapse = (payment: Payment, given?: Faults) => end(payment, expire(payment), 'expired', given);
  const wait = (payment: Payment, ms: number, given: Faults): Payment | Refused => {
    const held = hold(payment, clock.now() + ms);
    if (isRefused(held)) return held;
    const kept = keep({ ...held, modes: modesOf(given) });
    tell('processing', kept, []);
    return kept;
  };

  const ring = (id: string): void => {
    const payment = book.payment(id);
    const next = payment && due(payment);
    if (!next) return;
    if (next.at > clock.now()) void keep(payment);
    else if (next.step === 'pay') settle(payment);
    else lapse(payment);
  };

  return {
    create: (wanted, minutes, merchant, pages) => {
      const id = uuidOf(ports.random(16));
      const token = `tok_${toHex(ports.random(16))}`;
      const isGuide = sellerOf(merchant)?.idStyle === 'pay';
      const now = clock.now();
      const payment = keep({
        ...wanted,
        merchant,
        id: isGuide ? `pay_${id.replaceAll('-', '')}` : id,
        token,
        pageUrl: `${pages}/en/pay/${token}`,
        status: 'processing',
        createdAt: now,
        expiresAt: now + minutes * MINUTE,
        settlesAt: null,
        declines: 0,
        modes: [],
      });
      tell('created', payment, []);
      return payment;
    },
    pay: (payment, given) => (given?.includes('stuck') ? wait(payment, LATE, given) : settle(payment, given)),
    transfer: (payment, given) =>
      payment.method === 'bank_transfer'
        ? wait(payment, (sellerOf(payment.merchant)?.transferMinutes ?? 5) * MINUTE, given)
        : { refused: `${payment.status}, to be paid by PromptPay` },
    decline: (payment, given) => end(payment, decline(payment), 'failed', given),
    cancel: (payment, given) => end(payment, cancel(payment), 'canceled', given),
    expire: lapse,
    reconcile: (payment) => (payment.settlesAt === null ? { refused: payment.status } : settle(payment)),
    watch: (payment) => ring(payment.id),
    restart: alarms.clear,
    stop: alarms.stop,
  };
};
