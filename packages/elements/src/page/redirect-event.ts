import type { PayMode } from '../checkout/state.ts';

/** `till-redirect`: prevented, the merchant's page shows `url` itself. */
export class TillRedirectEvent extends Event {
  readonly url: string;
  /** Whether it is about to be shown in this tab, or in a window of its own. */
  readonly mode: PayMode;

  constructor(url: string, mode: PayMode) {
    super('till-redirect', { bubbles: true, composed: true, cancelable: true });
    this.url = url;
    this.mode = mode;
  }
}
