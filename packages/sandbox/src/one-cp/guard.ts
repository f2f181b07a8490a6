import type { Context } from 'hono';
import { type Answered, rateLimit, withFault } from '../call/index.ts';
import type { Operation } from '../fault/index.ts';
import type { Bound, Parts } from '../parts.ts';
import { forbidden, saysOf, tooMany, unauthorized } from './says.ts';
import { openDoor, type Widget } from './widgets.ts';

const MINUTE = 60_000;

/** `during`: where an initialize waits before it stores anything; it answers whether to go on. */
export type Handler = (
  c: Context<Bound>,
  widget: Widget,
  during: () => Promise<boolean>,
) => Answered | Promise<Answered>;

/** Lets a call through to its handler: credentials and permission (§12.2), limits (§12.15), planned faults. */
export const openGuard = (parts: Parts) => {
  const { clock, config } = parts;
  const door = openDoor(config.merchants);
  const limits = new Map<string, ReturnType<typeof rateLimit>>();

  /** Seconds until a call may pass, 0 for now. */
  const waitOf = ({ merchant, rateLimited }: Widget): number => {
    if (rateLimited === undefined) return 0;
    if (rateLimited === 0) return MINUTE / 1000;
    const limit = limits.get(merchant) ?? rateLimit(rateLimited, MINUTE, clock.now);
    limits.set(merchant, limit);
    return limit.take(merchant);
  };

  const answer = (c: Context<Bound>, [status, body]: Answered): Response => c.json(body, status);
  const judged = async (c: Context<Bound>, on: Operation, handler: Handler): Promise<Response> => {
    const { widget, proved } = door.judge(c.req.header('authorization') ?? null);
    if (!widget || !proved) return answer(c, unauthorized);
    if (widget.forbidden === true) return answer(c, forbidden);
    const wait = waitOf(widget);
    if (wait > 0) {
      c.header('retry-after', String(wait));
      return answer(c, tooMany);
    }
    const caller = { gateway: 'one-cp', merchant: widget.merchant, says: saysOf };
    return withFault(c, parts, on, caller, (during) => handler(c, widget, during));
  };

  /** † A merchant without `errorBody` is told a status alone; a fault's HTML stays. */
  const bare = (c: Context<Bound>, response: Response): Response => {
    const { widget } = door.judge(c.req.header('authorization') ?? null);
    if (widget?.errorBody !== false || response.status < 400) return response;
    if (!response.headers.get('content-type')?.includes('json')) return response;
    const wait = response.headers.get('retry-after');
    return new Response(null, { status: response.status, headers: wait === null ? {} : { 'retry-after': wait } });
  };

  return {
    guarded: (on: Operation, handler: Handler) => async (c: Context<Bound>) => bare(c, await judged(c, on, handler)),
    /** Nothing was called yet. */
    clear: () => limits.clear(),
  };
};
export type Guarded = ReturnType<typeof openGuard>['guarded'];
