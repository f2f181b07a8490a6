import type { Action } from '@tillkit/core/gateway';
import { isSettled, type Mode } from '@tillkit/core/lifecycle';
import type { Cart } from '@tillkit/core/quote';
import type { MethodView, QuoteView, SessionView } from '@tillkit/core/wire';
import type { WaitingPage } from './presenters/waiting-page.ts';

/** The order as it lies before the buyer. */
export interface Offer {
  readonly cart: Cart;
  readonly quote: QuoteView;
  /** The ways to pay this quote that this page can show. */
  readonly methods: readonly MethodView[];
  /** The chosen one's id; the only one that fits is chosen already. */
  readonly method: string | undefined;
  /** The session a further attempt belongs to. */
  readonly session?: SessionView | undefined;
}

/**
 * Why a field needs another look. `digits`: how many were typed; `correction`: the gateway's own words on what is right;
 * `told`: the server's.
 */
export type FieldError =
  | { readonly is: 'missing' | 'unchosen' }
  | { readonly is: 'not-digits' | 'not-right'; readonly digits?: number; readonly correction: string | undefined }
  | { readonly is: 'told'; readonly text: string };

/** The fields that need another look, by name. */
export type FieldErrors = Readonly<Record<string, FieldError>>;

/** How this page shows a payment page: in its own place, in a window of its own, or in a frame. */
export type PayMode = Mode;

/** What became of a change the buyer asked for: on its way, a code the shop does not know, or not possible. */
export type Edit =
  | { readonly is: 'asking' }
  | { readonly is: 'code-unknown'; readonly code: string }
  | { readonly is: 'failed'; readonly code: string };

/** Where a checkout stands. Each step has only its own fields, so that a view cannot read a quote that is not there. */
export type CheckoutState =
  | { readonly step: 'idle' }
  | { readonly step: 'loading'; readonly cart: Cart }
  /**
   * `before` is the quote the buyer had seen, when the total changed since. The fields to ask for are those of the
   * chosen method; `errors` is there once a payment was held back because of them. What the buyer typed is never part of
   * the state: a state may be logged or kept.
   */
  | (Offer & {
      readonly step: 'review';
      readonly before?: QuoteView | undefined;
      readonly errors?: FieldErrors | undefined;
      /** Of the buyer's last change to the order. */
      readonly edit?: Edit | undefined;
    })
  | (Offer & { readonly step: 'starting' })
  | {
      readonly step: 'waiting';
      readonly cart: Cart;
      readonly session: SessionView;
      /**
       * The payment's own window, where this page opened one, or, `blocked`, was not let. `closed` is a hint: under COOP it
       * is said of open ones.
       */
      readonly window?: 'open' | 'closed' | 'blocked' | undefined;
      /** Since when the server has not answered how it stands, in milliseconds since the epoch; while it does, nothing. */
      readonly silentSince?: number | undefined;
      /** The ways to pay that were offered, where this page has seen them. */
      readonly methods?: readonly MethodView[] | undefined;
    }
  | { readonly step: 'done'; readonly cart: Cart; readonly session: SessionView }
  | {
      readonly step: 'refused';
      readonly cart: Cart;
      readonly session: SessionView;
      readonly methods?: readonly MethodView[] | undefined;
    }
  | {
      readonly step: 'broken';
      readonly cart: Cart;
      readonly code: string;
      readonly support: string | undefined;
      /** A payment begun earlier could still arrive: never say that nothing was charged. */
      readonly underWay: boolean;
      /** The order, when it had been shown. */
      readonly offer?: Offer | undefined;
    };

/** A payment has begun: it is waited for, or over. */
export type Begun = Extract<CheckoutState, { step: 'waiting' | 'done' | 'refused' }>;

/**
 * Shows an action. `left`: the page is on its way out; `shown`: it stays. The kit's own leaves what is shown on this page
 * (`frame`, `qr`, `transfer`, `widget`) to the view of `waiting`, whose session has the action.
 */
export type Presenter = (action: Action, session: SessionView) => 'left' | 'shown';

/**
 * A page's own way to show an action; `otherwise` is the kit's, and `mode` how that would show it. An
 * action's address was checked before.
 */
export type Present = (action: Action, session: SessionView, otherwise: Presenter, mode: PayMode) => 'left' | 'shown';

/** What whoever opens a checkout wishes for it. */
export interface OpenOptions {
  /** Chosen already, where it is offered. */
  readonly method?: string | undefined;
  /** How the payment will be shown: what that takes is loaded while the order is read; for `popup`, before it is shown. */
  readonly mode?: PayMode | undefined;
  /** Whether the page has ways to pay of its own: then an order that no gateway takes is shown all the same. */
  readonly own?: boolean | undefined;
}

export interface PayOptions {
  /**
   * `popup` opens a window at once, for a method that may lead to a payment page: call it within the click, in a checkout
   * that was opened for it. Where that is blocked, the state says so: resume it in another click, by `popup` or by
   * `redirect`. `frame` stays on this page, for a method whose page may be framed. All else is a redirect, but for a method
   * that can only be framed.
   */
  readonly mode?: PayMode | undefined;
  readonly present?: Present;
  /** What a payment's own window says until its page is known; English when absent. */
  readonly waitingPage?: WaitingPage | undefined;
  /** Where the buyer comes back to: a path, or an absolute URL on an origin the server lists. */
  readonly returnTo?: string | undefined;
}

/** Whether a session counts as over for the buyer, and how. */
export const outcomeOf = ({ status, checking }: SessionView): 'waiting' | 'done' | 'refused' => {
  if (status === 'created' || status === 'pending') return 'waiting';
  if (status === 'failed' || status === 'canceled' || status === 'expired') return checking ? 'waiting' : 'refused';
  return 'done';
};

/** Whether a payment page of this session was shown that could still bring money: then never say nothing was charged. */
export const mayBePaid = ({ status, stillPayable, attempt }: SessionView): boolean => {
  if (isSettled(status)) return stillPayable;
  return status !== 'created' || !!attempt?.action;
};
