import { systemClock, type Clock, type Random } from '@tillkit/core/clock';
import type { Cart } from '@tillkit/core/quote';
import type { Config } from '@tillkit/core/wire';
import { loadChunk } from '../page/chunk.ts';
import { isBlocked } from '../page/lost.ts';
import { createClient } from './client.ts';
import type { Desk } from './desk.ts';
import { CheckoutFailure } from './failure.ts';
import { isConfig, isQuotesAnswer, isShown } from './guards.ts';
import type { Payment } from './payment.ts';
import type { CheckoutState, Offer, OpenOptions, PayOptions } from './state.ts';
import { hasTrace, pageStorage, type Remembering } from './traces.ts';

export interface StoreOptions {
  /** Where the server is mounted: `https://shop.example/checkout`. */
  readonly endpoint: string;
  readonly fetch?: typeof fetch;
  /** `localStorage` when absent; without any, a session is remembered as long as the store lives. */
  readonly storage?: Remembering | undefined;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Opens a blank window for a popup; the browser's own when absent. */
  readonly openWindow?: (() => Window | null) | undefined;
  /** BCP 47; asked for when quoting. */
  readonly locale?: string;
  /** Whether the page can show the widget of an account; it can show none when absent. */
  readonly hasWidget?: (account: string) => boolean;
}

/**
 * One checkout, without any view: it prices a cart, begins its payment and follows it to the end. What comes after the
 * review is loaded while the buyer reads it.
 */
export const createCheckoutStore = (options: StoreOptions) => {
  const { endpoint, locale, clock = systemClock, hasWidget = () => false, random, openWindow } = options;
  const fetch: typeof globalThis.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const ask = createClient(endpoint, { fetch, clock });
  const storage = 'storage' in options ? options.storage : pageStorage();
  const listeners = new Set<(state: CheckoutState) => void>();
  const fields = new Map<string, string>();

  let state: CheckoutState = { step: 'idle' };
  let config: Config | undefined;
  let payment: Promise<Payment> | undefined;
  let ready: Payment | undefined;
  let wish: OpenOptions = {};
  let chosen: PayOptions = {};
  let current = new AbortController();

  const tell = (): void => listeners.forEach((listener) => listener(state));
  const set = (next: CheckoutState): void => {
    state = next;
    tell();
  };

  /** Whatever comes back to an earlier turn changes nothing any more. */
  const nextTurn = (): AbortSignal => {
    current.abort();
    current = new AbortController();
    return current.signal;
  };

  const offered: Desk['offered'] = (all, ...wanted) => {
    const methods = all.filter((method) => isShown(method, hasWidget));
    const ids = methods.map(({ id }) => id);
    return { methods, method: wanted.find((id) => id && ids.includes(id)) ?? ids[0] };
  };

  const price: Desk['price'] = async (cart, ...wanted) => {
    const [answer] = (await ask('/quotes', isQuotesAnswer, { body: { carts: [cart], locale } })).quotes;
    if (!answer) throw new CheckoutFailure('answer_invalid');
    if ('problem' in answer) throw new CheckoutFailure(answer.problem.code, answer.problem);
    const { quote, methods } = answer;
    toPayment().then(
      ({ prepare }) => prepare(methods),
      () => {},
    );
    const offer = { cart, quote, ...offered(methods, ...wanted) };
    if (!offer.method && !wish.own) throw new CheckoutFailure('no_method');
    return offer;
  };

  const review: Desk['review'] = async (cart, turn, session) => {
    // A window opens within the click alone: what opens it is here before there is anything to click.
    const ahead = wish.mode === 'popup' ? toPayment() : undefined;
    const [offer] = await Promise.all([price(cart, session?.attempt?.method, wish.method), ahead]);
    if (!turn.aborted) set({ ...offer, step: 'review', quote: session?.quote ?? offer.quote, session });
  };

  const attend: Desk['attend'] = async (cart, work, offer) => {
    const turn = nextTurn();
    set(offer ? { ...offer, step: 'starting' } : { step: 'loading', cart });
    try {
      await work(turn);
    } catch (error) {
      if (turn.aborted) return;
      const { code, support } =
        error instanceof CheckoutFailure ? error : new CheckoutFailure(isBlocked(error) ? 'blocked' : 'chunk');
      // What cannot be looked up may be so.
      const underWay = ready ? ready.isUnderWay(cart) : hasTrace(endpoint, storage);
      set({ step: 'broken', cart, code, support, underWay, offer });
    }
  };

  const desk: Desk = {
    endpoint,
    locale,
    random,
    ports: { fetch, clock },
    ask,
    storage,
    fields,
    offered,
    price,
    review,
    attend,
    set,
    openWindow,
    wish: () => wish,
    state: () => state,
    turn: () => current.signal,
  };
  const toPayment = (): Promise<Payment> => {
    payment ??= loadChunk(() => import('./payment.ts'), 'createPayment').then(
      ({ createPayment }) => (ready = createPayment(desk)),
    );
    payment.catch(() => (payment = undefined));
    return payment;
  };

  const open = async (cart: Cart, options: OpenOptions = {}): Promise<void> => {
    wish = options;
    ask('/config', isConfig).then(
      (answer) => {
        config = answer;
        tell();
      },
      // The head then shows the address instead of the name.
      () => {},
    );
    await attend(cart, async (turn) => {
      if (!ready && !hasTrace(endpoint, storage)) return review(cart, turn);
      return (await toPayment()).reopen(cart, turn);
    });
  };

  const offerOf = (from: CheckoutState): Offer | undefined => {
    if (from.step === 'broken') return from.offer;
    if (from.step !== 'review') return undefined;
    const { cart, quote, methods, method, session } = from;
    return { cart, quote, methods, method, session };
  };

  const pay = async (options: PayOptions = {}): Promise<void> => {
    const offer = offerOf(state);
    // Another price is on its way: what the buyer sees is no longer what the buyer wants.
    if (!offer || (state.step === 'review' && state.edit?.is === 'asking')) return;
    chosen = options;
    if (ready?.holdsBack(offer)) return;
    // At once where it is here: its window opens within the click.
    await attend(offer.cart, async (turn) => (ready ?? (await toPayment())).begin(offer, options, turn), offer);
  };

  return {
    /** Where the server is mounted. */
    endpoint,
    get state(): CheckoutState {
      return state;
    },
    /** The shop's name and test mode, once the server has told them. */
    get config(): Config | undefined {
      return config;
    },
    /** Calls `listener` now and after each change. */
    subscribe: (listener: (state: CheckoutState) => void): (() => void) => {
      listeners.add(listener);
      listener(state);
      return () => void listeners.delete(listener);
    },
    /** Prices a cart; where its payment is under way already, shows that instead. */
    open,
    chooseMethod: (method: string): void => {
      const offer = offerOf(state);
      if (offer?.methods.some(({ id }) => id === method)) set({ ...offer, step: 'review', method });
    },
    /**
     * Takes what the buyer typed into a field of the chosen method. It stays in this store, outside its state, until the
     * payment has begun; a method that asks for a field of the same name is given the same value.
     */
    setField: (name: string, value: string): void => {
      fields.set(name, value);
      ready?.recheck(name);
    },
    /** What the buyer typed, by the name of the field, as long as it is needed. */
    get fields(): ReadonlyMap<string, string> {
      return fields;
    },
    /**
     * Asks for another quantity of a SKU, `0` for none, and prices the order anew. What the shop refuses changes nothing,
     * and `edit` of the state says so. Only before a payment was begun.
     */
    setQuantity: async (sku: string, quantity: number): Promise<void> => (await toPayment()).setQuantity(sku, quantity),
    /** Asks for a promotion code; without one, for none. */
    setPromotion: async (code?: string): Promise<void> => (await toPayment()).setPromotion(code),
    /** Begins the payment, once: whatever comes while it is starting is the same click. */
    pay,
    /** After `broken` the same again; after `waiting` or `refused` the order once more, for another attempt. */
    retry: async (): Promise<void> => {
      if (state.step !== 'broken') await ready?.retry();
      else if (state.offer) await pay(chosen);
      else await open(state.cart, wish);
    },
    /**
     * Shows the payment page of the attempt under way once more; its window, where it still has one. By `redirect` it is
     * shown in this tab, also one that stood in a frame, or whose window was blocked.
     */
    resume: async (options = chosen): Promise<void> => ready?.resume(options),
    /** Gives the session up at the server. What the buyer confirmed before may still arrive, and is then shown. */
    cancel: async (): Promise<void> => ready?.cancel(),
    /** Asks how the payment under way stands, at once. */
    look: (): void => ready?.look(),
    /** What its times are told by. */
    clock,
    /** Puts the view away. The session goes on. */
    close: (): void => {
      nextTurn();
      if (state.step === 'refused') ready?.forget(state.session.id);
      set({ step: 'idle' });
    },
  };
};

export type CheckoutStore = ReturnType<typeof createCheckoutStore>;
