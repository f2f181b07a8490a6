import type { Clock } from '@tillkit/core/clock';

/** The sandbox's clock: the wall's time, plus what it was advanced by. Governs expiry, retries and what objects say. */
export interface VirtualClock extends Clock {
  /** The real time underneath. Webhook signatures are stamped with it. */
  readonly wall: Clock;
  /** How far this clock runs ahead of the wall, in milliseconds. */
  readonly ahead: number;
  /** Moves time forward, waking each due sleeper at its own moment and letting what it does run before the next. */
  advance(ms: number): Promise<void>;
  /** Back to the wall's time. Sleepers wait for what was left to them. */
  reset(): void;
}

interface Sleeper {
  at: number;
  wake(): void;
  arm(): void;
}

/** One turn of the macrotask queue; microtasks and streams are flushed on the way. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });

const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 5; turns += 1) await turn();
};

/** @param ahead milliseconds it starts ahead of the wall, from a snapshot */
export const virtualClock = (wall: Clock, ahead = 0): VirtualClock => {
  const sleepers = new Set<Sleeper>();
  const now = (): number => wall.now() + ahead;

  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      let real = new AbortController();
      const end = (): void => {
        sleepers.delete(sleeper);
        real.abort();
        signal?.removeEventListener('abort', stop);
      };
      const stop = (): void => {
        end();
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        at: now() + Math.max(0, ms),
        wake: () => {
          end();
          resolve();
        },
        arm: () => {
          real.abort();
          const mine = (real = new AbortController());
          wall.sleep(Math.max(0, sleeper.at - now()), mine.signal).then(sleeper.wake, () => {});
        },
      };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', stop, { once: true });
      sleeper.arm();
    });

  const earliest = (until: number): Sleeper | undefined =>
    [...sleepers].filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    wall,
    now,
    sleep,
    get ahead() {
      return ahead;
    },
    advance: async (ms) => {
      await settle();
      const until = now() + ms;
      for (let next = earliest(until); next; next = earliest(until)) {
        ahead += Math.max(0, next.at - now());
        next.wake();
        await settle();
      }
      ahead += Math.max(0, until - now());
      for (const sleeper of sleepers) sleeper.arm();
      await settle();
    },
    reset: () => {
      for (const sleeper of sleepers) sleeper.at -= ahead;
      ahead = 0;
      for (const sleeper of sleepers) sleeper.arm();
    },
  };
};
