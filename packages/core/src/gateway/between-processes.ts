import type { Clock } from '../clock/index.ts';
import { draw, type Rate } from './bucket.ts';

/** What all processes of one checkout share about one account. Names are the account's own; values are kept sealed. */
export interface Shared {
  /** Draws one from a token bucket. Milliseconds to wait; 0 when taken, and only then is anything taken. */
  take(bucket: string, rate: Rate): Promise<number>;
  /** The value under a name, `null` where there is none or it has died. */
  get(name: string): Promise<string | null>;
  /** Compare-and-set of a value that dies after `ttlMs`; `null` stands for "not there". False: it is another by now. */
  swap(name: string, old: string | null, value: string | null, ttlMs: number): Promise<boolean>;
}

/** The same where nobody shares: in this process's memory, for as long as whoever made it keeps it. */
export const ownShared = (clock: Pick<Clock, 'now'>): Shared => {
  const buckets = new Map<string, number>();
  const values = new Map<string, { readonly value: string; readonly until: number }>();
  const current = (name: string): string | null => {
    const held = values.get(name);
    return held && held.until > clock.now() ? held.value : null;
  };
  return {
    take: async (bucket, rate) => {
      const { wait, fullAt } = draw(buckets.get(bucket) ?? null, clock.now(), rate, 1);
      if (wait === 0) buckets.set(bucket, fullAt);
      return wait;
    },
    get: async (name) => current(name),
    swap: async (name, old, value, ttlMs) => {
      if (current(name) !== old) return false;
      if (value === null) values.delete(name);
      else values.set(name, { value, until: clock.now() + ttlMs });
      return true;
    },
  };
};
