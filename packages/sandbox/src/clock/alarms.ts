import type { Clock } from '@tillkit/core/clock';

/** One alarm for each name: setting it anew forgets the former. */
export interface Alarms {
  /** @param at milliseconds on the clock, or null for none */
  set(name: string, at: number | null, ring: () => void): void;
  clear(): void;
  /** No alarm rings any more, and none is taken. */
  stop(): void;
}

export const openAlarms = (clock: Clock): Alarms => {
  const pending = new Map<string, AbortController>();
  let stopped = false;
  const clear = (): void => {
    for (const one of pending.values()) one.abort();
    pending.clear();
  };
  return {
    set: (name, at, ring) => {
      pending.get(name)?.abort();
      pending.delete(name);
      if (at === null || stopped) return;
      const stop = new AbortController();
      pending.set(name, stop);
      const due = (): void => {
        pending.delete(name);
        ring();
      };
      clock.sleep(at - clock.now(), stop.signal).then(due, () => {});
    },
    clear,
    stop: () => {
      stopped = true;
      clear();
    },
  };
};
