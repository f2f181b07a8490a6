import type { LitElement } from 'lit';
import type { CheckoutState } from '../checkout/state.ts';
import type { CheckoutStore } from '../checkout/store.ts';

/** The element around the dialog. */
export interface ModalHost extends LitElement {
  open: boolean;
  readonly endpoint: string | undefined;
  readonly returnTo: string | undefined;
  readonly mode: string | undefined;
  readonly store: CheckoutStore | undefined;
  readonly state: CheckoutState;
  readonly internals: ElementInternals;
}
