import type { Fact, Mode, Refund } from '../lifecycle/index.ts';
import type { Money } from '../money/index.ts';
import type { Quote } from '../quote/index.ts';
import type { ProblemCode } from '../problem/index.ts';
import type { Action } from './action.ts';
import type { Capabilities } from './capabilities.ts';

/** A buyer field a method asks for; every one is needed. `personal` ones live in sealed bytes only. */
export interface Field {
  /** Unique within the method. */
  readonly name: string;
  /** What the buyer reads, in English. */
  readonly label: string;
  /** As HTML's `autocomplete` has it. */
  readonly autocomplete: string;
  /** `numeric`: digits; spaces and hyphens are taken out before `pattern` is asked. */
  readonly inputmode?: 'text' | 'numeric';
  /** A regular expression the whole value must match, as HTML's `pattern` has it. */
  readonly pattern?: string;
  /** What to say of a value that does not match, in English: one sentence that tells what would. */
  readonly correction?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly personal: boolean;
}

/** One way to pay at one account. `id` is unique within the account; amounts in minor units. */
export interface Method {
  readonly id: string;
  readonly label: string;
  /** A second line of words under the label. */
  readonly detail?: string;
  readonly currencies: readonly string[] | 'any';
  readonly min?: number;
  readonly max?: number;
  readonly fields: readonly Field[];
  readonly kinds: readonly Action['kind'][];
}

/** What surrounds one call: which attempt, its key, the ids already known. */
export interface Call {
  readonly attempt: string;
  readonly key: string;
  readonly refs: readonly string[];
  /** What the attempt is to pay. */
  readonly quote: Quote;
  readonly signal?: AbortSignal | undefined;
}

/** A fact as a gateway tells it; the server adds whose and from where. */
export type Told = Omit<Fact, 'attempt' | 'source'>;

/** Why a call did not do what was asked. */
export interface Complaint {
  readonly code: ProblemCode;
  /** Words for the log and the merchant: never a secret, never personal. */
  readonly detail?: string | undefined;
  /** Milliseconds. */
  readonly retryAfter?: number | undefined;
  /** The gateway answered 404 for something we created: no fact, keep checking. */
  readonly missing?: boolean | undefined;
}

/**
 * `not-sent`: provably no byte left. `unknown` is an answer, not an exception: it keeps the operation open and never
 * permits a blind repeat.
 */
export type Answer<T> =
  | { readonly is: 'done'; readonly value: T; readonly facts: readonly Told[] }
  | { readonly is: 'refused' | 'not-sent' | 'unknown'; readonly problem: Complaint };

/** What a webhook turned out to be. */
export type Push =
  | {
      readonly is: 'facts';
      /** Identifies the event for de-duplication within the account. */
      readonly event: string;
      readonly refs: readonly string[];
      readonly attempt?: string | undefined;
      readonly fact: Told;
    }
  | { readonly is: 'hint'; readonly refs: readonly string[]; readonly attempt?: string | undefined }
  | { readonly is: 'ignored' }
  /** No signature at all: 400, so that a developer sees what is missing. */
  | { readonly is: 'unsigned' }
  /** Anything that does not verify: one uniform 401. */
  | { readonly is: 'forged' };

export interface CreateRequest {
  readonly quote: Quote;
  readonly attempt: string;
  readonly key: string;
  readonly method: string;
  readonly mode: Mode;
  readonly locale?: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  /** Where the pay page sends the buyer after paying; on the merchant's BFF. */
  readonly returnUrl: string;
  /** Where it sends the buyer who changed their mind. */
  readonly cancelUrl: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

export interface Created {
  readonly action: Action;
  /** What the gateway says it will charge; one that differs from the quote is never shown. `null` when it does not say. */
  readonly amount: Money | null;
}

/** A lost create that was found again. `created` is `null` where the buyer cannot be shown its page any more. */
export interface Found {
  readonly refs: readonly string[];
  readonly created: Created | null;
}

/** By items: positions in the quote's lines. `whole`: with them every line is given back, so shipping and tax go along. */
export type RefundOf<C> = C extends { refund: { by: 'items' } }
  ? { readonly lines: readonly number[]; readonly whole: boolean; readonly amount?: number }
  : { readonly amount: number };
export type CaptureOf<C> = C extends { capture: { partial: true } }
  ? { readonly amount?: number }
  : { readonly amount?: never };

type VerbOf<C, N extends keyof Capabilities, F> =
  C extends Record<N, object> ? { readonly [K in N]: F } : { readonly [K in N]?: never };

/** One account's half of the bargain. A verb its capabilities do not name cannot be written. */
export type Adapter<C extends Capabilities> = {
  methods(): readonly Method[];
  /** Asked when quoting: does this method take this currency and amount, exactly. */
  fits(quote: Quote, method: string): 'yes' | 'currency' | 'amount' | 'inexact';
  /** Builds the request once; the bytes are sealed and re-sent as they are. */
  request(input: CreateRequest): Uint8Array<ArrayBuffer>;
  create(call: Call, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<Created>>;
  read(call: Call): Promise<Answer<null>>;
  /** @param now milliseconds since the epoch. Must verify before it parses. */
  webhook?(bytes: Uint8Array<ArrayBuffer>, headers: Headers, now: number): Promise<Push>;
} & (C extends { find: 'no' } ? { readonly find?: never } : { find(call: Call): Promise<Answer<Found | null>> }) &
  VerbOf<C, 'capture', (call: Call, input: CaptureOf<C>) => Promise<Answer<null>>> &
  VerbOf<C, 'cancel', (call: Call) => Promise<Answer<null>>> &
  VerbOf<C, 'refund', (call: Call, input: RefundOf<C>) => Promise<Answer<Refund>>>;

/** What a server sees of an adapter it knows nothing else about: a verb is there when the account has it. */
export interface AnyAdapter {
  methods(): readonly Method[];
  fits(quote: Quote, method: string): 'yes' | 'currency' | 'amount' | 'inexact';
  request(input: CreateRequest): Uint8Array<ArrayBuffer>;
  create(call: Call, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<Created>>;
  read(call: Call): Promise<Answer<null>>;
  webhook?(bytes: Uint8Array<ArrayBuffer>, headers: Headers, now: number): Promise<Push>;
  find?(call: Call): Promise<Answer<Found | null>>;
  capture?(call: Call, input: { readonly amount?: number }): Promise<Answer<null>>;
  cancel?(call: Call): Promise<Answer<null>>;
  refund?(
    call: Call,
    input: { readonly amount?: number; readonly lines?: readonly number[]; readonly whole?: boolean },
  ): Promise<Answer<Refund>>;
}
