import { isCurrency } from '@tillkit/core/money';
import type { Cart } from '@tillkit/core/quote';
import type { SessionView } from '@tillkit/core/wire';
import { html, LitElement, noChange, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Appearance } from '../page/appearance.ts';
import { looksRight } from '../page/looks.ts';
import { loadChunk } from '../page/chunk.ts';
import { commandOf } from '../page/command.ts';
import { define } from '../page/define.ts';
import { isBlocked } from '../page/lost.ts';
import type { Outcome } from '../page/outcome.ts';
import { fetchWords, hasWords, languageOf } from '../page/language.ts';
import { endpointOf } from '../page/settings.ts';
import { giveWay, takeServed } from '../page/served.ts';
import { hasTrace } from '../checkout/traces.ts';
import { amountsIn } from '../views/amounts.ts';
import { baseStyle } from '../views/base.style.ts';
import { ticketStyle } from '../views/ticket.style.ts';
import { ticket } from '../views/ticket.ts';
import type { Chooser, PayHost } from './host.ts';
import type { Quoted } from './quoted.ts';
import { payButtonStyle } from './pay-button.style.ts';
import type { Payer } from './payer.ts';
import { fill, say, type Words } from '../views/words.ts';
import { payButtonWords, verbOf } from './words.ts';

/**
 * Opens a checkout for one SKU, or for the `cart` it is given.
 *
 * @tag till-pay-button
 * @slot - the way to pay without JavaScript, a `<form method="post" action="/checkout/start">` or a link to it. Shown as
 *   long as there is no element: without script, where the kit does not load, where Trusted Types refuse it; and again
 *   under the button when the checkout itself failed to load twice
 * @slot label - instead of the verb
 * @slot icon - before the verb
 * @csspart button - the button itself
 * @csspart label - the stub with the verb
 * @csspart amount - the stub with the amount
 * @csspart hint - the amount in another currency
 * @csspart field - where the buyer says how much
 * @csspart chip - an amount that the shop suggests
 * @csspart icon - the tick before “Paid”
 * @csspart spinner - the turning arc while the checkout opens
 * @cssstate loading - the checkout is being opened
 * @cssstate disabled - clicks do nothing
 * @cssstate failed - the checkout did not load
 * @cssstate success - its payment arrived
 * @cssstate test - its session is a test: no real money moves
 * @command --pay - opens the checkout, as a click does
 * @fires {TillBeforePayEvent} till-before-pay - before anything else on a click. Prevent it, replace its `cart`, or hold
 *   the payment with `waitUntil(promise)`
 * @fires {TillRedirectEvent} till-redirect - the payment page is about to be shown; prevented, the page shows `url` itself
 * @fires {TillStatusEvent} till-status - a session changed, or is known for the first time on this page
 * @fires {TillPaidEvent} till-paid - a session is paid: once for each session and page
 * @fires {TillErrorEvent} till-error - something went wrong; prevented, the kit shows no words of its own
 */
export class PayButton extends LitElement implements PayHost {
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override readonly styles = [baseStyle, ticketStyle, payButtonStyle];
  static override readonly properties: PropertyDeclarations = {
    sku: {},
    quantity: { type: Number },
    amount: { type: Number },
    currency: {},
    hintCurrency: { attribute: 'hint-currency' },
    choose: { type: Boolean },
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
    metadata: { attribute: false },
    session: { attribute: false },
    strings: { attribute: false },
    appearance: { attribute: false },
  };

  /** What to sell, as the server's `price` knows it. */
  declare sku: string | undefined;
  /** How many of `sku`. */
  declare quantity: number;
  /** A hint for the label, in minor units of `currency`. Never sent: the server owns the price. */
  declare amount: number | undefined;
  /** ISO 4217, for `amount`. */
  declare currency: string | undefined;
  /** The quote's amount in another currency is shown beside it, where the server gives it in this one. */
  declare hintCurrency: string | undefined;
  /** The buyer says how much, for a SKU that lets the buyer choose; `amount` is what the field begins with. */
  declare choose: boolean;
  /** `pay`, `buy`, `donate`, `subscribe`, `book` or `top-up`. */
  declare verb: string | undefined;
  /** Sent along; the server decides what it is worth. */
  declare promotionCode: string | undefined;
  /** Where the buyer comes back to after paying: a path, or an absolute URL on an origin the server lists. This page when absent. */
  declare returnTo: string | undefined;
  /** The id of a method (`stripe.card`): chosen already, where it is offered. */
  declare method: string | undefined;
  /** `redirect` or `popup`, for the checkouts it opens; what the modal says when absent. */
  declare mode: string | undefined;
  /** The `id` of a `<till-checkout-modal>` in the same tree. */
  declare modal: string | undefined;
  /** Where the server is mounted; what the page is configured with when absent. */
  declare endpoint: string | undefined;
  /** Still focusable, so that a reader can find out why. */
  declare disabled: boolean;
  /** Shows that the checkout is being opened. */
  declare loading: boolean;
  /** Wins over `sku`, `quantity` and `promotion-code`. */
  declare cart: Cart | undefined;
  /** Sent along with `sku`; at most 2 kB. For the shop's own use: never a price. */
  declare metadata: Cart['metadata'];
  /** Words said instead of the kit's own, by their keys. */
  declare strings: Words | undefined;
  /** How it looks, set in code: wins over the page's style sheets. */
  declare appearance: Appearance | undefined;
  /** The session this button's checkout led to. @readonly */
  declare session: SessionView | undefined;
  /** @internal */
  failed: boolean | 'blocked' = false;
  /** @internal */
  quoted: Quoted | undefined;
  /** @internal */
  quoting = true;
  /** @internal */
  chosen: number | null | undefined;
  /** @internal */
  wrongAmount = false;
  /** @internal */
  chooser: Chooser | undefined;
  /** @internal */
  underWay: boolean = false;
  /** @internal */
  paid: TemplateResult | undefined;

  readonly #internals = this.attachInternals();
  #payer: Promise<Payer> | undefined;
  #served: ChildNode[] = [];

  constructor() {
    super();
    this.quantity = 1;
    this.disabled = this.loading = this.choose = false;
    for (const intent of ['pointerenter', 'focusin']) this.addEventListener(intent, this.#prepare);
    this.addEventListener('command', (event) => commandOf(event) === '--pay' && void this.pay());
  }

  /** Registers the element, where `tag` is still free. */
  static define(tag = 'till-pay-button', registry?: CustomElementRegistry): void {
    define(tag, this, registry);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#served = takeServed(this);
    return super.createRenderRoot();
  }

  /** Loads what a click will need; a click that comes too early, or finds nothing, says so itself. */
  readonly #prepare = (): void =>
    void this.#load().catch(() => {
      // Once: each update tries again while there is none.
      if (this.quoting) this.requestUpdate();
      this.quoting = false;
    });

  #load(): Promise<Payer> {
    this.#payer ??= loadChunk(() => import('../checkout-modal/inside.ts'), 'Payer').then(
      ({ Payer }) => new Payer(this, () => import('../checkout-modal/define.ts')),
    );
    this.#payer.catch(() => (this.#payer = undefined));
    return this.#payer;
  }

  /** Without it the form of the page stays: it asks how much, too. */
  async #loadChooser(): Promise<void> {
    try {
      const [{ createChooser }] = await Promise.all([
        loadChunk(() => import('./choose.ts'), 'createChooser'),
        fetchWords(this, 'edit'),
      ]);
      this.chooser ??= createChooser(this);
      this.requestUpdate();
    } catch {
      // It is tried again with the next change.
    }
  }

  /** Opens the checkout, as a click does. One at a time: until it is put away, every further call is the same. */
  async pay(): Promise<Outcome> {
    if (this.disabled) return { is: 'prevented' };
    this.loading = true;
    this.failed = false;
    try {
      return await (await this.#load()).pay();
    } catch (error) {
      this.failed = isBlocked(error) ? 'blocked' : true;
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
    if (this.session?.test) states.add('test');
    if (this.choose && !this.chooser) void this.#loadChooser();
    const early = this.amount === undefined || hasTrace(endpointOf(this.endpoint));
    if (early && !this.#payer) requestAnimationFrame(this.#prepare);
  }

  #hint({ about }: typeof payButtonWords, locale: string): string | undefined {
    const hint = this.quoted?.hint;
    if (!hint || hint.currency !== this.hintCurrency) return undefined;
    return fill(about, { amount: amountsIn(hint.currency, locale)(hint.amount) });
  }

  #amount(locale: string): string | undefined {
    const { amount = this.quoted?.amount, currency = this.quoted?.currency ?? '' } = this;
    if (!amount || !Number.isSafeInteger(amount) || !isCurrency(currency)) return undefined;
    return amountsIn(currency, locale)(amount);
  }

  protected override render(): TemplateResult | typeof noChange {
    if (!looksRight(this) || !hasWords(this, 'button')) return this.#served[0] ? noChange : html`<slot></slot>`;
    if (this.#served[0] && this.choose && !this.chooser) return noChange;
    giveWay(this, this.#served);
    const language = languageOf(this);
    const words = say(language, payButtonWords);
    const verb = this.failed ? words.tryAgain : this.underWay ? words.continuePayment : verbOf(words, this.verb);
    const asksQuote = this.amount === undefined && !!(this.cart ?? this.sku);
    const button = ticket({
      verb: html`<slot name="icon"></slot><slot name="label">${verb}</slot>`,
      amount: this.choose ? undefined : this.#amount(language.locale),
      hint: this.#hint(words, language.locale),
      quoted: !this.choose && asksQuote && (this.quoting || !!this.quoted),
      busy: this.loading,
      doing: words.openingPage,
      disabled: this.disabled,
      done: this.paid,
      click: () => void this.pay(),
    });
    return html`<div class="till">
      ${this.choose ? (this.chooser?.view(button, language) ?? html`<slot></slot>`) : button}
      ${
        this.failed
          ? html`<span class="under" role="alert"
                ><svg class="coin" viewBox="0 0 16 16" aria-hidden="true">
                  <circle class="o" cx="8" cy="8" r="6.25"></circle>
                  <path class="o" d="M8 4.9v3.4M8 11v.01"></path></svg
                >${this.failed === 'blocked' ? words.checkoutBlocked : words.pageNotOpened}</span
              ><slot></slot>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-pay-button': PayButton;
  }
}
