import type { Cart } from '@tillkit/core/quote';
import type { Money } from '@tillkit/core/money';
import type { SessionView } from '@tillkit/core/wire';
import type { LitElement, TemplateResult } from 'lit';

/** The element around a payer. */
export interface PayHost extends LitElement {
  readonly sku: string | undefined;
  readonly quantity: number;
  readonly promotionCode: string | undefined;
  readonly amount: number | undefined;
  readonly returnTo: string | undefined;
  readonly method: string | undefined;
  readonly mode: string | undefined;
  readonly modal: string | undefined;
  readonly endpoint: string | undefined;
  readonly cart: Cart | undefined;
  loading: boolean;
  failed: boolean;
  session: SessionView | undefined;
  /** What the server quoted, for the label. */
  quoted: Money | undefined;
  /** Whether this cart's payment is under way. */
  underWay: boolean;
  /** Stands instead of the verb once it is paid. */
  paid: TemplateResult | undefined;
}
