import type { State } from '../lifecycle/known.ts';

/** What a payment API can do, as data; types and the order's `can` follow from it. */
export interface Capabilities {
  /** What a second create may do when the first one's answer was lost. */
  readonly create: 'keyed' | 'unique-reference' | 'orphan-safe' | 'once';
  /** Seconds an idempotency key may be trusted. */
  readonly keyLives?: number;
  /** Whether a lost create can be found again. */
  readonly find: 'by-reference' | 'by-scan' | 'no';
  /** Signed truth, a wake-up call, or silence. */
  readonly push: 'facts' | 'hint' | 'none';
  /** Its pushes carry no signature: they are taken only at an address with an unguessable path. */
  readonly unsigned?: true;
  /** Whether reads carry money. */
  readonly reports: 'amount' | 'nothing';
  /** Where the pay page sends the buyer back. */
  readonly returns: 'both' | 'success' | 'none';
  /** Seconds. */
  readonly expiry: { readonly min: number; readonly max: number } | 'fixed' | 'never';
  readonly capture?: { readonly partial: boolean };
  readonly cancel?: { readonly from: readonly State[] };
  readonly refund?: { readonly by: 'amount' | 'items'; readonly amount: 'known' | 'unknown'; readonly keyed: boolean };
}
