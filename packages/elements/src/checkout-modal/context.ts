import type { Config } from '@tillkit/core/wire';
import type { CheckoutStore } from '../checkout/store.ts';

/** What every page of a modal may need beside its state. */
export interface Context {
  readonly shop: string;
  readonly locale: string;
  readonly offline: boolean;
  readonly config: Config | undefined;
  readonly store: CheckoutStore;
}
