import type { Once } from './once.ts';

/**
 * At most `max` tries at one time, first come first served. Waiting counts against the request's deadline; what is given
 * up while it waits was provably not sent.
 */
export const limitingInFlight = (once: Once, max: number): Once => {
  const waiting = new Set<() => void>();
  let busy = 0;

  /** Whether a place was got; `false` when the signal aborted first. */
  const place = (signal: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve(false);
      if (busy < max) {
        busy += 1;
        return resolve(true);
      }
      const take = () => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = () => {
        waiting.delete(take);
        resolve(false);
      };
      waiting.add(take);
      signal.addEventListener('abort', leave, { once: true });
    });

  /** Hands the place to whoever waits longest, so that nobody who comes now overtakes them. */
  const leavePlace = () => {
    const [next] = waiting;
    if (!next) {
      busy -= 1;
      return;
    }
    waiting.delete(next);
    next();
  };

  return async (prepared, deadline) => {
    if (!(await place(deadline.signal)))
      return { is: 'not-sent', why: deadline.why() === 'deadline' ? 'queued' : 'aborted', code: null };
    try {
      return await once(prepared, deadline);
    } finally {
      leavePlace();
    }
  };
};
