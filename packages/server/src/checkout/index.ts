export { createCheckout, type Checkout } from './create-checkout.ts';
export type { NoticeHandler, NoticeHandlers, NoticeInfo } from './context.ts';
export type { CheckoutOptions } from './options.ts';
