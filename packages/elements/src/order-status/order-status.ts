import type { SessionView } from '@tillkit/core/wire';
import {
  html,
  LitElement,
  noChange,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { adopt } from '../page/adopt.ts';
import type { Appearance } from '../page/appearance.ts';
import { looksRight } from '../page/looks.ts';
import { loadChunk } from '../page/chunk.ts';
import { define } from '../page/define.ts';
import { TillErrorEvent } from '../page/events.ts';
import { hasTrace } from '../checkout/traces.ts';
import { hasWords, languageOf } from '../page/language.ts';
import { endpointOf } from '../page/settings.ts';
import { giveWay, takeServed } from '../page/served.ts';
import { takeToken } from '../page/token.ts';
import { baseStyle } from '../views/base.style.ts';
import { tonesStyle } from '../views/tones.style.ts';
import { say, type Words } from '../views/words.ts';
import type { StatusHost } from './host.ts';
import type { LiveStatus } from './live-status.ts';
import { orderStatusStyle } from './order-status.style.ts';

export const orderStatusWords = {
  noOrder: 'No order to show here. Open the link in your confirmation, or look in the browser you paid with.',
};

/**
 * An order's status, live: of the session it is given, else of the one a return or this browser's memory brings.
 *
 * @tag till-order-status
 * @slot - words of the server, shown until more is known, and where there is no order; without any, the kit's own
 * @slot prefix - before the status
 * @csspart badge - the badge, or the line
 * @csspart icon - the coin: it fills as the money arrives
 * @csspart label - the status in words
 * @csspart amount - the total
 * @csspart time - when it happened
 * @csspart refund - what was given back
 * @csspart timeline - what happened to the order, oldest first
 * @csspart entry - one thing that happened
 * @cssstate created - not paid yet
 * @cssstate pending - a payment is under way
 * @cssstate authorized - the money is held, not taken
 * @cssstate paid - the money arrived
 * @cssstate partially_refunded - some of it was given back
 * @cssstate refunded - all of it was given back
 * @cssstate canceled - called off
 * @cssstate expired - the time to pay ran out
 * @cssstate failed - not paid, for good
 * @cssstate review - the shop looks at it
 * @cssstate checking - not known yet
 * @cssstate live - changes arrive by themselves
 * @cssstate stale - they do not: no answer from the server
 * @cssstate refused - its token does not read
 * @fires {TillStatusEvent} till-status - a session changed, or is known for the first time on this page
 * @fires {TillPaidEvent} till-paid - a session is paid: once for each session and page
 * @fires {TillErrorEvent} till-error - something went wrong; prevented, the kit shows no words of its own
 */
export class OrderStatus extends LitElement implements StatusHost {
  static override readonly styles = [baseStyle, tonesStyle, orderStatusStyle];
  static override readonly properties: PropertyDeclarations = {
    session: {},
    token: {},
    variant: { reflect: true },
    endpoint: {},
    status: {},
    static: { type: Boolean },
    order: { attribute: false },
    strings: { attribute: false },
    appearance: { attribute: false },
  };

  /** A session's id; without it, the last session of the endpoint. */
  declare session: string | undefined;
  /** Without it, the one this browser holds for the session. */
  declare token: string | undefined;
  /** A coin and a word; a line with amount and time; or all that happened. */
  declare variant: 'badge' | 'line' | 'timeline' | undefined;
  /** Where the server is mounted; what the page is configured with when absent. */
  declare endpoint: string | undefined;
  /** The status when the page was written, shown until it is heard live. */
  declare status: string | undefined;
  /** Reads its order once, and keeps nothing open for it. */
  declare static: boolean;
  /** A session to show as it is: nothing is fetched. */
  declare order: SessionView | undefined;

  /** Words said instead of the kit's own, by their keys. */
  declare strings: Words | undefined;
  /** How it looks, set in code: wins over the page's style sheets. */
  declare appearance: Appearance | undefined;

  /** @internal */
  readonly internals = this.attachInternals();
  #live: LiveStatus | undefined;
  #loading = false;
  #served: ChildNode[] = [];
  #returned: string | undefined;

  /** Registers the element, where `tag` is still free. */
  static define(tag = 'till-order-status', registry?: CustomElementRegistry): void {
    define(tag, this, registry);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#served = takeServed(this);
    return super.createRenderRoot();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#returned = takeToken();
    addEventListener('hashchange', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#look);
  }

  /** A link that leads to the page it is opened on brings its token without loading anything. */
  readonly #look = (): void => {
    const token = takeToken();
    if (!token || token === this.#returned) return;
    this.#returned = token;
    this.refresh();
  };

  /** Looks for its order again, and asks for it anew. */
  refresh(): void {
    if (this.#live) this.#live.refresh();
    else this.requestUpdate();
  }

  /** Whether there is anything to show; until then nothing is fetched. */
  #hasOrder(): boolean {
    const { order, status, session, token } = this;
    return !!(order || status || session || token || takeToken()) || hasTrace(endpointOf(this.endpoint));
  }

  async #load(): Promise<void> {
    this.#loading = true;
    try {
      const { LiveStatus, badgeStyle } = await loadChunk(() => import('./live-status.ts'), 'LiveStatus');
      adopt(this, badgeStyle);
      this.#live = new LiveStatus(this);
    } catch {
      // The words of the server stay.
      this.#loading = false;
      this.dispatchEvent(new TillErrorEvent('chunk', undefined, () => this.refresh()));
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#live) this.#live.update(changed);
    else if (!this.#loading && this.#hasOrder()) {
      // What a server wrote is on the screen already.
      if (this.#served[0]) void this.#load();
      else requestAnimationFrame(() => void this.#load());
    }
  }

  protected override render(): TemplateResult | typeof noChange {
    const speaks = looksRight(this) && hasWords(this, 'button');
    if (this.#served[0] && !(speaks && this.#live)) return noChange;
    if (!speaks) return html`<slot></slot>`;
    giveWay(this, this.#served);
    const found = this.#live?.hasOrder() ?? this.#hasOrder();
    const none = found
      ? nothing
      : html`<span class="till none">${say(languageOf(this), orderStatusWords).noOrder}</span>`;
    return html`<slot name="prefix"></slot>${this.#live?.render() ?? html`<slot>${none}</slot>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-order-status': OrderStatus;
  }
}
