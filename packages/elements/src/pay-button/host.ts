import type { Cart } from '@tillkit/core/quote';
import type { Appearance } from '../page/appearance.ts';
import type { SessionView } from '@tillkit/core/wire';
import type { TemplateResult } from 'lit';
import type { Speaker } from '../page/language.ts';
import type { Outcome } from '../page/outcome.ts';
import type { Language } from '../views/words.ts';
import type { Quoted } from './quoted.ts';

/** Where the buyer says how much. */
export interface Chooser {
  /** With the button at its side. */
  readonly view: (button: TemplateResult, language: Language) => TemplateResult;
  /** Says what to type, once it was asked for in vain. */
  readonly refuse: () => Promise<void>;
}

/** The element around a payer. */
export interface PayHost extends Speaker {
  readonly sku: string | undefined;
  readonly quantity: number;
  readonly promotionCode: string | undefined;
  readonly amount: number | undefined;
  readonly currency: string | undefined;
  readonly choose: boolean;
  readonly returnTo: string | undefined;
  readonly method: string | undefined;
  readonly mode: string | undefined;
  readonly modal: string | undefined;
  readonly endpoint: string | undefined;
  readonly cart: Cart | undefined;
  readonly metadata: Cart['metadata'];
  readonly appearance: Appearance | undefined;
  /** What the buyer typed, in minor units; `null` where it is no amount to pay. Nothing without `choose`. */
  chosen: number | null | undefined;
  /** Whether an amount was asked for in vain. */
  wrongAmount: boolean;
  loading: boolean;
  /** `blocked`: by this browser. */
  failed: boolean | 'blocked';
  session: SessionView | undefined;
  /** What the server quoted, for the label. */
  quoted: Quoted | undefined;
  /** Whether that is still to come. */
  quoting: boolean;
  /** Whether this cart's payment is under way. */
  underWay: boolean;
  /** Stands instead of the verb once it is paid. */
  paid: TemplateResult | undefined;
  /** What says how much, once it is loaded. */
  chooser: Chooser | undefined;
  pay(): Promise<Outcome>;
}
