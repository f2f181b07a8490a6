import type { Context } from 'hono';
import { type Answered, rateLimit, type RateLimit, withFault } from '../call/index.ts';
import type { Operation } from '../fault/index.ts';
import type { Bound, Parts } from '../parts.ts';
import { type Host, openDoor, type Seller } from './credentials.ts';
import { rateLimited, saysOf } from './says.ts';

const MINUTE = 60_000;

/** One authenticated call. */
export interface Call {
  readonly c: Context<Bound>;
  readonly seller: Seller;
  /** As it came, and as it was signed. */
  readonly body: Uint8Array;
  /** Where a create waits before it stores anything; it answers whether to go on. */
  readonly during: () => Promise<boolean>;
}
export type Handler = (call: Call) => Answered | Promise<Answered>;

const perMinuteOf = (seller: Seller, host: Host): number => seller.perMinute ?? (host === 'live' ? 1000 : 100);

/** Lets a call through to its handler: signature (§14.1–4), limit per key (§14.16), planned faults (§14.21). */
export const openGuard = (parts: Parts) => {
  const { clock, config } = parts;
  const door = openDoor(config.merchants, clock.wall.now);
  const limits = new Map<string, RateLimit>();
  const limitOf = (seller: Seller, most: number): RateLimit => {
    const limit = limits.get(seller.id) ?? rateLimit(most, MINUTE, clock.now);
    limits.set(seller.id, limit);
    return limit;
  };

  const guarded = (on: Operation, host: Host, handler: Handler) => async (c: Context<Bound>) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const judged = await door.judge(c.req.raw.headers, body, host);
    if ('refusal' in judged) return c.json(judged.refusal[1], judged.refusal[0]);
    const { seller } = judged;
    const most = perMinuteOf(seller, host);
    const wait = limitOf(seller, most).take(seller.apiKey);
    if (wait > 0) return c.json(rateLimited(most, wait, clock.now()), 429);
    const says = (status: number, retryAfter = 1): object =>
      status === 429 ? rateLimited(most, retryAfter, clock.now()) : saysOf(status);
    const caller = { gateway: 'one2pays', merchant: seller.id, says };
    return withFault(c, parts, on, caller, (during) => handler({ c, seller, body, during }));
  };

  return {
    guarded,
    /** Nothing was called yet. */
    clear: () => limits.clear(),
  };
};
export type Guarded = ReturnType<typeof openGuard>['guarded'];
