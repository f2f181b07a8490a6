import type { Config } from '@tillkit/core/wire';
import type { PayMode } from '../checkout/state.ts';
import type { CheckoutStore } from '../checkout/store.ts';
import type { ShowOptions } from '../page/outcome.ts';
import type { Language } from '../views/words.ts';

/** What every page of a modal may need beside its state. */
export interface Context {
  readonly shop: string;
  readonly language: Language;
  readonly offline: boolean;
  readonly config: Config | undefined;
  readonly store: CheckoutStore;
  /** The element that opened the checkout; the modal, if that is gone. */
  readonly from: HTMLElement;
  readonly options: ShowOptions;
  readonly mode: PayMode;
}
