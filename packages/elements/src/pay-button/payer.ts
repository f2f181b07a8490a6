import type { Cart } from '@tillkit/core/quote';
import type { ReactiveController } from 'lit';
import { hasTrace } from '../checkout/traces.ts';
import { loadChunk } from '../page/chunk.ts';
import { TillBeforePayEvent, TillErrorEvent } from '../page/events.ts';
import type { Modal, Outcome } from '../page/outcome.ts';
import { languageOf } from '../page/language.ts';
import { endpointOf } from '../page/settings.ts';
import { takeToken } from '../page/token.ts';
import type { PayHost } from './host.ts';

/** A modal for a page that has none: at the end of the body, gone once it was put away. */
const makeModal = ({ endpoint, appearance, strings }: PayHost): Modal => {
  const modal = Object.assign(document.createElement('till-checkout-modal'), { endpoint, appearance, strings });
  modal.addEventListener('till-after-close', (event) => event.target === modal && modal.remove());
  document.body.append(modal);
  return modal;
};

/** What a pay button does, loaded at the first sign that it is wanted. */
export class Payer implements ReactiveController {
  readonly #host: PayHost;
  readonly #defineModal: () => Promise<unknown>;
  #paying: Promise<Outcome> | undefined;

  /** Back from a payment page, the browser shows this one as it was left: loading. */
  readonly #recover = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#host.loading = this.#host.failed = false;
    this.#host.requestUpdate();
  };

  /** @param defineModal registers the modal, on a page that has the button alone */
  constructor(host: PayHost, defineModal: () => Promise<unknown>) {
    this.#host = host;
    this.#defineModal = defineModal;
    takeToken();
    host.addController(this);
    host.requestUpdate();
  }

  /** Another tab may have begun this cart's payment, or ended it. */
  readonly #remember = (): void => this.#host.requestUpdate();

  hostConnected(): void {
    addEventListener('pageshow', this.#recover);
    addEventListener('storage', this.#remember);
  }

  hostDisconnected(): void {
    removeEventListener('pageshow', this.#recover);
    removeEventListener('storage', this.#remember);
  }

  /** What a click asks for; `undefined` while there is neither `cart` nor `sku`. */
  #wanted(): Cart | undefined {
    const { cart, sku, quantity, promotionCode, metadata, chosen } = this.#host;
    if (cart || !sku || chosen === null) return cart;
    return {
      items: [{ sku, quantity, ...(chosen !== undefined && { amount: chosen }) }],
      ...(promotionCode && { promotionCode }),
      ...(metadata && { metadata }),
    };
  }

  /** One at a time: until the checkout is put away, every further call is the same. */
  pay(): Promise<Outcome> {
    this.#paying ??= this.#pay().finally(() => (this.#paying = undefined));
    return this.#paying;
  }

  async #pay(): Promise<Outcome> {
    const host = this.#host;
    const event = new TillBeforePayEvent(this.#wanted());
    host.dispatchEvent(event);
    if (!(await event.allows())) return { is: 'prevented' };
    // What to type is not on the page yet.
    if (host.choose && !host.chooser) return { is: 'prevented' };
    if (!event.cart) {
      if (host.chosen === null) await host.chooser?.refuse();
      else host.failed = host.dispatchEvent(new TillErrorEvent('cart_invalid', undefined, () => void this.pay()));
      return { is: 'prevented' };
    }
    if (!customElements.get('till-checkout-modal')) await this.#defineModal();
    const modal = this.#findModal() ?? makeModal(host);
    const { returnTo, method, mode } = host;
    const shown = modal.show(event.cart, { from: host, returnTo, method, mode });
    modal.addEventListener('till-after-open', () => (host.loading = false), { once: true });
    const outcome = await shown;
    host.session = outcome.session ?? host.session;
    // The receipt has said so already: without this part the button stays as it was.
    if (host.session?.status === 'paid')
      loadChunk(() => import('../views/success.ts'), 'celebrate').then(
        ({ celebrate }) => celebrate(host, languageOf(host)),
        () => {},
      );
    return outcome;
  }

  #findModal(): Modal | undefined {
    const root = this.#host.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return undefined;
    const { modal } = this.#host;
    const found = root.querySelector<Modal>(
      modal ? `till-checkout-modal#${CSS.escape(modal)}` : 'till-checkout-modal:not([id])',
    );
    return found ?? undefined;
  }

  hostUpdated(): void {
    const host = this.#host;
    const cart = this.#wanted();
    // What cannot be loaded changes nothing: the click will find it.
    if (host.underWay || hasTrace(endpointOf(host.endpoint)))
      loadChunk(() => import('../page/memories.ts'), 'recall').then(
        ({ recall }) => recall(host, cart),
        () => {},
      );
    // Without an answer the label stays without its amount; the click will tell what is wrong.
    if (host.choose || (cart && host.amount === undefined))
      loadChunk(() => import('../checkout-modal/labels.ts'), 'labelWith').then(
        ({ labelWith }) => labelWith(host, cart),
        () => {},
      );
  }
}
