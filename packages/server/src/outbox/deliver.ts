import type { Context } from '../checkout/context.ts';
import { orderOf } from '../orders/order.ts';
import type { Claim } from '../store/index.ts';

const MAX_TRIES = 12;
const HOUR = 3_600_000;

/** Full jitter: 0 … 1 s, 2 s, 4 s, … an hour. */
const backoff = ({ random }: Pick<Context, 'random'>, tries: number): number => {
  const [a = 0, b = 0] = random(2);
  return Math.floor(((a * 256 + b) / 65_536) * Math.min(HOUR, 1_000 * 2 ** tries));
};

/** Hands one notice to the merchant's handler. A handler that throws is tried again; after twelve times it is parked. */
export const deliver = async (context: Context, claim: Claim<'outbox'>): Promise<void> => {
  const { key, kind, session, at } = claim.item;
  try {
    await context.on[kind]?.(orderOf(session, context.accounts), { key, kind, version: session.version, at });
    await context.store.settle(claim, 'done');
  } catch (error) {
    const isLast = claim.tries + 1 >= MAX_TRIES;
    context.log('error', isLast ? 'notice.parked' : 'notice.failed', {
      key,
      kind,
      tries: claim.tries + 1,
      error: error instanceof Error ? error.name : typeof error,
    });
    const retryAt = new Date(context.clock.now() + backoff(context, claim.tries)).toISOString();
    await context.store.settle(claim, isLast ? 'parked' : { retryAt });
  }
};
