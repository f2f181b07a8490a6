export {
  createCheckout,
  type Checkout,
  type CheckoutOptions,
  type NoticeHandler,
  type NoticeHandlers,
  type NoticeInfo,
} from './checkout/index.ts';
export { memoryStore } from './memory/index.ts';
export type {
  AccountsOf,
  AccountVerbs,
  Can,
  Duplicate,
  Keyed,
  Order,
  OrderPage,
  Orders,
  RefundInput,
} from './orders/index.ts';
export { fromCatalog, type CatalogItem, type Price, type PriceContext } from './pricing/index.ts';
export type { RequestInfo } from './routes/index.ts';
export type { NoticeKind, Store } from './store/index.ts';
