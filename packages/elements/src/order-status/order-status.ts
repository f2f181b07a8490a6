import type { SessionView } from '@tillkit/core/wire';
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { adopt } from '../page/adopt.ts';
import { loadChunk } from '../page/chunk.ts';
import { define } from '../page/define.ts';
import { TillErrorEvent } from '../page/events.ts';
import { memoryOf, returnedOrder } from '../page/memories.ts';
import { endpointOf } from '../page/settings.ts';
import { takeToken } from '../page/token.ts';
import { baseStyle } from '../views/base.style.ts';
import { tonesStyle } from '../views/tones.style.ts';
import type { StatusHost } from './host.ts';
import type { LiveStatus } from './live-status.ts';
import { orderStatusStyle } from './order-status.style.ts';

const NO_ORDER = 'No order to show here. Open the link in your confirmation, or look in the browser you paid with.';

/**
 * An order's status, live: of the session it is given, else of the one a return or this browser's memory brings.
 *
 * @slot - words of the server, shown until more is known, and where there is no order; without any, the kit's own
 * @slot prefix - before the status
 * @csspart badge @csspart icon @csspart label @csspart amount @csspart time @csspart refund @csspart timeline @csspart entry
 * @cssstate created @cssstate pending @cssstate authorized @cssstate paid @cssstate partially_refunded
 * @cssstate refunded @cssstate canceled @cssstate expired @cssstate failed @cssstate review @cssstate checking
 * @cssstate live @cssstate stale
 * @fires till-status @fires till-paid @fires till-error
 */
export class OrderStatus extends LitElement implements StatusHost {
  static override readonly styles = [baseStyle, tonesStyle, orderStatusStyle];
  static override readonly properties: PropertyDeclarations = {
    session: {},
    token: {},
    variant: { reflect: true },
    endpoint: {},
    status: {},
    order: { attribute: false },
  };

  /** A session's id; without it, the last session of the endpoint. */
  declare session: string | undefined;
  /** Without it, the one this browser holds for the session. */
  declare token: string | undefined;
  declare variant: 'badge' | 'line' | 'timeline' | undefined;
  declare endpoint: string | undefined;
  /** The status when the page was written, shown until it is heard live. */
  declare status: string | undefined;
  /** A session to show as it is: nothing is fetched. */
  declare order: SessionView | undefined;

  readonly internals = this.attachInternals();
  #live: LiveStatus | undefined;
  #loading = false;
  #returned: string | undefined;

  static define(tag = 'till-order-status'): void {
    define(tag, this);
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
    if (order || status || session || token || returnedOrder()) return true;
    return memoryOf(endpointOf(this.endpoint)).last() !== undefined;
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
    else if (!this.#loading && this.#hasOrder()) requestAnimationFrame(() => void this.#load());
  }

  protected override render(): TemplateResult {
    const found = this.#live?.hasOrder() ?? this.#hasOrder();
    const none = found ? nothing : html`<span class="till none">${NO_ORDER}</span>`;
    return html`<slot name="prefix"></slot>${this.#live?.render() ?? html`<slot>${none}</slot>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-order-status': OrderStatus;
  }
}
