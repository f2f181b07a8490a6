import type { Clock, Log } from '@tillkit/core/clock';
import type { Once } from './once.ts';
import type { Sent } from './sent.ts';

/** So many failures one after another, and it rests. More than one call's tries: one bad request is no outage. */
const FAILURES = 10;
const REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

/** The gateway is in trouble. A 429 is not: it is there, and says when to come back. Nor is a caller who gave up. */
const isFailure = (sent: Sent): boolean => {
  if (sent.is === 'answer') return sent.status >= 500;
  if (sent.is === 'not-sent') return sent.why === 'unreachable';
  return sent.is === 'unknown' && (sent.why === 'deadline' || sent.why === 'broken');
};

/** Says something of the gateway: it answered, or should have. */
const isNews = (sent: Sent): boolean => sent.is !== 'not-sent' || sent.why === 'unreachable';

export interface BreakerOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly account: string;
}

const breaker = ({ clock, log, account }: BreakerOptions, kind: 'reads' | 'changes') => {
  let failed = 0;
  let rest = REST_MS;
  let until: number | null = null;
  let isProbing = false;

  return {
    /** Half open: after its rest one try goes through, and decides. */
    lets: (): boolean => {
      if (until === null) return true;
      if (isProbing || clock.now() < until) return false;
      isProbing = true;
      return true;
    },
    learn: (sent: Sent): void => {
      isProbing = false;
      if (!isNews(sent)) return;
      if (!isFailure(sent)) {
        [failed, rest, until] = [0, REST_MS, null];
        return;
      }
      failed += 1;
      if (failed < FAILURES) return;
      if (until !== null) rest = Math.min(rest * 2, LONGEST_REST_MS);
      until = clock.now() + rest;
      log('warn', 'gateway.breaker', { account, kind, rest });
    },
  };
};

/**
 * Gives an account that fails again and again time to recover. Reads and changes have one each: failing creates never
 * stop the reads that tell what became of them.
 */
export const breaking = (once: Once, options: BreakerOptions): Once => {
  const breakers = { reads: breaker(options, 'reads'), changes: breaker(options, 'changes') };
  return async (prepared, deadline) => {
    const { lets, learn } = prepared.reads ? breakers.reads : breakers.changes;
    if (!lets()) return { is: 'not-sent', why: 'resting', code: null };
    // What throws (headers that cannot be made) is no news of the gateway either.
    let sent: Sent = { is: 'not-sent', why: 'aborted', code: null };
    try {
      sent = await once(prepared, deadline);
      return sent;
    } finally {
      learn(sent);
    }
  };
};
