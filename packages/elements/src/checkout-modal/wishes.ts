import type { PayMode } from '../checkout/state.ts';
import type { ShowOptions } from '../page/outcome.ts';
import type { ModalHost } from './host.ts';

/** What whoever opened the checkout says wins over what the modal says. */
export const wishedMode = (host: ModalHost, options: ShowOptions): PayMode => {
  const mode = options.mode ?? host.mode;
  return mode === 'popup' || mode === 'frame' ? mode : 'redirect';
};
