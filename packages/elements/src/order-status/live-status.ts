import { isSettled } from '@tillkit/core/lifecycle';
import type { SessionView } from '@tillkit/core/wire';
import { html, type PropertyValues, type ReactiveController, type TemplateResult } from 'lit';
import { sessionOf } from '../checkout/memory.ts';
import { watchOrders, type OrderUpdate, type WatchedOrder } from '../checkout/watcher.ts';
import { adopt } from '../page/adopt.ts';
import { loadChunk } from '../page/chunk.ts';
import { announce } from '../page/announce.ts';
import { TillErrorEvent } from '../page/events.ts';
import { memoryOf, returnedOrder } from '../page/memories.ts';
import { fetchWords, languageOf } from '../page/language.ts';
import { endpointOf } from '../page/settings.ts';
import { badge, isWord } from '../views/badge.ts';
import type { CoinName } from '../views/coin.ts';
import { toneClassesStyle } from '../views/tone-classes.style.ts';
import type { StatusDetail } from '../views/status-detail.ts';
import { say } from '../views/words.ts';
import type { StatusHost } from './host.ts';

export { badgeStyle } from '../views/badge.style.ts';

const loadDetail = () => loadChunk(() => import('../views/status-detail.ts'), 'statusDetail');

export const liveWords = {
  linkOver:
    'This link no longer shows its order. Open the one in your confirmation again, or look in the browser you paid with.',
};

/** The inside of an order status, loaded when there is an order to show: it follows one and writes it down. */
export class LiveStatus implements ReactiveController {
  readonly #host: StatusHost;
  #seen: SessionView | undefined;
  #channel: OrderUpdate['channel'] | undefined;
  #watched: WatchedOrder | undefined;
  #detail: StatusDetail | undefined;
  /** Its token does not read, and the page has not taken the words for that over. */
  #shut = false;
  #stop = (): void => {};

  constructor(host: StatusHost) {
    this.#host = host;
    adopt(host, toneClassesStyle);
    host.addController(this);
  }

  hostConnected(): void {
    this.refresh();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Whose status is shown, and the token to ask for it with. */
  #find(): WatchedOrder | undefined {
    const { session, token, endpoint } = this.#host;
    const memory = memoryOf(endpointOf(endpoint));
    const returned = returnedOrder();
    const id = session ?? (token ? sessionOf(token) : (returned?.id ?? memory.last()?.id));
    // What this browser keeps lasts longer than what a return brings.
    const known = token ?? memory.find(id ?? '')?.token ?? (id === returned?.id ? returned?.token : undefined);
    return id && known ? { id, token: known } : undefined;
  }

  refresh(): void {
    const host = this.#host;
    this.#stop();
    this.#watched = host.order ? undefined : this.#find();
    if (this.#seen?.id !== this.#watched?.id) this.#seen = undefined;
    this.#channel = undefined;
    this.#shut = false;
    if (this.#watched)
      this.#stop = watchOrders(endpointOf(host.endpoint), [this.#watched], (update) => this.#hear(update), {
        once: host.static,
      });
    if (host.static && this.#seen) this.#stop();
    host.requestUpdate();
  }

  #hear({ id, channel, session }: OrderUpdate): void {
    const host = this.#host;
    this.#channel = channel;
    host.requestUpdate();
    if (channel === 'refused')
      this.#shut = host.dispatchEvent(new TillErrorEvent('token_invalid', undefined, () => host.refresh()));
    if (!session) return;
    if (host.static) this.#stop();
    this.#seen = session;
    announce(host, session);
    if (isSettled(session.status)) memoryOf(endpointOf(host.endpoint)).forget(id);
  }

  update(changed: PropertyValues<StatusHost>): void {
    const anew: readonly (keyof StatusHost)[] = ['session', 'token', 'endpoint', 'order', 'static'];
    if (anew.some((name) => changed.has(name))) this.refresh();
    if (this.#host.variant && this.#host.variant !== 'badge') void this.#loadDetail();
    const { states } = this.#host.internals;
    states.clear();
    const channel = this.#host.static ? undefined : this.#channel;
    for (const state of [this.#word(), channel]) if (state) states.add(state);
  }

  async #loadDetail(): Promise<void> {
    if (this.#detail) return;
    try {
      const [{ statusDetail }] = await Promise.all([loadDetail(), fetchWords(this.#host, 'status')]);
      this.#detail ??= statusDetail(this.#host);
      this.#host.requestUpdate();
    } catch {
      // The badge says the same in a word.
    }
  }

  #word(): CoinName | undefined {
    const order = this.#host.order ?? this.#seen;
    if (order) return order.checking ? 'checking' : order.status;
    const { status } = this.#host;
    if (isWord(status)) return status;
    return this.#watched && this.#channel !== 'refused' ? 'checking' : undefined;
  }

  /** Whether there is one to show, or to ask for. */
  hasOrder(): boolean {
    return !!this.#watched || this.#word() !== undefined;
  }

  render(): TemplateResult | undefined {
    const { variant, order = this.#seen } = this.#host;
    const language = languageOf(this.#host);
    if (order && variant && variant !== 'badge' && this.#detail)
      return this.#detail[variant](order, language, this.#channel === 'stale');
    const word = badge(this.#word(), language);
    return (
      word ??
      (this.#shut
        ? html`<slot></slot> <span class="till none" role="status">${say(language, liveWords).linkOver}</span>`
        : undefined)
    );
  }
}
