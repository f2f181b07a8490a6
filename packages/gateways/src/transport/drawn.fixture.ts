import { manualClock } from '@tillkit/core/clock';
import { ownShared, type Shared } from '@tillkit/core/gateway';

/** What processes share, and the most that may be drawn in any minute from each bucket that was drawn from. For tests. */
export const countingShared = () => {
  const rates: Record<string, number> = {};
  const shared: Shared = {
    ...ownShared(manualClock()),
    take: async (bucket, { perMinute, burst = perMinute }) => {
      rates[bucket] = perMinute + burst;
      return 0;
    },
  };
  return { rates, shared };
};
