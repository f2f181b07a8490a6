import { systemClock, type Clock } from '@tillkit/core/clock';

/** The real clock, and as far ahead of it as it was told to be. */
export interface ClockAhead extends Clock {
  advance(ms: number): void;
}

export const clockAhead = (): ClockAhead => {
  let ahead = 0;
  return { ...systemClock, now: () => systemClock.now() + ahead, advance: (ms) => void (ahead += ms) };
};
