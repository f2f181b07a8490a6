import type { Context } from 'hono';
import { type Answered, flightLimit, rateLimit, withFault } from '../call/index.ts';
import type { Operation } from '../fault/index.ts';
import type { Bound, Parts } from '../parts.ts';
import { type Accepts, openDoor, type Seller } from './credentials.ts';
import { rateLimited, saysOf } from './says.ts';

const MINUTE = 60_000;

/** `during`: where a create waits before it stores anything; it answers whether to go on. */
export type Handler = (
  c: Context<Bound>,
  seller: Seller,
  during: () => Promise<boolean>,
) => Answered | Promise<Answered>;

/** Lets a call through to its handler: credentials (§12.2), limits per key (§12.11), planned faults (§12.12). */
export const openGuard = (parts: Parts) => {
  const { clock, config } = parts;
  const door = openDoor(config.merchants, config.onecheckout?.missingToken ?? 'seed');
  const limits = new Map<string, { readonly rate: ReturnType<typeof rateLimit>; readonly flight: ReturnType<typeof flightLimit> }>(); // prettier-ignore
  const limitsOf = (seller: Seller) => {
    const { perMinute = 1000, inFlight = 10 } = seller.limits ?? {};
    const found = limits.get(seller.id) ?? {
      rate: rateLimit(perMinute, MINUTE, clock.now),
      flight: flightLimit(inFlight),
    };
    limits.set(seller.id, found);
    return found;
  };

  const tooMany = (c: Context<Bound>, { rateLimitBody }: Seller): Response =>
    rateLimitBody === 'none' ? c.text('', 429) : c.json(rateLimited, 429);

  const guarded = (on: Operation, accepts: Accepts, handler: Handler) => async (c: Context<Bound>) => {
    const judged = door.judge(c.req.raw.headers, accepts);
    if ('refusal' in judged) return c.json(judged.refusal[1], judged.refusal[0]);
    const { seller, key } = judged;
    const { rate, flight } = limitsOf(seller);
    if (rate.take(key) > 0) return tooMany(c, seller);
    const land = flight.take(key);
    if (!land) return tooMany(c, seller);
    const caller = { gateway: 'onecheckout', merchant: seller.id, says: saysOf };
    try {
      return await withFault(c, parts, on, caller, (during) => handler(c, seller, during));
    } finally {
      land();
    }
  };

  return {
    guarded,
    /** Nothing was called yet. */
    clear: () => limits.clear(),
  };
};
export type Guarded = ReturnType<typeof openGuard>['guarded'];
