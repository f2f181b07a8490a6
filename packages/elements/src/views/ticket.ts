import { html, nothing, type TemplateResult } from 'lit';
import { arc } from './arc.ts';

export interface Ticket {
  /** What the click does: text, or a slot that holds it. */
  readonly verb: TemplateResult | string;
  /** Formatted. */
  readonly amount?: string | undefined;
  /** The same in another currency, in words. */
  readonly hint?: string | undefined;
  /** The amount is a quote's, or still to come: its stub is as wide before as after. */
  readonly quoted?: boolean;
  readonly busy?: boolean;
  /** What is being done while it is busy, for readers. */
  readonly doing?: string;
  readonly disabled?: boolean;
  /** Stands instead of the verb when it is done. */
  readonly done?: TemplateResult | undefined;
  readonly click: (event: MouseEvent) => void;
}

/** What you do on one stub, what it costs on the other. Its width is the same while it is busy and when it is done. */
export const ticket = ({
  verb,
  amount,
  hint,
  quoted = false,
  busy = false,
  doing = '',
  disabled = false,
  done,
  click,
}: Ticket): TemplateResult =>
  html`<button
    type="button"
    part="button"
    class="ticket ${done ? 'good' : ''}"
    aria-busy=${busy}
    aria-disabled=${disabled}
    @click=${click}
  >
    <span class="verb" part="label"
      ><span ?hidden=${busy}>${done ?? verb}</span
      ><span ?hidden=${!busy}
        ><svg class="coin" part="spinner" viewBox="0 0 16 16" role="img" aria-label=${doing}>${arc}</svg></span
      ></span
    >
    ${
      amount || quoted
        ? html`<span class=${quoted ? 'quoted' : ''} part="amount"
            >${amount}${hint ? html`<small part="hint">${hint}</small>` : nothing}</span
          >`
        : nothing
    }
  </button>`;
