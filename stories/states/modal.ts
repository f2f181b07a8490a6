import type { Canned } from './server.ts';
import { actions, beginWith, CART, fromBank, promptpay, quote, transfer, wallet } from './shop.ts';
import { make, type Stage, type State } from './state.ts';

/** What most shops here offer: one way, or several. */
export const oneWay: Canned = { quotes: { quote, methods: [wallet] }, begin: beginWith(wallet, actions.redirect) };
export const ways = [promptpay, transfer, wallet, fromBank];
export const severalWays: Canned = { ...oneWay, quotes: { quote, methods: ways } };

type Walk = NonNullable<State['walk']>;
type Modal = HTMLElementTagNameMap['till-checkout-modal'];

/** What is said of the modal itself, and of the browser. */
type More = Pick<State, 'offline' | 'noWindows'> & Partial<Pick<Modal, 'mode' | 'methods' | 'cart'>>;

/** A checkout that is open, and what the buyer does in it. */
export const open = (
  shows: State['shows'],
  canned: Canned,
  walk: Walk = () => Promise.resolve(),
  { offline = false, noWindows = false, ...modal }: More = {},
): State => ({
  shows,
  canned,
  offline,
  noWindows,
  make: ({ store }: Stage) => [make('till-checkout-modal', { store, cart: CART, ...modal })],
  walk: async (buyer, stage) => {
    await buyer.openCheckout();
    await walk(buyer, stage);
  },
});

/** One way to pay, and the buyer goes on with it. */
export const afterPay = (shows: State['shows'], canned: Canned, walk?: Walk): State =>
  open(shows, { ...oneWay, ...canned }, async (buyer, stage) => {
    await buyer.goOn();
    await walk?.(buyer, stage);
  });
