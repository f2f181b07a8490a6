export { CheckoutFailure } from './failure.ts';
export type { Remembering } from './memory.ts';
export type {
  CheckoutState,
  FieldErrors,
  Offer,
  OpenOptions,
  PayMode,
  PayOptions,
  Present,
  Presenter,
} from './state.ts';
export { createCheckoutStore, type CheckoutStore, type StoreOptions } from './store.ts';
export { watchOrders, type OrderUpdate, type WatchedOrder, type WatchOptions } from './watcher.ts';
