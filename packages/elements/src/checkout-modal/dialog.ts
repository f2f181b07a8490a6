import type { Cart } from '@tillkit/core/quote';
import { html, noChange, type ReactiveController, type TemplateResult } from 'lit';
import type { CheckoutState, Present } from '../checkout/state.ts';
import type { CheckoutStore } from '../checkout/store.ts';
import {
  announce,
  TillCloseEvent,
  TillErrorEvent,
  TillOpenEvent,
  TillRedirectEvent,
  type CloseReason,
} from '../page/events.ts';
import type { Outcome, ShowOptions } from '../page/outcome.ts';
import { endpointOf, localeOf } from '../page/settings.ts';
import { frame } from '../views/frame.ts';
import type { Requests } from '../views/page.ts';
import type { ModalHost } from './host.ts';
import { createPages } from './pages.ts';
import type { Shown } from './steps.ts';
import { storeOf } from './stores.ts';

export { dialogStyle } from '../views/dialog.style.ts';

/** The inside of a checkout modal: one `<dialog>`, following one store. */
export class CheckoutDialog implements ReactiveController {
  readonly #host: ModalHost;
  readonly #pages: ReturnType<typeof createPages>;
  #store: CheckoutStore | undefined;
  #cart: Cart | undefined;
  #options: ShowOptions = {};
  #open: PromiseWithResolvers<Outcome> | undefined;
  #stop = new AbortController();
  /** Which of the review's pages is in front. */
  #shown: Shown = 'order';
  #title: Element | null = null;
  #step = '';
  #pressed: EventTarget | null = null;

  constructor(host: ModalHost) {
    this.#host = host;
    this.#pages = createPages(host);
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  get state(): CheckoutState {
    return this.#store?.state ?? { step: 'idle' };
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  /** The element that opened the checkout; the modal, if that is gone. */
  get #from(): HTMLElement {
    return this.#options.from?.isConnected ? this.#options.from : this.#host;
  }

  show(cart: Cart, options: ShowOptions): Promise<Outcome> {
    this.#cart = cart;
    if (this.#open) return this.#open.promise;
    const host = this.#host;
    if (!host.isConnected || !host.dispatchEvent(new TillOpenEvent('till-open')))
      return Promise.resolve({ is: 'prevented' });
    this.#options = options;
    this.#shown = 'order';
    this.#open = Promise.withResolvers();
    this.#listen();
    host.open = true;
    const store = (this.#store = host.store ?? storeOf(endpointOf(host.endpoint), localeOf(host)));
    const unsubscribe = store.subscribe((state) => this.#follow(state));
    this.#stop.signal.addEventListener('abort', unsubscribe);
    void store.open(cart);
    return this.#open.promise;
  }

  #listen(): void {
    const { signal } = (this.#stop = new AbortController());
    const changed = (): void => {
      this.#host.requestUpdate();
      if (navigator.onLine && this.state.step === 'broken' && this.state.code === 'network') void this.retry();
    };
    addEventListener('online', changed, { signal });
    addEventListener('offline', changed, { signal });
    // Back from the payment page, this page is as it was left: on its way out.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#cart && void this.#store?.open(this.#cart), {
      signal,
    });
  }

  #follow(state: CheckoutState): void {
    if (state.step !== 'review' && state.step !== 'starting') this.#shown = 'order';
    if (state.step === 'review' && state.before) this.#shown = 'change';
    if ('session' in state && state.session) announce(this.#from, state.session);
    this.#host.requestUpdate();
    if (state.step !== 'broken') return;
    const event = new TillErrorEvent(state.code, state.support, () => void this.retry());
    if (!this.#from.dispatchEvent(event)) this.#finish('api');
  }

  /** Asks the page, then puts the dialog away; the session goes on. */
  close(reason: CloseReason): void {
    if (this.#open && this.#host.dispatchEvent(new TillCloseEvent('till-close', reason))) this.#finish(reason);
  }

  #finish(reason: CloseReason): void {
    const open = this.#open;
    if (!open) return;
    const { state } = this;
    this.#open = undefined;
    this.#title = null;
    this.#stop.abort();
    this.#store?.close();
    if (this.#dialog?.open) this.#dialog.close();
    this.#host.open = false;
    this.#host.requestUpdate();
    const begun = state.step === 'waiting' || state.step === 'done' || state.step === 'refused';
    open.resolve(begun ? { is: state.step, session: state.session } : { is: 'closed' });
    this.#host.dispatchEvent(new TillCloseEvent('till-after-close', reason));
  }

  async cancel(): Promise<void> {
    await this.#store?.cancel();
  }

  async retry(): Promise<void> {
    await this.#store?.retry();
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
    states.add(step);
    if (!navigator.onLine) states.add('offline');
    const opening = !this.#dialog.open;
    if (opening) this.#dialog.showModal();
    const title = this.#dialog.querySelector<HTMLElement>('#title');
    const next = `${step === 'starting' ? 'review' : step} ${this.#shown}`;
    if (title !== this.#title || next !== this.#step) title?.focus();
    this.#title = title;
    this.#step = next;
    if (opening) this.#host.dispatchEvent(new TillOpenEvent('till-after-open'));
    if (step !== 'loading') requestAnimationFrame(() => void this.#pages.load());
  }

  readonly #present: Present = (action, session, otherwise) => {
    const shown = action.kind === 'redirect' && !this.#from.dispatchEvent(new TillRedirectEvent(action.url));
    return shown ? 'shown' : otherwise(action, session);
  };

  #returnTo(): string {
    const url = new URL(this.#options.returnTo ?? this.#host.returnTo ?? location.href, document.baseURI);
    url.hash = '';
    return url.href;
  }

  #turnTo(shown: Shown): void {
    this.#shown = shown;
    this.#host.requestUpdate();
  }

  readonly #ask: Requests = {
    pay: () => void this.#store?.pay({ present: this.#present, returnTo: this.#returnTo() }),
    retry: () => void this.retry(),
    resume: () => void this.#store?.resume(this.#present),
    cancel: () => void this.cancel(),
    leave: () => this.close(this.state.step === 'done' ? 'done' : 'button'),
    choose: (method) => this.#store?.chooseMethod(method),
    showMethods: () => {
      if (this.state.step === 'broken') this.#store?.chooseMethod(this.state.offer?.method ?? '');
      this.#turnTo('methods');
    },
    showOrder: () => this.#turnTo('order'),
  };

  /** Only a click that began and ended outside the dialog's box: text dragged out of it does not put it away. */
  #click({ target }: Event): void {
    if (target === this.#dialog && this.#pressed === target) this.close('backdrop');
  }

  /** As the order has it; until it is there, as it was asked for. */
  #items(): number {
    const { state } = this;
    const lines = 'quote' in state ? state.quote.lines : this.#cart?.items;
    return lines?.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  }

  /** Once put away it keeps its last looks, so that nothing flickers while it fades. */
  render(): TemplateResult | typeof noChange {
    if (!this.#open) return noChange;
    const { state } = this;
    const config = this.#store?.config;
    const context = {
      config,
      shop: config?.name ?? location.hostname,
      locale: localeOf(this.#host),
      offline: !navigator.onLine,
    };
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the keyboard's way to put it away is Escape
    return html`<dialog
      class="till modal"
      part="dialog"
      aria-labelledby="title"
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.close('escape');
      }}
      @close=${() => this.#dialog?.open || this.#finish('escape')}
      @pointerdown=${(event: Event) => (this.#pressed = event.target)}
      @click=${(event: Event) => this.#click(event)}
    >
      ${frame(
        {
          name: context.shop,
          items: this.#items(),
          test: config?.test ?? false,
          close: () => this.close('button'),
        },
        this.#pages.page(state, this.#shown, this.#ask, context),
      )}
    </dialog>`;
  }
}
