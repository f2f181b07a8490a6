import { whyUnanswered, type Unanswered } from '../../transport/index.ts';

/** What a failure means, whatever words and status the API found for it (dossier §7). */
export type Meaning =
  | 'invalid_request'
  | 'invalid_state'
  | 'authentication'
  | 'not_found'
  | 'rate_limited'
  | 'gateway_unavailable'
  /** A success whose body is not what the reference says. */
  | 'answer_invalid';

/** One place of a body the API did not take. */
export interface Fault {
  readonly field: string;
  readonly issue: string;
}

/** Why a call has no result. Each kind asks for another treatment. */
export type Failure =
  | {
      /** The server answered, and it is no. */
      readonly kind: 'refused';
      readonly status: number;
      /** The API's own word, such as `order_status_invalid`; `null` when the answer is not one of its error bodies. */
      readonly code: string | null;
      /** The server's words, masked; `null` when it has none. They are not stable: branch on `code` or `means`. */
      readonly said: string | null;
      readonly faults: readonly Fault[];
      /** Milliseconds. */
      readonly retryAfter: number | null;
      /** An earlier try may have arrived: this no does not prove that nothing happened. */
      readonly doubt: boolean;
    }
  | Unanswered;

export type Refusal = Extract<Failure, { kind: 'refused' }>;

/** The string form is what order operations answer to a missing header (C3). */
const AUTHENTICATION: readonly (string | null)[] = ['api_key_required', 'api_key_invalid', 'missing token'];

const meaningOfRefusal = ({ status, code }: Refusal): Meaning => {
  if (status === 401 || AUTHENTICATION.includes(code)) return 'authentication';
  // 400, 403 and 404 are all documented for it (C5).
  if (code === 'id_invalid' || status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'gateway_unavailable';
  return code === 'order_status_invalid' ? 'invalid_state' : 'invalid_request';
};

const meaningOf = (failure: Failure): Meaning => {
  if (failure.kind === 'refused') return meaningOfRefusal(failure);
  return failure.kind === 'answer-invalid' ? 'answer_invalid' : 'gateway_unavailable';
};

const refusedBecause = ({ status, code, said, faults }: Refusal): string => {
  const places = faults.map(({ field, issue }) => `${field}: ${issue}`).join(', ');
  return `answered ${status}${code ? ` ${code}` : ''}${said ? `: ${said}` : ''}${places ? ` (${places})` : ''}`;
};

const because = (failure: Failure): string =>
  failure.kind === 'refused' ? refusedBecause(failure) : whyUnanswered(failure);

/** Thrown by every call of the client. `failure` says what kind; the message holds no secret and no buyer's data. */
export class OnecheckoutError extends Error {
  override readonly name = 'OnecheckoutError';
  readonly failure: Failure;
  readonly means: Meaning;

  /** @param call what was asked, such as `POST /orders` */
  constructor(call: string, failure: Failure) {
    super(`Onecheckout: ${call} ${because(failure)}`);
    this.failure = failure;
    this.means = meaningOf(failure);
  }
}
