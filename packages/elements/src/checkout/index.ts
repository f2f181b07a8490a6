export { CheckoutFailure } from './failure.ts';
export type { Remembering } from './traces.ts';
export type {
  CheckoutState,
  Edit,
  FieldError,
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
