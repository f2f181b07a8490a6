import type { Action } from '@tillkit/core/gateway';
import type { SessionView } from '@tillkit/core/wire';
import { CheckoutFailure } from './failure.ts';
import { methodOf } from './offer.ts';
import type { PaymentWindow } from './payment-window.ts';
import { isSafe } from './presenters/pay-page.ts';
import type { Popup } from './presenters/popup.ts';
import { redirect } from './presenters/redirect.ts';
import type { Offer, PayMode, PayOptions, Presenter } from './state.ts';

/** The view of `waiting` shows these itself. */
const ON_PAGE = new Set<Action['kind']>(['frame', 'qr', 'transfer', 'widget']);
const onPage: Presenter = () => 'shown';

/** Where a payment page can go: its own window, one that was `blocked`, this very `tab`, or wherever else it fits. */
export type Place = Popup | 'blocked' | 'tab' | undefined;

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

/** Shows what the buyer has to do next, by the page's own way or the kit's. */
export const createShowing = (windows: PaymentWindow) => {
  const wayOf = ({ kind }: Action, place: Place): readonly [Presenter, PayMode] => {
    if (place === 'tab' && kind === 'frame') return [redirect, 'redirect'];
    if (ON_PAGE.has(kind)) return [onPage, kind === 'frame' ? 'frame' : 'redirect'];
    if (place === 'blocked') return [windows.blocked, 'popup'];
    return typeof place === 'object' ? [windows.presenterOf(place), 'popup'] : [redirect, 'redirect'];
  };

  /** @throws CheckoutFailure `answer_invalid` for a page no money may be asked on */
  return (action: Action, session: SessionView, { present }: PayOptions, place: Place): 'left' | 'shown' => {
    if (!isSafe(action)) throw new CheckoutFailure('answer_invalid');
    const [otherwise, mode] = wayOf(action, place);
    return present ? present(action, session, otherwise, mode) : otherwise(action, session);
  };
};
