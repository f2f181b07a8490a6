import { isCurrency, type Money } from '@tillkit/core/money';
import type { Cart } from '@tillkit/core/quote';
import type { SessionView } from '@tillkit/core/wire';
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { loadChunk } from '../page/chunk.ts';
import { define } from '../page/define.ts';
import type { Outcome } from '../page/outcome.ts';
import { endpointOf, localeOf } from '../page/settings.ts';
import { hasTrace } from '../page/traces.ts';
import { amountsIn } from '../views/amounts.ts';
import { baseStyle } from '../views/base.style.ts';
import { ticketStyle } from '../views/ticket.style.ts';
import { ticket } from '../views/ticket.ts';
import type { PayHost } from './host.ts';
import { payButtonStyle } from './pay-button.style.ts';
import type { Payer } from './payer.ts';
import { AGAIN, CONTINUE, NOT_OPENED, verbOf } from './words.ts';

/**
 * Opens a checkout for one SKU, or for the `cart` it is given.
 *
 * @slot - the way to pay without JavaScript, a `<form method="post" action="/checkout/start">` or a link to it. Shown as
 *   long as there is no element: without script, where the kit does not load, where Trusted Types refuse it; and again
 *   under the button when the checkout itself failed to load twice
 * @slot label - instead of the verb
 * @slot icon - before the verb
 * @csspart button @csspart label @csspart amount @csspart icon @csspart spinner
 * @cssstate loading @cssstate disabled @cssstate failed @cssstate success
 * @fires till-before-pay @fires till-status @fires till-paid @fires till-error
 */
export class PayButton extends LitElement implements PayHost {
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override readonly styles = [baseStyle, ticketStyle, payButtonStyle];
  static override readonly properties: PropertyDeclarations = {
    sku: {},
    quantity: { type: Number },
    amount: { type: Number },
    currency: {},
    verb: {},
    promotionCode: { attribute: 'promotion-code' },
    returnTo: { attribute: 'return-to' },
    method: {},
    mode: {},
    modal: {},
    endpoint: {},
    disabled: { type: Boolean, reflect: true },
    loading: { type: Boolean, reflect: true },
    cart: { attribute: false },
    session: { attribute: false },
  };

  declare sku: string | undefined;
  declare quantity: number;
  /** A hint for the label, in minor units of `currency`. Never sent: the server owns the price. */
  declare amount: number | undefined;
  declare currency: string | undefined;
  /** `pay`, `buy`, `donate`, `subscribe`, `book` or `top-up`. */
  declare verb: string | undefined;
  declare promotionCode: string | undefined;
  /** Where the buyer comes back to after paying: a path, or an absolute URL on an origin the server lists. This page when absent. */
  declare returnTo: string | undefined;
  /** The id of a method (`stripe.card`): chosen already, where it is offered. */
  declare method: string | undefined;
  /** `redirect` or `popup`, for the checkouts it opens; what the modal says when absent. */
  declare mode: string | undefined;
  /** The `id` of a `<till-checkout-modal>` in the same tree. */
  declare modal: string | undefined;
  declare endpoint: string | undefined;
  /** Still focusable, so that a reader can find out why. */
  declare disabled: boolean;
  declare loading: boolean;
  /** Wins over `sku`, `quantity` and `promotion-code`. */
  declare cart: Cart | undefined;
  /** The session this button's checkout led to. Read only. */
  declare session: SessionView | undefined;
  /** @internal */
  failed: boolean = false;
  /** @internal */
  quoted: Money | undefined;
  /** @internal */
  underWay: boolean = false;
  /** @internal */
  paid: TemplateResult | undefined;

  readonly #internals = this.attachInternals();
  #payer: Promise<Payer> | undefined;

  constructor() {
    super();
    this.quantity = 1;
    this.disabled = this.loading = false;
    for (const intent of ['pointerenter', 'focusin']) this.addEventListener(intent, this.#prepare);
  }

  static define(tag = 'till-pay-button'): void {
    define(tag, this);
  }

  /** Loads what a click will need; a click that comes too early, or finds nothing, says so itself. */
  readonly #prepare = (): void => void this.#load().catch(() => {});

  async #load(): Promise<Payer> {
    this.#payer ??= loadChunk(() => import('../checkout-modal/inside.ts'), 'Payer').then(
      ({ Payer }) => new Payer(this, () => import('../checkout-modal/define.ts')),
    );
    try {
      return await this.#payer;
    } catch (error) {
      this.#payer = undefined;
      throw error;
    }
  }

  /** Opens the checkout, as a click does. One at a time: until it is put away, every further call is the same. */
  async pay(): Promise<Outcome> {
    if (this.disabled) return { is: 'prevented' };
    this.loading = true;
    this.failed = false;
    try {
      return await (await this.#load()).pay();
    } catch {
      this.failed = true;
      return { is: 'prevented' };
    } finally {
      this.loading = false;
    }
  }

  protected override updated(): void {
    const { states } = this.#internals;
    states.clear();
    for (const state of ['loading', 'disabled', 'failed'] as const) if (this[state]) states.add(state);
    if (this.paid) states.add('success');
    const early = this.amount === undefined || hasTrace(endpointOf(this.endpoint));
    if (early && !this.#payer) requestAnimationFrame(this.#prepare);
  }

  #amount(): string | undefined {
    const { amount = this.quoted?.amount, currency = this.quoted?.currency ?? '' } = this;
    if (!amount || !Number.isSafeInteger(amount) || !isCurrency(currency)) return undefined;
    return amountsIn(currency, localeOf(this))(amount);
  }

  protected override render(): TemplateResult {
    const verb = this.failed ? AGAIN : this.underWay ? CONTINUE : verbOf(this.verb);
    return html`<div class="till">
      ${ticket({
        verb: html`<slot name="icon"></slot><slot name="label">${verb}</slot>`,
        amount: this.#amount(),
        busy: this.loading,
        disabled: this.disabled,
        done: this.paid,
        click: () => void this.pay(),
      })}
      ${this.failed ? html`<span class="under" role="alert">${NOT_OPENED}</span><slot></slot>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-pay-button': PayButton;
  }
}
