const MINUTE = 60_000;

/** How a token bucket fills. In any one minute it gives at most `perMinute + burst`. */
export interface Rate {
  readonly perMinute: number;
  /** How many it holds; a minute's worth when absent. */
  readonly burst?: number | undefined;
}

/** What taking came to: how long to wait (0: taken), and when the bucket is full again. */
export interface Taken {
  readonly wait: number;
  readonly fullAt: number;
}

/**
 * One draw from a token bucket that refills continuously. Its only state is the moment it is full again; one that is full
 * needs no row.
 * @throws RangeError when the bucket can never hold `cost`
 */
export const draw = (
  fullAt: number | null,
  now: number,
  { perMinute, burst = perMinute }: Rate,
  cost: number,
): Taken => {
  if (!(perMinute > 0 && cost >= 0 && cost <= burst))
    throw new RangeError(
      `A bucket of ${perMinute} a minute that holds ${burst} can never give ${cost}: ask for less, or raise the rate`,
    );
  const from = Math.max(fullAt ?? now, now);
  const next = from + (cost * MINUTE) / perMinute;
  const wait = next - now - (burst * MINUTE) / perMinute;
  // Fractions of a millisecond are rounding, not debt.
  return wait < 1 ? { wait: 0, fullAt: next } : { wait: Math.ceil(wait), fullAt: from };
};
