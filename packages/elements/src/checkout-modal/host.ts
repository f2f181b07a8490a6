import type { CheckoutState } from '../checkout/state.ts';
import type { CheckoutStore } from '../checkout/store.ts';
import type { Speaker } from '../page/language.ts';
import type { OwnMethod } from '../views/own-method.ts';

/** The element around the dialog. */
export interface ModalHost extends Speaker {
  open: boolean;
  readonly endpoint: string | undefined;
  readonly returnTo: string | undefined;
  readonly mode: string | undefined;
  readonly store: CheckoutStore | undefined;
  readonly methods: readonly OwnMethod[] | undefined;
  readonly state: CheckoutState;
  readonly internals: ElementInternals;
}
