import type { Cart } from '@tillkit/core/quote';
import type { TillPaidEvent, TillStatusEvent } from './announce.ts';
import type { TillRedirectEvent } from './redirect-event.ts';

const OUT = { bubbles: true, composed: true };
const ASKS = { ...OUT, cancelable: true };

/** `till-before-pay`: before anything else on a pay click. Prevent it, replace its `cart`, or hold it with `waitUntil`. */
export class TillBeforePayEvent extends Event {
  cart: Cart | undefined;
  readonly #held: Promise<unknown>[] = [];

  constructor(cart: Cart | undefined) {
    super('till-before-pay', ASKS);
    this.cart = cart;
  }

  /** Holds the payment until `promise` resolves; stops it when it rejects. */
  waitUntil(promise: Promise<unknown>): void {
    this.#held.push(promise);
  }

  /** Whether the payment may go on. */
  async allows(): Promise<boolean> {
    if (this.defaultPrevented) return false;
    const held = await Promise.allSettled(this.#held);
    return held.every(({ status }) => status === 'fulfilled');
  }
}

/** `till-error`: prevented, the kit shows no words of its own. */
export class TillErrorEvent extends Event {
  /** A problem code, or `network`, `timeout`, `answer_invalid`, `chunk`. */
  readonly code: string;
  /** The id to quote when asking for help. */
  readonly support: string | undefined;
  readonly retry: () => void;

  constructor(code: string, support: string | undefined, retry: () => void) {
    super('till-error', ASKS);
    this.code = code;
    this.support = support;
    this.retry = retry;
  }
}

/** Why a checkout was put away. */
export type CloseReason = 'escape' | 'button' | 'backdrop' | 'done' | 'api';

/** `till-open` (can be prevented) and `till-after-open`. */
export class TillOpenEvent extends Event {
  constructor(type: 'till-open' | 'till-after-open') {
    super(type, type === 'till-open' ? ASKS : OUT);
  }
}

/** `till-close` (can be prevented) and `till-after-close`. */
export class TillCloseEvent extends Event {
  readonly reason: CloseReason;

  constructor(type: 'till-close' | 'till-after-close', reason: CloseReason) {
    super(type, type === 'till-close' ? ASKS : OUT);
    this.reason = reason;
  }
}

declare global {
  /** Elements, documents and windows alike: the events bubble out of every shadow root. */
  interface GlobalEventHandlersEventMap {
    'till-before-pay': TillBeforePayEvent;
    'till-status': TillStatusEvent;
    'till-paid': TillPaidEvent;
    'till-error': TillErrorEvent;
    'till-open': TillOpenEvent;
    'till-after-open': TillOpenEvent;
    'till-close': TillCloseEvent;
    'till-after-close': TillCloseEvent;
    'till-redirect': TillRedirectEvent;
  }
}
