import { PROBLEMS, type ProblemCode } from './codes.ts';

/** One place in the request that is wrong: `cart.items[0].quantity`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** An RFC 9457 problem as it stands on the wire. `support` is the id to quote when asking for help. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string | undefined;
  readonly support?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

export interface ProblemOptions {
  /** What is wrong here and how to mend it. Shown to clients: nothing secret, nothing personal. */
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** Further members of the problem: a fresh quote, the session as it is. */
  readonly members?: Readonly<Record<string, unknown>> | undefined;
  /** Seconds, for the Retry-After header. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

const STANDARD = new Set(['type', 'title', 'status', 'code', 'detail', 'errors', 'support']);

/** Thrown inside, answered as RFC 9457 outside. A merchant's `price()` may throw one to say what is wrong with a cart. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly members: Readonly<Record<string, unknown>>;
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    const [status, title] = PROBLEMS[code];
    super(options.detail ?? title, { cause: options.cause });
    this.code = code;
    this.status = status;
    this.detail = options.detail;
    this.errors = options.errors;
    this.members = options.members ?? {};
    this.retryAfter = options.retryAfter;
  }

  /** The problem's JSON: its own members never displace the standard ones. */
  body(support?: string): ProblemBody & Record<string, unknown> {
    return {
      ...Object.fromEntries(Object.entries(this.members).filter(([name]) => !STANDARD.has(name))),
      type: `urn:tillkit:problem:${this.code}`,
      title: PROBLEMS[this.code][1],
      status: this.status,
      code: this.code,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.errors === undefined ? {} : { errors: this.errors }),
      ...(support === undefined ? {} : { support }),
    };
  }
}
