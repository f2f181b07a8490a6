import type { Clock } from '@tillkit/core/clock';
import { Problem } from '@tillkit/core/problem';

interface Bucket {
  tokens: number;
  at: number;
}

const MAX_CLIENTS = 10_000;

/** One token bucket per client, in this process: it keeps one client from starving the others, not a crowd out. */
export interface RateLimit {
  /** @throws Problem `rate_limited` */
  take(client: string | undefined): void;
}

/** @param perMinute what one client may ask; `Infinity` for no limit */
export const createRateLimit = (clock: Clock, perMinute: number): RateLimit => {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;

  return {
    take: (client) => {
      // Without the platform's word on who asks there is nothing to tell clients apart by: headers can be forged.
      if (client === undefined || perMinute === Infinity) return;
      const now = clock.now();
      const former = buckets.get(client) ?? { tokens: perMinute, at: now };
      const tokens = Math.min(perMinute, former.tokens + (now - former.at) * perMs);
      if (tokens < 1) throw new Problem('rate_limited', { retryAfter: Math.ceil((1 - tokens) / perMs / 1_000) });
      buckets.delete(client);
      buckets.set(client, { tokens: tokens - 1, at: now });
      const [oldest] = buckets.keys();
      if (buckets.size > MAX_CLIENTS && oldest !== undefined) buckets.delete(oldest);
    },
  };
};
