/** What is left of a caller's calls: whether this one passes, and how many more would. */
export interface Taken {
  readonly passes: boolean;
  readonly remaining: number;
}

/** So many calls in a fixed window that begins with a caller's first one. */
export interface FixedWindow {
  take(who: string, most: number): Taken;
  clear(): void;
}

/** @param now milliseconds on the virtual clock */
export const fixedWindow = (windowMs: number, now: () => number): FixedWindow => {
  const windows = new Map<string, { readonly since: number; readonly calls: number }>();
  return {
    take: (who, most) => {
      const last = windows.get(who);
      const { since, calls } = last && now() - last.since < windowMs ? last : { since: now(), calls: 0 };
      windows.set(who, { since, calls: calls + 1 });
      return { passes: calls < most, remaining: Math.max(0, most - calls - 1) };
    },
    clear: () => windows.clear(),
  };
};
