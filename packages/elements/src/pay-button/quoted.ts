import type { Money } from '@tillkit/core/money';
import type { Choose } from '@tillkit/core/quote';

/** What a label needs of a quote. */
export interface Quoted extends Money {
  readonly hint?: Money | undefined;
  /** Where the buyer says how much. */
  readonly choose?: Choose | undefined;
}
