import type { Cart } from '@tillkit/core/quote';
import type { QuoteView } from '@tillkit/core/wire';

/** A way to pay of the merchant's own, in the list with the others: on account, at the counter. */
export interface OwnMethod {
  /** Unique among the ways to pay: none of a gateway's, which have a full stop in it. */
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  /**
   * Takes the order over: the kit begins no payment for it, and knows nothing of what becomes of it. The modal closes when
   * this is done; what it rejects with is told to the buyer as a way to pay that is not available.
   */
  readonly pay: (order: { readonly cart: Cart; readonly quote: QuoteView }) => unknown;
}
