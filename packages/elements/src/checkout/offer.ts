import type { MethodView } from '@tillkit/core/wire';
import type { Offer, PayMode } from './state.ts';

/** The chosen way to pay. */
export const methodOf = ({ methods, method }: Offer): MethodView | undefined => methods.find(({ id }) => id === method);

/** Whether the buyer is asked for something before the chosen method can be paid with. */
export const asksFields = (offer: Offer): boolean => !!methodOf(offer)?.fields.length;

/**
 * How the chosen method's payment page is shown: in a frame where one is wished for, or where it has nothing else; in a
 * window where it may lead to a page. Where the gateway decides between a page and something else, that may be needless.
 */
export const modeOf = (offer: Offer, wish: PayMode = 'redirect'): PayMode => {
  const { kinds = [] } = methodOf(offer) ?? {};
  const leaves = kinds.includes('redirect');
  if (kinds.includes('frame') && (wish === 'frame' || !leaves)) return 'frame';
  return wish === 'popup' && leaves ? 'popup' : 'redirect';
};
