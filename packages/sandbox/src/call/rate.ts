/** So many calls in a sliding window, for each caller. */
export interface RateLimit {
  /** @returns 0 when the call may pass, else the seconds for Retry-After */
  take(who: string): number;
}

/** @param now milliseconds on the virtual clock */
export const rateLimit = (most: number, windowMs: number, now: () => number): RateLimit => {
  const calls = new Map<string, readonly number[]>();
  return {
    take: (who) => {
      const since = now() - windowMs;
      const recent = (calls.get(who) ?? []).filter((at) => at > since);
      const [oldest] = recent;
      if (recent.length >= most && oldest !== undefined) return Math.ceil((oldest - since) / 1000);
      calls.set(who, [...recent, now()]);
      return 0;
    },
  };
};
