import { CheckoutFailure } from '../failure.ts';
import type { Presenter } from '../state.ts';
import { isSafe } from './pay-page.ts';

/** Leaves for the payment page in this tab, also for one that was to stand in a frame. */
export const redirect: Presenter = (action) => {
  if (action.kind !== 'redirect' && action.kind !== 'frame') throw new CheckoutFailure('action_unsupported');
  if (!isSafe(action)) throw new CheckoutFailure('answer_invalid');
  globalThis.location.assign(action.url);
  return 'left';
};
