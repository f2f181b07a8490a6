import type { PayOptions, Present } from '../checkout/state.ts';
import { TillRedirectEvent } from '../page/redirect-event.ts';
import type { ShowOptions } from '../page/outcome.ts';
import { say } from '../views/words.ts';
import type { Context } from './context.ts';
import type { ModalHost } from './host.ts';

export const payingWords = {
  openingWindow: 'Opening the payment page',
  leaveWindowOpen: 'This takes a moment. Please leave this window open.',
};

/** Absolute, and without the fragment: that is where the return puts its token. */
const returnToOf = (host: ModalHost, options: ShowOptions): string => {
  const url = new URL(options.returnTo ?? host.returnTo ?? location.href, document.baseURI);
  url.hash = '';
  return url.href;
};

/** How a payment is shown: as the page wishes, which is asked before its own way is gone. */
export const payOptionsOf = (host: ModalHost, { from, options, mode: wish, language }: Context): PayOptions => {
  const present: Present = (action, session, otherwise, mode) => {
    const leaves = 'url' in action && mode !== 'frame';
    const shown = leaves && !from.dispatchEvent(new TillRedirectEvent(action.url, mode));
    return shown ? 'shown' : otherwise(action, session);
  };
  const { openingWindow: title, leaveWindowOpen: text } = say(language, payingWords);
  return {
    mode: wish,
    present,
    returnTo: returnToOf(host, options),
    waitingPage: { lang: language.locale, title, text },
  };
};
