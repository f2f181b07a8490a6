import type { Action, Field } from '../gateway/index.ts';
import type { Mode, State, Status, TimelineEntry } from '../lifecycle/index.ts';
import type { ProblemBody } from '../problem/index.ts';
import type { Cart, Quote } from '../quote/index.ts';

/** What a buyer can do with a token. */
export type Scope = 'read' | 'pay' | 'cancel';

/** A way to pay as the modal offers it; `id` is unique across accounts: `opencheckout.wallet`. */
export interface MethodView {
  readonly id: string;
  readonly account: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly kinds: readonly Action['kind'][];
  readonly fields: readonly Field[];
  readonly test: boolean;
}

/** The quote as the buyer sees it: the merchant's metadata stays with the merchant. */
export type QuoteView = Omit<Quote, 'metadata'>;

/** `GET /config`: what is static. */
export interface Config {
  /** The shop's name, for the head of the modal. */
  readonly name?: string | undefined;
  readonly test: boolean;
  /** Whether the shop has promotion codes. */
  readonly promotionCodes?: boolean | undefined;
  readonly accounts: readonly {
    readonly id: string;
    readonly gateway: string;
    readonly label: string;
    readonly test: boolean;
  }[];
}

/** `POST /quotes` */
export interface QuotesRequest {
  readonly carts: readonly Cart[];
  readonly locale?: string | undefined;
}
export type QuoteAnswer =
  { readonly quote: QuoteView; readonly methods: readonly MethodView[] } | { readonly problem: ProblemBody };
export interface QuotesAnswer {
  readonly quotes: readonly QuoteAnswer[];
}

/** `POST /sessions/:id/attempts`, and `attempt` of `POST /sessions`. `method` may be left out where only one fits. */
export interface AttemptRequest {
  readonly method?: string | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly mode?: Mode | undefined;
}

/** `POST /sessions` */
export interface SessionRequest {
  readonly cart: Cart;
  /** The hash of the quote the buyer saw. */
  readonly expect?: string | undefined;
  /** A path, or an absolute URL on a listed origin. */
  readonly returnTo?: string | undefined;
  readonly locale?: string | undefined;
  readonly attempt?: AttemptRequest | undefined;
}

/** The attempt a buyer is in, or was last in. */
export interface AttemptView {
  readonly id: string;
  readonly method: string;
  readonly state: State;
  readonly action: Action | null;
  /** Why it never reached the pay page, as a problem code. */
  readonly problem?: string | undefined;
}

/** A session as its buyer sees it. Amounts in minor units of `quote.currency`. */
export interface SessionView {
  readonly id: string;
  readonly version: number;
  readonly status: Status;
  /** Something is under way whose outcome is not known yet: say "checking", never "failed". */
  readonly checking: boolean;
  readonly quote: QuoteView;
  readonly paid: number;
  readonly refunded: number | null;
  /** The label of the method whose payment counts. */
  readonly paidWith?: string | undefined;
  readonly attempt: AttemptView | null;
  /** A payment begun earlier could still arrive. */
  readonly stillPayable: boolean;
  readonly timeline: readonly Omit<TimelineEntry, 'raw' | 'source'>[];
  readonly test: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** `POST /sessions`, `POST /sessions/:id/attempts` */
export interface SessionAnswer {
  readonly session: SessionView;
  readonly token: string;
}

/** `POST /status` */
export interface StatusRequest {
  /** At most 100. */
  readonly tokens: readonly string[];
  /** Versions already seen, by session id: only newer ones are answered. */
  readonly since?: Readonly<Record<string, number>> | undefined;
}
/** One entry a token that could be read; `refused` holds the positions of those that could not. */
export interface StatusAnswer {
  readonly sessions: readonly SessionView[];
  readonly refused: readonly number[];
}
