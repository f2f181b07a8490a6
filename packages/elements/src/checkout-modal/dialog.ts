import type { Cart } from '@tillkit/core/quote';
import { html, noChange, type ReactiveController, type TemplateResult } from 'lit';
import { asksFields } from '../checkout/offer.ts';
import type { CheckoutState, PayMode } from '../checkout/state.ts';
import type { CheckoutStore } from '../checkout/store.ts';
import { TillCloseEvent, TillErrorEvent, TillOpenEvent, type CloseReason } from '../page/events.ts';
import type { Outcome, ShowOptions } from '../page/outcome.ts';
import { languageOf } from '../page/language.ts';
import { endpointOf, localeOf } from '../page/settings.ts';
import { frame } from '../views/frame.ts';
import type { DialogRequests, Shown } from '../views/page.ts';
import type { ModalHost } from './host.ts';
import { createPages } from './pages.ts';
import { storeOf } from './stores.ts';
import { wishedMode } from './wishes.ts';

/** Which dialog shows a store's checkout, or showed it last. */
const holders = new WeakMap<CheckoutStore, CheckoutDialog>();

const PREVENTED: Outcome = { is: 'prevented' };

/** The inside of a checkout modal: one `<dialog>`, following one store. */
export class CheckoutDialog implements ReactiveController {
  readonly #host: ModalHost;
  readonly #pages: ReturnType<typeof createPages>;
  /** The checkout it shows, once it has shown one. */
  store: CheckoutStore | undefined;
  #cart: Cart | undefined;
  #options: ShowOptions = {};
  #open: PromiseWithResolvers<Outcome> | undefined;
  #stop = new AbortController();
  #shown: Shown = 'order';
  /** The method this checkout was opened with: its fields, where it has any, are asked for at once. */
  #wished: string | undefined;
  #title: Element | null = null;
  #step = '';
  #pressed: EventTarget | null = null;
  /** Takes whether the buyer leaves this checkout, where another one asked. */
  #answer = (_leaves: boolean): void => {};

  constructor(host: ModalHost) {
    this.#host = host;
    this.#pages = createPages(host);
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  get state(): CheckoutState {
    return this.store?.state ?? { step: 'idle' };
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  /** The element that opened the checkout; the modal, if that is gone. */
  get #from(): HTMLElement {
    return this.#options.from?.isConnected ? this.#options.from : this.#host;
  }

  /** Resolves when it is put away, by no detour: a click right after that is a new one. */
  show(cart: Cart, options: ShowOptions): Promise<Outcome> {
    const host = this.#host;
    const store = host.store ?? storeOf(endpointOf(host.endpoint), localeOf(host));
    if (this.#open && JSON.stringify(cart) === JSON.stringify(this.#cart)) return this.#open.promise;
    const holder = this.#open ? this : holders.get(store);
    if (holder?.isOpen) return holder.#makesWay().then((leaves) => (leaves ? this.show(cart, options) : PREVENTED));
    this.#cart = cart;
    if (!host.isConnected || !host.dispatchEvent(new TillOpenEvent('till-open'))) return Promise.resolve(PREVENTED);
    this.#options = options;
    this.#shown = 'order';
    this.#wished = options.method;
    this.#open = Promise.withResolvers();
    this.#listen();
    host.open = true;
    this.store = store;
    holders.set(store, this);
    const unsubscribe = store.subscribe((state) => this.#follow(state));
    this.#stop.signal.addEventListener('abort', unsubscribe);
    this.#begin();
    return this.#open.promise;
  }

  /** Of one endpoint, one checkout at a time: it is put away for another one, and asks first while its payment is under way. */
  async #makesWay(): Promise<boolean> {
    if (this.state.step !== 'waiting') {
      this.#finish('api');
      return true;
    }
    this.#answer(false);
    this.#turnTo('leave');
    return new Promise((answer) => (this.#answer = answer));
  }

  get #mode(): PayMode {
    return wishedMode(this.#host, this.#options);
  }

  #begin(cart = this.#cart): void {
    if (cart)
      void this.store?.open(cart, {
        mode: this.#mode,
        method: this.#options.method,
        own: !!this.#host.methods?.length,
      });
  }

  #listen(): void {
    const { signal } = (this.#stop = new AbortController());
    const changed = (): void => {
      this.#host.requestUpdate();
      const { state } = this;
      if (!navigator.onLine || state.step !== 'broken' || state.code !== 'network') return;
      // Without a click no window would open.
      if (state.offer && this.#mode === 'popup') this.store?.chooseMethod(state.offer.method ?? '');
      else void this.store?.retry();
    };
    addEventListener('online', changed, { signal });
    addEventListener('offline', changed, { signal });
    // Back from the payment page, this page is as it was left: on its way out.
    addEventListener(
      'pageshow',
      ({ persisted }) => persisted && this.#begin('cart' in this.state ? this.state.cart : undefined),
      { signal },
    );
  }

  #follow(state: CheckoutState): void {
    if (state.step !== 'review' && state.step !== 'starting') this.#shown = 'order';
    if (state.step === 'review') {
      if (state.before) this.#shown = 'change';
      else if (state.errors || (this.#wished === state.method && asksFields(state))) this.#shown = 'fields';
      this.#wished = undefined;
    }
    this.#tell();
    this.#host.requestUpdate();
    if (state.step !== 'broken') return;
    const event = new TillErrorEvent(state.code, state.support, () => void this.store?.retry());
    if (!this.#from.dispatchEvent(event)) this.#finish('api');
  }

  /** Each change is told once, however often this is called: what was to tell it may have been lost, and come later. */
  #tell(): void {
    const { state } = this;
    const session = 'session' in state && state.session;
    if (session) void this.#pages.warm(({ announce }) => announce(this.#from, session));
  }

  /** Asks the page, then puts the dialog away; the session goes on. */
  close(reason: CloseReason): void {
    if (this.#open && this.#host.dispatchEvent(new TillCloseEvent('till-close', reason))) this.#finish(reason);
  }

  /** What is pressed in passing asks once, while a payment is under way. */
  #brush(reason: 'escape' | 'backdrop'): void {
    const { state } = this;
    if (state.step !== 'waiting' || state.session.checking || this.#shown === 'leave') this.close(reason);
    else this.#turnTo('leave');
  }

  #finish(reason: CloseReason): void {
    const open = this.#open;
    if (!open) return;
    const { state } = this;
    this.#open = undefined;
    this.#title = null;
    this.#stop.abort();
    this.store?.close();
    if (this.#dialog?.open) this.#dialog.close();
    this.#host.open = false;
    this.#host.requestUpdate();
    const begun = state.step === 'waiting' || state.step === 'done' || state.step === 'refused';
    this.#answer(true);
    open.resolve(begun ? { is: state.step, session: state.session } : { is: 'closed' });
    this.#host.dispatchEvent(new TillCloseEvent('till-after-close', reason));
  }

  /** A dialog that is taken out of the page while open could never be shown as a modal again. */
  hostDisconnected(): void {
    this.#finish('api');
  }

  hostUpdated(): void {
    const { step } = this.state;
    const { states } = this.#host.internals;
    states.clear();
    if (!this.#open || !this.#dialog) return;
    this.#tell();
    if (step !== 'idle') states.add(step);
    if (!navigator.onLine) states.add('offline');
    const opening = !this.#dialog.open;
    if (opening) this.#dialog.showModal();
    const title = this.#dialog.querySelector<HTMLElement>('#title');
    const next = `${step === 'starting' ? 'review' : step} ${this.#shown}`;
    if (title !== this.#title || next !== this.#step) title?.focus();
    this.#title = title;
    this.#step = next;
    if (opening) this.#host.dispatchEvent(new TillOpenEvent('till-after-open'));
    if (step !== 'loading') requestAnimationFrame(() => void this.#pages.warm());
  }

  #turnTo(shown: Shown): void {
    if (shown !== 'leave') this.#answer(false);
    this.#shown = shown;
    this.#host.requestUpdate();
  }

  readonly #ask: DialogRequests = {
    retry: () => void this.store?.retry(),
    leave: () => this.close(this.state.step === 'done' ? 'done' : 'button'),
    turnTo: (shown) => this.#turnTo(shown),
  };

  /** Only a click that began and ended outside the dialog's box: text dragged out of it does not put it away. */
  #click({ target }: Event): void {
    if (target === this.#dialog && this.#pressed === target) this.#brush('backdrop');
  }

  /** As the order has it; until it is there, as it was asked for. */
  #items(): number {
    const { state } = this;
    const lines = 'quote' in state ? state.quote.lines : this.#cart?.items;
    return lines?.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  }

  /** Once put away it keeps its last looks, so that nothing flickers while it fades. */
  render(): TemplateResult | typeof noChange {
    const store = this.store;
    if (!this.#open || !store) return noChange;
    const { state, config } = store;
    const context = {
      config,
      shop: config?.name ?? location.hostname,
      language: languageOf(this.#host),
      offline: !navigator.onLine,
      store,
      from: this.#from,
      options: this.#options,
      mode: this.#mode,
    };
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the keyboard's way to put it away is Escape
    return html`<dialog
      class="till modal"
      part="dialog"
      aria-labelledby="title"
      @cancel=${(event: Event) => {
        event.preventDefault();
        if (event.cancelable) this.#brush('escape');
        else this.close('escape');
      }}
      @close=${() => this.#dialog?.open || this.#finish('escape')}
      @pointerdown=${(event: Event) => (this.#pressed = event.target)}
      @click=${(event: Event) => this.#click(event)}
    >
      ${frame(
        { ...context, items: this.#items(), close: () => this.close('button') },
        this.#pages.page(state, this.#shown, this.#ask, context),
      )}
    </dialog>`;
  }
}
