import type { Clock } from '@tillkit/core/clock';
import { CheckoutFailure } from '../failure.ts';
import type { Presenter } from '../state.ts';
import { atMost } from './at-most.ts';
import { isHint } from './hint.ts';
import { isPayPage } from './pay-page.ts';
import { writeWaiting, type WaitingPage } from './waiting-page.ts';

/** How often a window is asked whether it still is there; nothing tells. */
const LOOK_MS = 500;
/** Messages are heeded no more often than this, whoever sends them. */
const HEED_MS = 2_000;

export interface PopupNews {
  /** Something may have happened there: ask the server. */
  readonly again: () => void;
  /** It seems closed. Under COOP that is said of windows that are open: a hint, never a cancel. */
  readonly closed: () => void;
}

/** A payment's own window, from the click that opened it to the end of its payment. */
export interface Popup {
  readonly present: Presenter;
  /** Whether it seems closed. */
  readonly closed: boolean;
  readonly focus: () => void;
  /** Where the browser lets us: a window that went to another site may be beyond our reach. */
  readonly close: () => void;
  /** Listens for what may have happened to the payment of a session; returns the end of it. */
  readonly listen: (session: string, news: PopupNews) => () => void;
}

/** Takes over a window that was opened blank in the click, and fills it while the payment begins. */
export const createPopup = (opened: Window, endpoint: string, clock: Clock, page?: WaitingPage): Popup => {
  const { origin } = new URL(endpoint);
  writeWaiting(opened, page);

  const awaitClosed = async (signal: AbortSignal): Promise<void> => {
    while (!opened.closed) await clock.sleep(LOOK_MS, signal);
  };

  return {
    present: (action) => {
      if (action.kind !== 'redirect') throw new CheckoutFailure('action_unsupported');
      if (!isPayPage(action.url)) throw new CheckoutFailure('answer_invalid');
      // With an opener, the payment page could send this page anywhere.
      opened.opener = null;
      opened.location.replace(action.url);
      return 'shown';
    },
    get closed() {
      return opened.closed;
    },
    focus: () => opened.focus(),
    close: () => opened.close(),
    listen: (session, { again, closed }) => {
      const control = new AbortController();
      const { signal } = control;
      if (typeof addEventListener !== 'undefined') {
        const heed = atMost(HEED_MS, again, clock, signal);
        addEventListener('focus', again, { signal });
        addEventListener('message', (event) => isHint(event, { origin, window: opened, session }) && heed(), {
          signal,
        });
      }
      awaitClosed(signal).then(closed, () => {});
      return () => control.abort();
    },
  };
};
