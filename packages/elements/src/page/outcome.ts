import type { Cart } from '@tillkit/core/quote';
import type { SessionView } from '@tillkit/core/wire';

/** How a checkout ended on this page. */
export interface Outcome {
  /** `prevented`: it never opened. `closed`: put away before a payment was begun. The others: what the last view said. */
  readonly is: 'prevented' | 'closed' | 'waiting' | 'done' | 'refused';
  readonly session?: SessionView | undefined;
}

/** What whoever opens a checkout may say about it. */
export interface ShowOptions {
  /** Where the shared events are dispatched; the modal when absent or gone. */
  readonly from?: HTMLElement;
  /** Where the buyer comes back to after paying; this page when absent. */
  readonly returnTo?: string | undefined;
  /** `popup`: a window of its own. `frame`: on this page, where it allows that. Anything else: this tab. What the modal says when absent. */
  readonly mode?: string | undefined;
  /** The id of the method that is chosen already, where it is offered. */
  readonly method?: string | undefined;
}

/** What a pay button needs of a modal. */
export interface Modal extends HTMLElement {
  endpoint: string | undefined;
  show(cart?: Cart, options?: ShowOptions): Promise<Outcome>;
}
