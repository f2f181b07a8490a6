/** So many calls at once, for each caller. */
export interface FlightLimit {
  /** @returns what ends the call, or null when too many are under way */
  take(who: string): (() => void) | null;
}

export const flightLimit = (most: number): FlightLimit => {
  const flying = new Map<string, number>();
  return {
    take: (who) => {
      const now = flying.get(who) ?? 0;
      if (now >= most) return null;
      flying.set(who, now + 1);
      return () => void flying.set(who, (flying.get(who) ?? 1) - 1);
    },
  };
};
