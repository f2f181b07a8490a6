import type { Cart } from '@tillkit/core/quote';
import type { Desk } from './desk.ts';
import { CheckoutFailure } from './failure.ts';
import { isQuotesAnswer } from './guards.ts';
import type { Edit, Offer } from './state.ts';

/** What the buyer may mend in an order that is not begun: how many of each, and the promotion code. */
export const createEditing = (desk: Desk) => {
  let asking = new AbortController();

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
      const [answer] = (await desk.ask('/quotes', isQuotesAnswer, { body: { carts: [cart], locale: desk.locale } }))
        .quotes;
      if (!answer) throw new CheckoutFailure('answer_invalid');
      if ('problem' in answer) throw new CheckoutFailure(answer.problem.code, answer.problem);
      const offered = desk.offered(answer.methods);
      const chosen = offered.find(({ id }) => id === method) ?? offered[0];
      if (!chosen) throw new CheckoutFailure('no_method');
      if (!isOver()) desk.set({ step: 'review', cart, quote: answer.quote, methods: offered, method: chosen.id });
    } catch (error) {
      const code = error instanceof CheckoutFailure ? error.code : 'answer_invalid';
      if (!isOver()) desk.set({ ...standing, edit: code === 'promotion_unknown' ? refused : { is: 'failed', code } });
    }
  };

  /** `0` takes the SKU out; the last one stays. */
  const setQuantity = (offer: Offer, sku: string, quantity: number): Promise<void> => {
    const items = offer.cart.items
      .map((item) => (item.sku === sku ? { ...item, quantity } : item))
      .filter((item) => item.quantity > 0);
    const cart = { ...offer.cart, items };
    return items.length > 0 ? reprice(offer, cart, { is: 'failed', code: 'cart_invalid' }) : Promise.resolve();
  };

  /** Without a code, none. */
  const setPromotion = (offer: Offer, code: string | undefined): Promise<void> => {
    const { promotionCode: _, ...cart } = offer.cart;
    const promotionCode = code?.trim();
    return reprice(offer, promotionCode ? { ...cart, promotionCode } : cart, {
      is: 'code-unknown',
      code: promotionCode ?? '',
    });
  };

  return { setQuantity, setPromotion };
};
