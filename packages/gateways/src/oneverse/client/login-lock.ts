import type { Clock, Random } from '@tillkit/core/clock';
import type { Shared } from '@tillkit/core/gateway';
import { toHex } from '@tillkit/core/hmac';
import * as z from 'zod/mini';
import type { NoLogin } from './error.ts';

const failedSchema = z.object({
  why: z.enum(['refused', 'not-accepted', 'limited', 'unavailable']),
  status: z.nullable(z.number()),
  detail: z.string(),
  until: z.number(),
});

/** A login that failed, and how long nobody tries again. */
export type Failed = Omit<NoLogin, 'kind' | 'retryAfter'> & { readonly why: Exclude<NoLogin['why'], 'busy'> };

const FAILED = 'failed ';

export interface LoginLock {
  /** The owner's mark, `null` where another has it. It dies after `ttlMs`, so that a crash holds nobody up for long. */
  take(ttlMs: number): Promise<string | null>;
  release(owner: string): Promise<void>;
  /** Leaves word of a failure in the lock's place, so that no process logs in for a while. */
  rest(owner: string | null, failed: Failed, ms: number): Promise<void>;
  /** Why nobody may log in now; `null` when somebody may, or is at it. */
  resting(): Promise<NoLogin | null>;
}

/** One login at a time among all that share. */
export const loginLock = (
  { shared, clock, random }: { readonly shared: Shared; readonly clock: Pick<Clock, 'now'>; readonly random: Random },
  name: string,
): LoginLock => ({
  take: async (ttlMs) => {
    const owner = toHex(random(16));
    return (await shared.swap(name, null, owner, ttlMs)) ? owner : null;
  },
  release: async (owner) => {
    await shared.swap(name, owner, null, 0);
  },
  rest: async (owner, failed, ms) => {
    await shared.swap(name, owner, FAILED + JSON.stringify({ ...failed, until: clock.now() + ms }), ms);
  },
  resting: async () => {
    const found = (await shared.get(name)) ?? '';
    if (!found.startsWith(FAILED)) return null;
    const { until, ...failed } = failedSchema.parse(JSON.parse(found.slice(FAILED.length)));
    return { kind: 'no-login', ...failed, retryAfter: Math.max(0, until - clock.now()) };
  },
});
