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
import { adopt } from '../page/adopt.ts';
import { loadChunk } from '../page/chunk.ts';
import { define } from '../page/define.ts';
import type { CloseReason } from '../page/events.ts';
import type { Outcome, ShowOptions } from '../page/outcome.ts';
import { baseStyle } from '../views/base.style.ts';
import { ticketStyle } from '../views/ticket.style.ts';
import { tonesStyle } from '../views/tones.style.ts';
import type { CheckoutDialog } from './dialog.ts';
import type { ModalHost } from './host.ts';

/**
 * The checkout, from the order to its result. A pay button makes one where the page has none.
 *
 * @slot widget - the kit's own: where a widget that was given to `configure` is shown
 * @csspart dialog @csspart header @csspart close @csspart body @csspart lines @csspart total @csspart method
 * @csspart methods @csspart field @csspart pay @csspart result @csspart receipt @csspart test @csspart footer
 * @cssstate loading @cssstate review @cssstate starting @cssstate waiting @cssstate done @cssstate refused
 * @cssstate broken @cssstate offline
 * @fires till-open @fires till-after-open @fires till-close @fires till-after-close @fires till-redirect
 * @fires till-status @fires till-paid @fires till-error
 */
export class CheckoutModal extends LitElement implements ModalHost {
  static override readonly styles = [baseStyle, tonesStyle, ticketStyle];
  static override readonly properties: PropertyDeclarations = {
    open: { type: Boolean, reflect: true },
    mode: {},
    endpoint: {},
    returnTo: { attribute: 'return-to' },
    cart: { attribute: false },
    store: { attribute: false },
  };

  /** Set to show the modal with its `cart`. */
  declare open: boolean;
  /** `popup` shows payment pages in a window of their own, where the browser allows one; anything else in this tab. */
  declare mode: string | undefined;
  declare endpoint: string | undefined;
  /** Where the buyer comes back to after paying; this page when absent. */
  declare returnTo: string | undefined;
  declare cart: Cart | undefined;
  /** A checkout store of the merchant's own; the page's one of this endpoint when absent. */
  declare store: CheckoutStore | undefined;

  readonly internals = this.attachInternals();
  #dialog: CheckoutDialog | undefined;

  constructor() {
    super();
    this.open = false;
  }

  static define(tag = 'till-checkout-modal'): void {
    define(tag, this);
  }

  /** Where its checkout stands. */
  get state(): CheckoutState {
    return this.#dialog?.state ?? { step: 'idle' };
  }

  /** Shows a cart; resolves when the modal is put away. */
  async show(cart = this.cart, options: ShowOptions = {}): Promise<Outcome> {
    if (!cart) throw new Error('<till-checkout-modal> has no cart: set its cart, or pass one to show().');
    if (!this.#dialog) {
      const { CheckoutDialog, dialogStyle } = await loadChunk(() => import('./inside.ts'), 'CheckoutDialog');
      adopt(this, dialogStyle);
      this.#dialog ??= new CheckoutDialog(this);
    }
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

  async retry(): Promise<void> {
    await this.#dialog?.store?.retry();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || this.open === !!this.#dialog?.isOpen) return;
    if (this.open) this.show().catch(() => (this.open = false));
    else this.close();
  }

  protected override render(): TemplateResult | typeof nothing | typeof noChange {
    return this.#dialog?.render() ?? nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-checkout-modal': CheckoutModal;
  }
}
