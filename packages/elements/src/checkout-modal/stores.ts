import { createCheckoutStore, type CheckoutStore } from '../checkout/store.ts';

const stores = new Map<string, CheckoutStore>();

/** The page's one checkout of an endpoint. */
export const storeOf = (endpoint: string, locale: string): CheckoutStore => {
  const store = stores.get(endpoint) ?? createCheckoutStore({ endpoint, locale });
  stores.set(endpoint, store);
  return store;
};
