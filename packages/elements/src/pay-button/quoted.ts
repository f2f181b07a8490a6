import type { Money } from '@tillkit/core/money';

/** What a label needs of a quote. */
export interface Quoted extends Money {
  readonly hint?: Money | undefined;
  /** Where the buyer says how much: the bounds. */
  readonly choose?: { readonly min: number; readonly max: number } | undefined;
}
