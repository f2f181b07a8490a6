import type { Ports, Random } from '@tillkit/core/clock';
import type { Deadline } from './deadline.ts';
import type { Once, Prepared } from './once.ts';
import type { Sent } from './sent.ts';

const BASE_MS = 200;
const CAP_MS = 2_000;

/** Full jitter: anywhere between nothing and the doubled step, so that clients that failed together do not return together. */
const jitter = (random: Random, tries: number): number => {
  const [a = 0, b = 0, c = 0, d = 0] = random(4);
  const fraction = (((a * 256 + b) * 256 + c) * 256 + d) / 2 ** 32;
  return Math.floor(fraction * Math.min(CAP_MS, BASE_MS * 2 ** (tries - 1)));
};

const PASSING = [429, 502, 503, 504];

const mayRepeat = (sent: Sent, keyed: boolean, read: boolean): boolean => {
  if (sent.is === 'not-sent') return sent.why === 'unreachable';
  if (!keyed) return false;
  if (sent.is === 'answer') return PASSING.includes(sent.status) || (read && sent.status === 500);
  return sent.is === 'unknown' && sent.why === 'broken';
};

/** Whether this try may have acted although we go on to the next. A 429 says it did not. */
const leavesDoubt = (sent: Sent): boolean => sent.is === 'unknown' || (sent.is === 'answer' && sent.status >= 500);

const withDoubt = (sent: Sent, doubt: boolean): Sent => {
  if (!doubt || sent.is === 'unknown') return sent;
  if (sent.is === 'not-sent') return { is: 'unknown', why: 'broken', status: null };
  return { ...sent, doubt: true };
};

export interface RetryOptions {
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log'>;
  readonly account: string;
  readonly tries: number;
}

/**
 * Repeats what is provably not sent, or keyed, until it answers, the tries are used up or the deadline leaves no room
 * for the wait. The outcome keeps in mind what the earlier tries may have done.
 */
export const retrying =
  (once: Once, { ports, account, tries }: RetryOptions) =>
  async (prepared: Prepared, deadline: Deadline, keyed: boolean): Promise<Sent> => {
    const read = prepared.reads;
    let doubt = false;
    for (let tried = 1; ; tried += 1) {
      const sent = await once(prepared, deadline);
      if (tried >= tries || !mayRepeat(sent, keyed || read, read)) return withDoubt(sent, doubt);
      const wait = Math.max(jitter(ports.random, tried), (sent.is === 'answer' && sent.retryAfter) || 0);
      if (wait >= deadline.left()) return withDoubt(sent, doubt);
      ports.log('info', 'gateway.retry', { account, is: sent.is, status: 'status' in sent ? sent.status : null, wait });
      const slept = await ports.clock.sleep(wait, deadline.signal).then(
        () => true,
        () => false,
      );
      if (!slept) return withDoubt(sent, doubt);
      doubt ||= leavesDoubt(sent);
    }
  };
