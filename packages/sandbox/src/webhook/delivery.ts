import type { WebhookMode } from '../fault/index.ts';

/** What goes over the wire, signed once a round and sent unchanged on its retries. */
export interface Envelope {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface DeliveryAttempt {
  /** ISO, on the virtual clock. */
  readonly at: string;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly error: 'timeout' | 'unreachable' | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** One webhook on its way: plain, so that a snapshot keeps it. */
export interface Delivery {
  readonly id: string;
  readonly gateway: string;
  readonly merchant: string;
  readonly order: string;
  /** Which of the merchant's addresses, where a gateway knows several. */
  readonly to?: string;
  readonly createdAt: string;
  /** The JSON text the gateway meant to say. */
  readonly payload: string;
  readonly modes: readonly WebhookMode[];
  readonly state: 'withheld' | 'pending' | 'delivered' | 'failed';
  /** Virtual milliseconds of the next attempt. */
  readonly dueAt: number;
  /** Attempts already made in this round. */
  readonly tries: number;
  readonly envelope: Envelope | null;
  readonly attempts: readonly DeliveryAttempt[];
}

/** When attempts happen within a round, in milliseconds from the one before: at 0, 1 and 3 s (dossier §11). */
export interface Schedule {
  readonly waits: readonly number[];
  readonly most: number;
  /** Which answers are taken for a receipt. Default: every 2xx. */
  readonly accepts?: (status: number) => boolean;
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Pure: what an attempt makes of a delivery. */
export const afterAttempt = (
  delivery: Delivery,
  attempt: DeliveryAttempt,
  now: number,
  schedule: Schedule,
): Delivery => {
  const attempts = [...delivery.attempts, attempt];
  const tries = delivery.tries + 1;
  const next = { ...delivery, attempts, tries };
  const accepts = schedule.accepts ?? isSuccess;
  if (attempt.status !== null && accepts(attempt.status)) return { ...next, state: 'delivered' };
  const wait = schedule.waits[tries];
  if (wait === undefined || attempts.length >= schedule.most) return { ...next, state: 'failed' };
  return { ...next, dueAt: now + wait };
};

/** Pure: an operator's replay. A new round, signed afresh. Null when the attempts are used up, or one is under way. */
export const replayed = (delivery: Delivery, now: number, schedule: Schedule): Delivery | null =>
  delivery.state === 'pending' || delivery.attempts.length >= schedule.most
    ? null
    : { ...delivery, state: 'pending', dueAt: now, tries: 0, envelope: null };
