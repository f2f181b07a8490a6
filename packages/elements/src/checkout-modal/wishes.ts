import type { PayMode } from '../checkout/state.ts';
import type { ShowOptions } from '../page/outcome.ts';
import type { ModalHost } from './host.ts';

/** What whoever opened the checkout says wins over what the modal says. */
export const modeOf = (host: ModalHost, options: ShowOptions): PayMode =>
  (options.mode ?? host.mode) === 'popup' ? 'popup' : 'redirect';

/** Absolute, and without the fragment: that is where the return puts its token. */
export const returnToOf = (host: ModalHost, options: ShowOptions): string => {
  const url = new URL(options.returnTo ?? host.returnTo ?? location.href, document.baseURI);
  url.hash = '';
  return url.href;
};
