import type { Clock } from '@tillkit/core/clock';

/** A clock that differs by less says nothing: `Date` counts whole seconds, and answers take time. */
const NOTICED_MS = 5_000;

export interface Timestamps {
  /** Milliseconds since the epoch, in digits. */
  next(): string;
  /** Milliseconds added to the clock now. */
  skew(): number;
  /** Sets the clock by an answer's `Date`. Whether it was off. */
  correct(date: string | null): boolean;
}

/**
 * The time requests are signed at. Each is used once: path and query are not signed, so a captured signature of a request
 * without body would do for any other of the same moment (dossier §2).
 */
export const timestamps = (clock: Clock, skewMs: number): Timestamps => {
  let skew = skewMs;
  let last = 0;
  return {
    next: () => {
      last = Math.max(clock.now() + skew, last + 1);
      return String(last);
    },
    skew: () => skew,
    correct: (date) => {
      const off = Date.parse(date ?? '') - (clock.now() + skew);
      if (Number.isNaN(off) || Math.abs(off) < NOTICED_MS) return false;
      skew += off;
      last = 0;
      return true;
    },
  };
};
