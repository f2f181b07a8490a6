import type { Clock } from '@tillkit/core/clock';

/**
 * Calls `fn` at once, and then, however often it is asked for, once every `ms` milliseconds at most: what a page we do not
 * know can make us do must not become a flood.
 */
export const atMost = (ms: number, fn: () => void, clock: Clock, signal: AbortSignal): (() => void) => {
  let isResting = false;
  let isDue = false;

  const call = (): void => {
    if (isResting) {
      isDue = true;
      return;
    }
    isResting = true;
    isDue = false;
    fn();
    clock.sleep(ms, signal).then(rested, () => {});
  };
  const rested = (): void => {
    isResting = false;
    if (isDue) call();
  };
  return call;
};
