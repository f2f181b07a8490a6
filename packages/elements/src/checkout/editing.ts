import type { Cart } from '@tillkit/core/quote';
import type { Desk } from './desk.ts';
import { CheckoutFailure } from './failure.ts';
import type { Edit, Offer } from './state.ts';

/** What the buyer may mend in an order that is not begun: how many of each, and the promotion code. */
export const createEditing = (desk: Desk) => {
  let asking = new AbortController();
  /** By a cart as the buyer has changed it, the one the checkout was opened with. */
  const opened = new WeakMap<Cart, Cart>();
  const openedWith = (cart: Cart): Cart => opened.get(cart) ?? cart;

  /** Prices the cart as the buyer wants it; until the answer is here, and where it says no, the order stands as it was. */
  const reprice = async (offer: Offer, cart: Cart, refused: Edit): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const turn = desk.turn();
    const isOver = (): boolean => signal.aborted || turn.aborted || desk.state().step !== 'review';
    const { cart: before, quote, methods, method } = offer;
    const standing = { step: 'review', cart: before, quote, methods, method } as const;
    desk.set({ ...standing, edit: { is: 'asking' } });
    try {
      opened.set(cart, openedWith(before));
      const changed = await desk.price(cart, method);
      if (!isOver()) desk.set({ ...changed, step: 'review' });
    } catch (error) {
      const code = error instanceof CheckoutFailure ? error.code : 'answer_invalid';
      if (!isOver()) desk.set({ ...standing, edit: code === 'promotion_unknown' ? refused : { is: 'failed', code } });
    }
  };

  /** A session's quote is frozen: what has one is changed by a new checkout. */
  const editable = (): Offer | undefined => {
    const state = desk.state();
    return state.step === 'review' && !state.session ? state : undefined;
  };

  /** `0` takes the SKU out; the last one stays. */
  const setQuantity = async (sku: string, quantity: number): Promise<void> => {
    const offer = editable();
    if (!offer) return;
    const items = offer.cart.items
      .map((item) => (item.sku === sku ? { ...item, quantity } : item))
      .filter((item) => item.quantity > 0);
    const cart = { ...offer.cart, items };
    if (items.length > 0) await reprice(offer, cart, { is: 'failed', code: 'cart_invalid' });
  };

  /** Without a code, none. */
  const setPromotion = async (code: string | undefined): Promise<void> => {
    const offer = editable();
    if (!offer) return;
    const { promotionCode: _, ...cart } = offer.cart;
    const promotionCode = code?.trim();
    const refused: Edit = { is: 'code-unknown', code: promotionCode ?? '' };
    await reprice(offer, promotionCode ? { ...cart, promotionCode } : cart, refused);
  };

  return { setQuantity, setPromotion, openedWith };
};
