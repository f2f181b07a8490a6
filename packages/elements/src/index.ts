export { CheckoutModal } from './checkout-modal/index.ts';
export { OrderStatus } from './order-status/index.ts';
export {
  TillBeforePayEvent,
  TillCloseEvent,
  TillErrorEvent,
  TillOpenEvent,
  TillPaidEvent,
  TillRedirectEvent,
  TillStatusEvent,
  type CloseReason,
} from './page/events.ts';
export type { Outcome, ShowOptions } from './page/outcome.ts';
export { configure, type Settings, type Widget, type WidgetCleanup, type WidgetInput } from './page/settings.ts';
export { PayButton } from './pay-button/index.ts';
