import type { Clock } from '@tillkit/core/clock';
import type { ReactiveControllerHost } from 'lit';

/** Timers forget what is further away than 24 days. */
const MOST_MS = 86_400_000;

/** Renders a host again at a time that its rendering asks for; what is not asked for any more is let go. */
export const createWake = (host: ReactiveControllerHost) => {
  let due = 0;
  let asked = false;
  let waiting = new AbortController();

  const stop = (): void => {
    waiting.abort();
    due = 0;
  };
  host.addController({
    hostUpdated: () => {
      if (!asked) stop();
      asked = false;
    },
    hostDisconnected: stop,
  });

  return (clock: Clock, at: number): void => {
    asked = true;
    if (due === at) return;
    stop();
    waiting = new AbortController();
    due = at;
    const rendered = (): void => {
      due = 0;
      host.requestUpdate();
    };
    clock.sleep(Math.min(MOST_MS, at - clock.now()), waiting.signal).then(rendered, () => {});
  };
};
