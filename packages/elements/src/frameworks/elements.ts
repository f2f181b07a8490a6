// Made from the doc blocks of the elements by scripts/manifest.ts: change those, and run it.
import type {
  TillBeforePayEvent,
  TillCloseEvent,
  TillErrorEvent,
  TillOpenEvent,
  TillPaidEvent,
  TillRedirectEvent,
  TillStatusEvent,
} from '../index.ts';
import type { PayButton } from '../pay-button/pay-button.ts';
import type { CheckoutModal } from '../checkout-modal/checkout-modal.ts';
import type { OrderStatus } from '../order-status/order-status.ts';

/** What `<till-pay-button>` dispatches, by name. */
export interface PayButtonEvents {
  /** before anything else on a click. Prevent it, replace its `cart`, or hold the payment with `waitUntil(promise)` */
  'till-before-pay': TillBeforePayEvent;
  /** the payment page is about to be shown; prevented, the page shows `url` itself */
  'till-redirect': TillRedirectEvent;
  /** a session changed, or is known for the first time on this page */
  'till-status': TillStatusEvent;
  /** a session is paid: once for each session and page */
  'till-paid': TillPaidEvent;
  /** something went wrong; prevented, the kit shows no words of its own */
  'till-error': TillErrorEvent;
}

/** What `<till-checkout-modal>` dispatches, by name. */
export interface CheckoutModalEvents {
  /** it is about to open; can be prevented */
  'till-open': TillOpenEvent;
  /** it is open */
  'till-after-open': TillOpenEvent;
  /** it is about to be put away, for a `reason`; can be prevented */
  'till-close': TillCloseEvent;
  /** it was put away */
  'till-after-close': TillCloseEvent;
  /** the payment page is about to be shown; prevented, the page shows `url` itself */
  'till-redirect': TillRedirectEvent;
  /** a session changed, or is known for the first time on this page */
  'till-status': TillStatusEvent;
  /** a session is paid: once for each session and page */
  'till-paid': TillPaidEvent;
  /** something went wrong; prevented, the kit shows no words of its own */
  'till-error': TillErrorEvent;
}

/** What `<till-order-status>` dispatches, by name. */
export interface OrderStatusEvents {
  /** a session changed, or is known for the first time on this page */
  'till-status': TillStatusEvent;
  /** a session is paid: once for each session and page */
  'till-paid': TillPaidEvent;
  /** something went wrong; prevented, the kit shows no words of its own */
  'till-error': TillErrorEvent;
}

/**
 * By tag: what a template may set as a property, which of them are attributes too, and which of these have another name.
 */
export interface Elements {
  /** Opens a checkout for one SKU, or for the `cart` it is given. */
  'till-pay-button': {
    element: PayButton;
    properties:
      | 'sku'
      | 'quantity'
      | 'amount'
      | 'currency'
      | 'hintCurrency'
      | 'choose'
      | 'verb'
      | 'promotionCode'
      | 'returnTo'
      | 'method'
      | 'mode'
      | 'modal'
      | 'endpoint'
      | 'disabled'
      | 'loading'
      | 'cart'
      | 'metadata'
      | 'strings'
      | 'appearance';
    attributes:
      | 'sku'
      | 'quantity'
      | 'amount'
      | 'currency'
      | 'hintCurrency'
      | 'choose'
      | 'verb'
      | 'promotionCode'
      | 'returnTo'
      | 'method'
      | 'mode'
      | 'modal'
      | 'endpoint'
      | 'disabled'
      | 'loading';
    renamed: ['hint-currency', 'hintCurrency'] | ['promotion-code', 'promotionCode'] | ['return-to', 'returnTo'];
    events: PayButtonEvents;
  };
  /** The checkout, from the order to its result. A pay button makes one where the page has none. */
  'till-checkout-modal': {
    element: CheckoutModal;
    properties: 'open' | 'mode' | 'endpoint' | 'returnTo' | 'cart' | 'store' | 'methods' | 'strings' | 'appearance';
    attributes: 'open' | 'mode' | 'endpoint' | 'returnTo';
    renamed: ['return-to', 'returnTo'];
    events: CheckoutModalEvents;
  };
  /** An order's status, live: of the session it is given, else of the one a return or this browser's memory brings. */
  'till-order-status': {
    element: OrderStatus;
    properties: 'session' | 'token' | 'variant' | 'endpoint' | 'status' | 'static' | 'order' | 'strings' | 'appearance';
    attributes: 'session' | 'token' | 'variant' | 'endpoint' | 'status' | 'static';
    renamed: never;
    events: OrderStatusEvents;
  };
}
