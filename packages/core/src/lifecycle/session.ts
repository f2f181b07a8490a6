import type { Action } from '../gateway/action.ts';
import type { Quote } from '../quote/index.ts';
import type { Fact, Known } from './known.ts';
import type { Status } from './status.ts';

/** How a payment page is shown. */
export type Mode = 'redirect' | 'popup' | 'frame';

/** One try at one account by one method. */
export interface Attempt {
  /** `at_…`; the reference or metadata the gateway is given. */
  readonly id: string;
  readonly account: string;
  readonly method: string;
  readonly mode: Mode;
  /** What must arrive, in minor units of the quote's currency. */
  readonly expects: number;
  /** Whether the account reports amounts, so that "paid" can be checked. */
  readonly verifies: boolean;
  readonly known: Known;
  /** What the buyer must do next; `null` until the gateway has answered, and when it must not be shown. */
  readonly action: Action | null;
  /** Why the gateway never took it, as a problem code. */
  readonly problem?: string | undefined;
  /** The gateway's last own word. */
  readonly raw?: string | undefined;
  /** Since when the gateway answers 404 for what we created. No fact: only a reason to keep checking. */
  readonly missingSince?: string | undefined;
  /** Missing for so long that the merchant must look. */
  readonly lost?: boolean | undefined;
  readonly createdAt: string;
}

export type Verb = 'create' | 'capture' | 'cancel' | 'refund';

/** One mutation sent to a gateway. Its exact bytes are kept sealed in the store until it settles. */
export interface Operation {
  /** `op_…` */
  readonly id: string;
  readonly attempt: string;
  readonly verb: Verb;
  /** The caller's key: same key and input replays. */
  readonly key: string;
  /** Of the input, to tell a replay from a reuse. */
  readonly hash: string;
  readonly state: 'prepared' | 'sent' | 'done' | 'refused' | 'unknown';
  readonly at: string;
}

/** What is still open and may have moved money: shown as "checking". */
export const isOpen = (operation: Operation): boolean => operation.state === 'sent' || operation.state === 'unknown';

/** Something a person must look at; `accepted` ones are settled by the merchant. */
export type Trouble =
  'amount_mismatch' | 'currency_mismatch' | 'duplicate_payment' | 'refund_unknown' | 'dispute' | 'order_missing';

/** One line of an order's history: status, amount and the gateway's word, nothing personal. */
export interface TimelineEntry {
  readonly at: string;
  readonly status: Status;
  readonly source: Fact['source'];
  readonly account?: string | undefined;
  readonly amount?: number | undefined;
  readonly raw?: string | undefined;
}

/** One intent to pay one frozen quote. `version` grows by one with every change. */
export interface Session {
  /** `cs_…` */
  readonly id: string;
  readonly version: number;
  readonly quote: Quote;
  readonly attempts: readonly Attempt[];
  readonly operations: readonly Operation[];
  /** Troubles the merchant has looked at and settled. */
  readonly accepted: readonly Trouble[];
  readonly timeline: readonly TimelineEntry[];
  readonly locale?: string | undefined;
  /** Absolute URL on a listed origin. */
  readonly returnTo: string;
  /** Begun by the form of a page without script: its buyer comes back to a page of ours. */
  readonly form?: true | undefined;
  readonly createdAt: string;
  readonly expiresAt: string;
}
