import { isRecord, isText } from '../checkout/shape.ts';

/**
 * Takes the short read token a return brings in `#till=…`, and strips it from the address before it can be copied,
 * bookmarked or sent on. It stays with this page's entry of the history, so that a reload still finds it.
 */
export const takeToken = (): string | undefined => {
  const state: unknown = history.state;
  const kept = isRecord(state) ? state : {};
  const till = /[#&]till=([^&]+)/.exec(location.hash)?.[1];
  if (till) history.replaceState({ ...kept, till }, '', location.pathname + location.search);
  return till ?? (isText(kept['till']) ? kept['till'] : undefined);
};
