import type { Clock } from '@tillkit/core/clock';
import type { Action } from '@tillkit/core/gateway';
import { CheckoutFailure } from '../failure.ts';
import { atMost } from './at-most.ts';
import { isHint } from './hint.ts';
import { isPayFrame } from './pay-page.ts';

/** After this long without a page the buyer is shown another way. */
const LATE_MS = 8_000;
const LOOK_MS = 2_000;

/**
 * What a payment page in a frame may do. `allow-scripts`, `allow-forms`: none works without. `allow-same-origin`: it keeps
 * its own origin, and with it its cookies; that is never the origin of this page, which could take the sandbox off.
 * `allow-popups`: banks confirm in windows. `allow-top-navigation-by-user-activation`: a click may lead the whole tab on, to
 * a bank that will not be framed, or back to the shop; without a click the page could send the buyer anywhere unseen. No
 * dialogs over our page, no downloads, no pointer lock.
 */
const SANDBOX = 'allow-scripts allow-forms allow-same-origin allow-popups allow-top-navigation-by-user-activation';

export interface PayFrameNews {
  /** A page stands there, ours to judge no further: one the browser put in its place, for a refusal, looks the same. */
  readonly loaded: () => void;
  /** None came, or this page's own policy (`frame-src`) lets none in. */
  readonly late: () => void;
  /** Something may have happened there: ask the server. */
  readonly again: () => void;
}

export interface PayFrameOptions {
  /** Where the server is mounted: its return page may come to stand in the frame. */
  readonly endpoint: string;
  /** The id of the session that is paid there. */
  readonly session: string;
  /** For readers of a screen. */
  readonly title: string;
  readonly clock: Clock;
  readonly news: PayFrameNews;
}

export interface PayFrame {
  /** Put into the page once: moved, it would load anew. */
  readonly element: HTMLIFrameElement;
  /** Takes it out of the page, and listens no more. */
  readonly remove: () => void;
}

/**
 * A payment page in a frame of this page. What it does, and what the server's return page tells from within it, only makes
 * us ask.
 * @throws CheckoutFailure `answer_invalid` where the page must not be framed
 */
export const createPayFrame = (action: Action & { readonly kind: 'frame' }, options: PayFrameOptions): PayFrame => {
  const { endpoint, session, title, clock, news } = options;
  if (!isPayFrame(action)) throw new CheckoutFailure('answer_invalid');
  const control = new AbortController();
  const { signal } = control;
  const { origin } = new URL(endpoint);
  const again = atMost(LOOK_MS, news.again, clock, signal);
  let isLoaded = false;

  // A fresh element each time: one whose address is set again would leave a step for Back behind.
  const element = document.createElement('iframe');
  element.title = title;
  element.sandbox.value = SANDBOX;
  element.allow = 'payment';
  // The page may want to know which shop frames it, and not which of its pages.
  element.referrerPolicy = 'strict-origin';
  element.src = action.url;

  const load = (): void => {
    if (isLoaded) again();
    isLoaded = true;
    news.loaded();
  };
  const refuse = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective !== 'frame-src' || URL.parse(blockedURI)?.origin !== action.origin) return;
    // The browser puts a page of its own there, which loads.
    control.abort();
    news.late();
  };
  const hear = (event: MessageEvent<unknown>): void => {
    const { contentWindow: window } = element;
    if (window && event.source === window && isHint(event, { origin, window, session })) again();
  };
  element.addEventListener('load', load, { signal });
  document.addEventListener('securitypolicyviolation', refuse, { signal });
  addEventListener('message', hear, { signal });
  // Back from within the frame.
  addEventListener('focus', again, { signal });
  const tellLate = (): void => {
    if (!isLoaded) news.late();
  };
  clock.sleep(LATE_MS, signal).then(tellLate, () => {});

  return {
    element,
    remove: () => {
      control.abort();
      element.remove();
    },
  };
};
