import { CheckoutFailure } from '../failure.ts';
import type { Presenter } from '../state.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** A page money may be asked on: https, or this machine while developing. Never `javascript:` or `data:`. */
export const isPayPage = (url: string): boolean => {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'https:') return true;
  return parsed?.protocol === 'http:' && LOOPBACK.test(parsed.hostname);
};

/** Leaves for the payment page in this tab. */
export const redirect: Presenter = (action) => {
  if (action.kind !== 'redirect') throw new CheckoutFailure('action_unsupported');
  if (!isPayPage(action.url)) throw new CheckoutFailure('answer_invalid');
  globalThis.location.assign(action.url);
  return 'left';
};
