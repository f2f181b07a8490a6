export type Headings = Readonly<Record<string, string>>;

/** One request to a gateway. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A path below `baseUrl`, beginning with `/`; or a whole address, which must lie below `baseUrl` too. */
  readonly to: string;
  /** A function is asked anew for each try, right before it leaves: a signature carries the time it is sent at. */
  readonly headers?: Headings | (() => Promise<Headings>);
  /** Sent as it is, on every try. */
  readonly body?: Uint8Array<ArrayBuffer>;
  /** The gateway makes the same of a repeat as of the first: an idempotency key, or harmless by nature. A GET always is. */
  readonly keyed?: boolean;
  /** It changes nothing. A GET never does. */
  readonly reads?: boolean;
  /** Answers over this many bytes are cut off; 1 MiB, and `LIST_BYTES` for lists. */
  readonly maxBytes?: number;
  /** Milliseconds for all tries together. */
  readonly deadlineMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GatewayAnswer {
  readonly is: 'answer';
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** From `Retry-After`, in milliseconds. */
  readonly retryAfter: number | null;
  /** An earlier try of the same request may have arrived, so this refusal does not prove that nothing happened. */
  readonly doubt: boolean;
}

/** What became of a request. Nothing here is an exception: each kind asks for another treatment. */
export type Sent =
  | GatewayAnswer
  /** Never followed: a credential must not leave for wherever `Location` points. `to` is the origin only. */
  | { readonly is: 'redirected'; readonly status: number; readonly to: string | null; readonly doubt: boolean }
  /**
   * Provably no byte of it reached the gateway: refused, DNS, connect time-out, TLS before the first byte
   * (`unreachable`), an address outside `baseUrl` or a header that cannot be sent (`address`, `malformed`), given up
   * before it left (`aborted`), the deadline passed, or would have, while it waited for its turn (`queued`), or the
   * gateway is left alone for a while because it failed again and again (`resting`).
   */
  | {
      readonly is: 'not-sent';
      readonly why: 'unreachable' | 'address' | 'malformed' | 'aborted' | 'queued' | 'resting';
      readonly code: string | null;
    }
  /** It may have arrived and acted. */
  | {
      readonly is: 'unknown';
      readonly why: 'deadline' | 'aborted' | 'broken' | 'too-large';
      readonly status: number | null;
    };

/** The only way out to a gateway. */
export type Send = (request: Request) => Promise<Sent>;
