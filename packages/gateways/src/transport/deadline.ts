import type { Clock } from '@tillkit/core/clock';

/** The time all tries of one request share. */
export interface Deadline {
  /** Aborts when the time is over or the caller gives up. */
  readonly signal: AbortSignal;
  /** Milliseconds left. */
  left(): number;
  /** Why it is over; `null` while it is not. */
  why(): 'deadline' | 'aborted' | null;
  /** Must be called in the end: a timer that is left behind keeps a process alive. */
  clear(): void;
}

export const startDeadline = (clock: Clock, ms: number, caller?: AbortSignal): Deadline => {
  const over = new AbortController();
  const finished = new AbortController();
  const ends = clock.now() + ms;
  clock.sleep(ms, finished.signal).then(
    () => over.abort(),
    () => undefined,
  );
  return {
    signal: caller ? AbortSignal.any([over.signal, caller]) : over.signal,
    left: () => ends - clock.now(),
    why: () => (over.signal.aborted ? 'deadline' : caller?.aborted ? 'aborted' : null),
    clear: () => finished.abort(),
  };
};

/** Settles with `work`, or rejects at once when `signal` aborts: a fetch that ignores its signal must not hold us. */
export const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
