import { systemClock } from '@tillkit/core/clock';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const shown = new Set<ReactiveControllerHost>();
let ticking: AbortController | undefined;

/** One timer for all of a page; none where nothing shows a time. */
const tick = async (signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await systemClock.sleep(60_000, signal);
    for (const host of shown) host.requestUpdate();
  }
};

const start = (): void => {
  if (ticking) return;
  ticking = new AbortController();
  tick(ticking.signal).catch(() => {});
};

/** Renders an element again each minute, as long as it is on the page. */
export const eachMinute = (host: ReactiveControllerHost): void => {
  const controller: ReactiveController = {
    hostConnected: () => {
      shown.add(host);
      start();
    },
    hostDisconnected: () => {
      shown.delete(host);
      if (shown.size > 0) return;
      ticking?.abort();
      ticking = undefined;
    },
  };
  host.addController(controller);
};
