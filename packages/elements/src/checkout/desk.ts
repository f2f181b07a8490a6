import type { Clock, Random } from '@tillkit/core/clock';
import type { Cart } from '@tillkit/core/quote';
import type { MethodView, SessionView } from '@tillkit/core/wire';
import type { Ask } from './client.ts';
import type { Memory } from './memory.ts';
import type { CheckoutState, Offer, OpenOptions } from './state.ts';
import type { Remembering } from './traces.ts';

/** What the store and the payment behind it share. */
export interface Desk {
  readonly endpoint: string;
  readonly locale: string | undefined;
  readonly random: Random | undefined;
  readonly ports: { readonly fetch: typeof fetch; readonly clock: Clock };
  readonly ask: Ask;
  readonly storage: Remembering | undefined;
  /** What the buyer typed, by the name of the field: here and nowhere else, until the payment has begun. */
  readonly fields: Map<string, string>;
  /** Those of the methods that this page can show, and the first of the wanted ones among them; the first of them, else. */
  offered(
    methods: readonly MethodView[],
    ...wanted: readonly (string | undefined)[]
  ): Pick<Offer, 'methods' | 'method'>;
  /**
   * The order as the server prices it, by the first of the wanted methods; what paying it will take is loaded meanwhile.
   * @throws CheckoutFailure the server's own problem; `no_method` where this page can show none
   */
  price(cart: Cart, ...wanted: readonly (string | undefined)[]): Promise<Offer>;
  /** Prices a cart and shows it; with a session, for a further attempt of it. */
  review(cart: Cart, turn: AbortSignal, session?: SessionView): Promise<void>;
  /** Runs one piece of work as a new turn, whose signal ends when the next one begins. */
  attend(cart: Cart, work: (turn: AbortSignal) => Promise<void>, offer?: Offer): Promise<void>;
  set(state: CheckoutState): void;
  /** Opens a blank window, within a click; `null` where it is blocked. The browser's own when absent. */
  readonly openWindow: (() => Window | null) | undefined;
  /** What this checkout was opened with. */
  wish(): OpenOptions;
  state(): CheckoutState;
  turn(): AbortSignal;
}

/** With what this browser remembers, for what follows the review. */
export interface PaymentDesk extends Desk {
  readonly memory: Memory;
}
