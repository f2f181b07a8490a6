import type { Clock } from './clock.ts';

interface Sleeper {
  at: number;
  wake(): void;
}

/** A clock that stands still until it is advanced. Sleepers wake in the order they are due. */
export interface ManualClock extends Clock {
  /** Moves time forward, waking each due sleeper at its own moment and letting what it does run before the next. */
  advance(ms: number): Promise<void>;
  /** How many sleepers wait: a test can see that something is waiting before it moves time. */
  readonly sleeping: number;
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });

/** Node has four threads for WebCrypto: a digest on each ends after what was queued there before. */
const drainThreads = (): Promise<unknown> =>
  Promise.all([1, 2, 3, 4].map(() => crypto.subtle.digest('SHA-256', new Uint8Array(1))));

/**
 * Lets everything already queued run: several turns of the macrotask queue, which also flush microtasks and streams,
 * and of the threads on which WebCrypto signs and derives keys. Sockets and files it cannot wait for.
 */
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 5; turns += 1) {
    await turn();
    await drainThreads();
  }
};

/** @param start milliseconds since the epoch, or an ISO string */
export const manualClock = (start: number | string = '2026-11-21T09:00:00.000Z'): ManualClock => {
  let now = new Date(start).getTime();
  const sleepers = new Set<Sleeper>();

  const earliest = (until: number): Sleeper | undefined =>
    [...sleepers].filter((s) => s.at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper: Sleeper = {
          at: now + Math.max(0, ms),
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        const stop = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', stop, { once: true });
      }),
    advance: async (ms) => {
      const until = now + ms;
      await settle();
      for (let next = earliest(until); next; next = earliest(until)) {
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = until;
      await settle();
    },
    get sleeping() {
      return sleepers.size;
    },
  };
};
