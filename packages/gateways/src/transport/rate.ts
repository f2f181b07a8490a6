import type { Clock } from '@tillkit/core/clock';
import type { Rate, Shared } from '@tillkit/core/gateway';
import type { Once } from './once.ts';

/**
 * A bucket that never gives more than `perMinute` in any one minute, however the API draws its windows: a sixth at once,
 * the rest over the minute.
 */
const within = (perMinute: number): Rate => {
  const burst = Math.max(1, Math.floor(perMinute / 6));
  return { perMinute: Math.max(1, perMinute - burst), burst };
};

export interface RateOptions {
  /** What the API allows the account. */
  readonly perMinute: number;
  readonly shared: Shared;
  readonly clock: Clock;
}

/**
 * Keeps an account within its documented rate. Reads take at most half, so that badges that ask again and again never
 * keep a payment waiting. Waiting counts against the request's deadline; what is given up while it waits was provably
 * not sent.
 */
export const limitingRate = (once: Once, { perMinute, shared, clock }: RateOptions): Once => {
  const rates = { all: within(perMinute), reads: within(Math.max(2, Math.floor(perMinute / 2))) };

  /** Whether it was this try's turn before the deadline. */
  const turn = async (bucket: 'all' | 'reads', signal: AbortSignal, left: () => number): Promise<boolean> => {
    for (;;) {
      // A store that does not answer gives no turn: without it nobody knows what the other processes send.
      const wait = await shared.take(`rate:${bucket}`, rates[bucket]).catch(() => Infinity);
      if (wait === 0) return true;
      if (wait >= left()) return false;
      const slept = await clock.sleep(wait, signal).then(
        () => true,
        () => false,
      );
      if (!slept) return false;
    }
  };

  return async (prepared, deadline) => {
    const buckets = prepared.reads ? (['reads', 'all'] as const) : (['all'] as const);
    for (const bucket of buckets)
      if (!(await turn(bucket, deadline.signal, deadline.left)))
        return { is: 'not-sent', why: deadline.why() === 'aborted' ? 'aborted' : 'queued', code: null };
    return once(prepared, deadline);
  };
};
