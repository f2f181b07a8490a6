import { manualClock } from '@tillkit/core/clock';
import { TillRedirectEvent } from '@tillkit/elements';
import { createCheckoutStore } from '@tillkit/elements/store';
import '@tillkit/elements/define';
import { buyer, seen, wordsOnScreen } from './buyer.ts';
import { answerPage, cannedFetch } from './server.ts';
import { config, NOW } from './shop.ts';
import type { State } from './state.ts';
import { asWindow, paperWindow } from './window.fixture.ts';

/** A state on its way to be seen. */
export interface Staged {
  readonly node: HTMLElement;
  /** Does what the buyer does, until the state is on the screen and at rest. `node` is in the page by then. */
  readonly walk: () => Promise<void>;
  /** Leaves the page as it was. */
  readonly strike: () => void;
}

/** Whether there is a connection, as far as the page can tell. */
const pretendOffline = (): (() => void) => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
  return () => Reflect.deleteProperty(navigator, 'onLine');
};

/** Payment pages are not gone to: the page stays, and the payment waits. Windows are of paper anyway. */
const stay = (event: Event): void => {
  if (event instanceof TillRedirectEvent && event.mode !== 'popup') event.preventDefault();
};

const isEnglish = (): boolean => /^(en\b|$)/.test(document.documentElement.lang);

let stages = 0;

/** Sets a state up: its elements, a server that is canned, a clock that stands still. */
export const stage = (state: State): Staged => {
  const endpoint = `${location.origin}/canned-${(stages += 1)}`;
  const answer = cannedFetch(endpoint, { config, ...state.canned });
  let isCutOff = false;
  const fetch: typeof answer = (...request) =>
    isCutOff ? Promise.reject(new TypeError('Nobody answers any more.')) : answer(...request);
  const clock = manualClock(NOW);
  const paper = paperWindow();
  const store = createCheckoutStore({
    endpoint,
    fetch,
    storage: undefined,
    clock,
    openWindow: () => (state.noWindows ? null : asWindow(paper)),
    hasWidget: () => true,
  });
  const closeWindow = (): void => void paper.close();
  const cutOff = (): void => void (isCutOff = true);
  const given = { endpoint, store, clock, closeWindow, cutOff };
  const leave = new AbortController();
  document.addEventListener('till-redirect', stay, { signal: leave.signal });
  leave.signal.addEventListener('abort', answerPage(endpoint, fetch));

  const node = document.createElement('div');
  node.className = 'stage';
  node.append(...state.make(given));

  const walk = async (): Promise<void> => {
    await customElements.whenDefined('till-pay-button');
    if (state.offline) leave.signal.addEventListener('abort', pretendOffline());
    await state.walk?.(buyer, given);
    const { shows } = state;
    if (isEnglish())
      await seen(String(shows), () => {
        const words = wordsOnScreen();
        return typeof shows === 'string' ? words.includes(shows) : shows.test(words);
      });
    await buyer.rest();
  };

  const strike = (): void => {
    leave.abort();
    for (const modal of document.querySelectorAll('till-checkout-modal')) modal.close();
    node.remove();
    localStorage.removeItem(`tillkit:${endpoint}`);
  };

  return { node, walk, strike };
};
