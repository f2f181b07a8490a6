import { createCheckoutStore, type CheckoutStore } from '../checkout/store.ts';
import { widgetOf } from '../page/settings.ts';

const stores = new Map<string, CheckoutStore>();

/** The page's one checkout of an endpoint. */
export const storeOf = (endpoint: string, locale: string): CheckoutStore => {
  const hasWidget = (account: string): boolean => !!widgetOf(account);
  const store = stores.get(endpoint) ?? createCheckoutStore({ endpoint, locale, hasWidget });
  stores.set(endpoint, store);
  return store;
};
