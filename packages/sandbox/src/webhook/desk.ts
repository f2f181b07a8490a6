import { isoNow, type Ports } from '@tillkit/core/clock';
import type { VirtualClock } from '../clock/index.ts';
import {
  afterAttempt,
  replayed,
  type Delivery,
  type DeliveryAttempt,
  type Envelope,
  type Schedule,
} from './delivery.ts';

/** How one gateway sends webhooks. */
export interface Sender extends Schedule {
  /** Milliseconds an attempt may take, on the wall's clock. */
  readonly timeout: number;
  /** Whether every attempt is sealed anew, not only every round. */
  readonly signsEachAttempt?: boolean;
  /** Signs a round. Null when the merchant no longer has an address. */
  seal(delivery: Delivery): Promise<Envelope | null>;
}

/** Where webhooks wait, are sent, retried and replayed. */
export interface WebhookDesk {
  post(delivery: Omit<Delivery, 'id' | 'createdAt' | 'tries' | 'envelope' | 'attempts'>): Delivery;
  list(): readonly Delivery[];
  /** `busy`: an attempt is to come anyway; `spent`: the gateway's number of attempts is used up. */
  replay(id: string): Delivery | 'unknown' | 'busy' | 'spent';
  /** Takes up what a snapshot left pending. */
  resume(): void;
  clear(): void;
  stop(): void;
}

interface DeskParts {
  readonly clock: VirtualClock;
  readonly ports: Ports;
  readonly sender: (gateway: string) => Sender;
  readonly changed: () => void;
  readonly kept: readonly Delivery[];
}

/** The desk's way to one merchant: a 3xx is an answer, not a way on (dossier §11). */
const send = async (envelope: Envelope, timeout: number, { clock, fetch }: Ports, stop: AbortSignal) => {
  const late = new AbortController();
  const done = new AbortController();
  const signal = AbortSignal.any([late.signal, stop]);
  const { url, headers, body } = envelope;
  clock.sleep(timeout, done.signal).then(
    () => late.abort(),
    () => {},
  );
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    return { status: response.type === 'opaqueredirect' ? 302 : response.status, error: null };
  } catch {
    return { status: null, error: late.signal.aborted ? 'timeout' : 'unreachable' } as const;
  } finally {
    done.abort();
  }
};

export const webhookDesk = ({ clock, ports, sender, changed, kept }: DeskParts): WebhookDesk => {
  const deliveries = new Map(kept.map((one) => [one.id, one]));
  let running = new AbortController();
  let count = deliveries.size;

  const keep = (delivery: Delivery): Delivery => {
    deliveries.set(delivery.id, delivery);
    changed();
    return delivery;
  };

  const attempt = async (delivery: Delivery, stop: AbortSignal): Promise<void> => {
    const how = sender(delivery.gateway);
    const kept = how.signsEachAttempt === true ? null : delivery.envelope;
    const envelope = kept ?? (await how.seal(delivery));
    if (envelope === null) return void keep({ ...delivery, state: 'withheld' });
    const outcome = await send(envelope, how.timeout, ports, stop);
    if (stop.aborted) return;
    const at = isoNow(clock);
    const made: DeliveryAttempt = { at, ...outcome, headers: envelope.headers };
    const next = keep(afterAttempt({ ...delivery, envelope }, made, clock.now(), how));
    ports.log(next.state === 'delivered' ? 'info' : 'warn', 'webhook', { id: next.id, order: next.order, ...outcome });
  };

  const run = async (id: string): Promise<void> => {
    const stop = running.signal;
    for (let one = deliveries.get(id); one?.state === 'pending' && !stop.aborted; one = deliveries.get(id)) {
      await clock.sleep(one.dueAt - clock.now(), stop);
      await attempt(one, stop);
    }
  };
  /** A run ends by itself, or with the desk. */
  const start = (id: string): void => void run(id).catch(() => {});

  return {
    post: (given) => {
      count += 1;
      const createdAt = isoNow(clock);
      const delivery = keep({ ...given, id: `wh_${count}`, createdAt, tries: 0, envelope: null, attempts: [] });
      start(delivery.id);
      return delivery;
    },
    list: () => [...deliveries.values()],
    replay: (id) => {
      const delivery = deliveries.get(id);
      if (!delivery) return 'unknown';
      const next = replayed(delivery, clock.now(), sender(delivery.gateway));
      if (!next) return delivery.state === 'pending' ? 'busy' : 'spent';
      keep(next);
      start(id);
      return next;
    },
    resume: () => {
      for (const id of deliveries.keys()) start(id);
    },
    clear: () => {
      running.abort();
      running = new AbortController();
      deliveries.clear();
      count = 0;
      changed();
    },
    stop: () => running.abort(),
  };
};
