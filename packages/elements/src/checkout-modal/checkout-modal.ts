import type { Cart } from '@tillkit/core/quote';
import {
  LitElement,
  type noChange,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { CheckoutState } from '../checkout/state.ts';
import type { CheckoutStore } from '../checkout/store.ts';
import type { Appearance } from '../page/appearance.ts';
import { looksRight } from '../page/looks.ts';
import { loadChunk } from '../page/chunk.ts';
import { commandOf } from '../page/command.ts';
import { define } from '../page/define.ts';
import type { CloseReason } from '../page/events.ts';
import { fetchWords, hasWords } from '../page/language.ts';
import type { Outcome, ShowOptions } from '../page/outcome.ts';
import { baseStyle } from '../views/base.style.ts';
import { dialogStyle } from '../views/dialog.style.ts';
import { ticketStyle } from '../views/ticket.style.ts';
import { tonesStyle } from '../views/tones.style.ts';
import type { OwnMethod } from '../views/own-method.ts';
import type { Words } from '../views/words.ts';
import type { CheckoutDialog } from './dialog.ts';
import type { ModalHost } from './host.ts';

/**
 * The checkout, from the order to its result. A pay button makes one where the page has none.
 *
 * @tag till-checkout-modal
 * @slot header - in the head, before the close button
 * @slot summary - under the total of the order
 * @slot method - a way to pay of the merchant's own, at the end of the list
 * @slot terms - above the button of the order and of the ways to pay
 * @slot receipt - at the end of the receipt
 * @slot footer - under the buttons, in every step
 * @slot widget - the kit's own: where a widget that was given to `configure` is shown
 * @slot frame - the kit's own: where a payment page in a frame is shown
 * @csspart hint - the amount in another currency
 * @csspart dialog - the `<dialog>`
 * @csspart header - the shop's name and the way out
 * @csspart close - the button that puts it away
 * @csspart body - what a step shows
 * @csspart footer - what a step asks for
 * @csspart lines - the goods
 * @csspart total - what is to be paid
 * @csspart methods - the ways to pay
 * @csspart method - one of them
 * @csspart field - one field the buyer fills in
 * @csspart pay - the main button of a step
 * @csspart button - a button with an amount on its second stub
 * @csspart label - its first stub
 * @csspart amount - its second stub, and the amount beside a QR code
 * @csspart spinner - the turning arc of a button that is at work
 * @csspart icon - the coin of a result
 * @csspart result - how a payment ended, or stands
 * @csspart receipt - the slip of a paid order
 * @csspart note - what happens after a click on the main button
 * @csspart test - the mark of test mode
 * @cssstate loading - the order is being priced
 * @cssstate review - the order is shown, with its ways to pay
 * @cssstate starting - a payment is being begun
 * @cssstate waiting - the buyer pays, or the result is awaited
 * @cssstate done - paid
 * @cssstate refused - it will not be paid: failed, canceled, expired
 * @cssstate broken - something went wrong, with a way on
 * @cssstate offline - the browser has no network
 * @fires {TillOpenEvent} till-open - it is about to open; can be prevented
 * @fires {TillOpenEvent} till-after-open - it is open
 * @fires {TillCloseEvent} till-close - it is about to be put away, for a `reason`; can be prevented
 * @fires {TillCloseEvent} till-after-close - it was put away
 * @fires {TillRedirectEvent} till-redirect - the payment page is about to be shown; prevented, the page shows `url` itself
 * @fires {TillStatusEvent} till-status - a session changed, or is known for the first time on this page
 * @fires {TillPaidEvent} till-paid - a session is paid: once for each session and page
 * @fires {TillErrorEvent} till-error - something went wrong; prevented, the kit shows no words of its own
 */
export class CheckoutModal extends LitElement implements ModalHost {
  static override readonly styles = [baseStyle, tonesStyle, ticketStyle, dialogStyle];
  static override readonly properties: PropertyDeclarations = {
    open: { type: Boolean, reflect: true },
    mode: {},
    endpoint: {},
    returnTo: { attribute: 'return-to' },
    cart: { attribute: false },
    store: { attribute: false },
    methods: { attribute: false },
    strings: { attribute: false },
    appearance: { attribute: false },
  };

  /** Set to show the modal with its `cart`. */
  declare open: boolean;
  /**
   * `popup` shows payment pages in a window of their own, where the browser allows one; `frame` on this page, where the
   * page allows that; anything else in this tab.
   */
  declare mode: string | undefined;
  /** Where the server is mounted; what the page is configured with when absent. */
  declare endpoint: string | undefined;
  /** Where the buyer comes back to after paying; this page when absent. */
  declare returnTo: string | undefined;
  /** What `open` and `show()` show. */
  declare cart: Cart | undefined;
  /** A checkout store of the merchant's own; the page's one of this endpoint when absent. */
  declare store: CheckoutStore | undefined;

  /** Ways to pay of the merchant's own, after those of the server. */
  declare methods: readonly OwnMethod[] | undefined;
  /** Words said instead of the kit's own, by their keys. */
  declare strings: Words | undefined;
  /** How it looks, set in code: wins over the page's style sheets. */
  declare appearance: Appearance | undefined;

  /** @internal */
  readonly internals = this.attachInternals();
  #dialog: CheckoutDialog | undefined;

  constructor() {
    super();
    this.addEventListener('command', (event) => {
      const command = commandOf(event);
      if (command === '--open') this.open = true;
      if (command === '--close') this.close();
    });
    this.open = false;
  }

  /** Registers the element, where `tag` is still free. */
  static define(tag = 'till-checkout-modal', registry?: CustomElementRegistry): void {
    define(tag, this, registry);
  }

  /** Where its checkout stands. */
  get state(): CheckoutState {
    return this.#dialog?.state ?? { step: 'idle' };
  }

  /** Shows a cart; resolves when the modal is put away. */
  async show(cart = this.cart, options: ShowOptions = {}): Promise<Outcome> {
    if (!cart) throw new Error('<till-checkout-modal> has no cart: set its cart, or pass one to show().');
    if (!this.#dialog) {
      const { CheckoutDialog } = await loadChunk(() => import('./inside.ts'), 'CheckoutDialog');
      this.#dialog ??= new CheckoutDialog(this);
    }
    if (!hasWords(this, 'order')) await fetchWords(this, 'order');
    return this.#dialog.show(cart, options);
  }

  /** Puts the modal away. The session goes on: only `cancel()` gives it up. */
  close(reason: CloseReason = 'api'): void {
    this.#dialog?.close(reason);
  }

  /** Gives the session up. */
  async cancel(): Promise<void> {
    await this.#dialog?.store?.cancel();
  }

  /** Tries again what went wrong. */
  async retry(): Promise<void> {
    await this.#dialog?.store?.retry();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || this.open === !!this.#dialog?.isOpen) return;
    if (this.open) this.show().catch(() => (this.open = false));
    else this.close();
  }

  protected override render(): TemplateResult | typeof nothing | typeof noChange {
    looksRight(this);
    return this.#dialog?.render() ?? nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-checkout-modal': CheckoutModal;
  }
}
