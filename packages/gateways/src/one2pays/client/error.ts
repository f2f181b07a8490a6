import { whyUnanswered, type Unanswered } from '../../transport/index.ts';

/** What a failure means: by HTTP status first, then by code (dossier §9). */
export type Meaning =
  | 'invalid_request'
  | 'authentication'
  | 'forbidden'
  | 'not_found'
  /** Another payment of the merchant has this `referenceId`. */
  | 'duplicate_reference'
  /** Not in a state that allows it, or an idempotency key used for another body: the codes are not published. */
  | 'conflict'
  | 'rate_limited'
  | 'gateway_unavailable'
  /** A success whose body is not what the reference says. */
  | 'answer_invalid';

/** Why a call has no result. Each kind asks for another treatment. */
export type Failure =
  | {
      /** The server answered, and it is no. */
      readonly kind: 'refused';
      readonly status: number;
      /** The API's own word as it came, such as `VALIDATION_ERROR`; `null` when the answer is not one of its error bodies. */
      readonly code: string | null;
      /** The server's words, masked; `null` when it has none. */
      readonly said: string | null;
      /** Which field of the request, where it says so. */
      readonly field: string | null;
      /** Milliseconds. */
      readonly retryAfter: number | null;
      /** An earlier try may have arrived: this no does not prove that nothing happened. */
      readonly doubt: boolean;
    }
  | Unanswered;

export type Refusal = Extract<Failure, { kind: 'refused' }>;

const meaningOfRefusal = ({ status, code }: Refusal): Meaning => {
  if (status >= 500) return 'gateway_unavailable';
  switch (status) {
    case 401:
      return 'authentication';
    case 403:
      return 'forbidden';
    case 404:
      return 'not_found';
    case 409:
      return code === 'DUPLICATE_REFERENCE_ID' ? 'duplicate_reference' : 'conflict';
    case 429:
      return 'rate_limited';
    default:
      return 'invalid_request';
  }
};

const meaningOf = (failure: Failure): Meaning => {
  if (failure.kind === 'refused') return meaningOfRefusal(failure);
  return failure.kind === 'answer-invalid' ? 'answer_invalid' : 'gateway_unavailable';
};

const refusedBecause = ({ status, code, said, field }: Refusal): string =>
  `answered ${status}${code ? ` ${code}` : ''}${said ? `: ${said}` : ''}${field ? ` (${field})` : ''}`;

/** Thrown by every call of the client. `failure` says what kind; the message holds no secret and no buyer's data. */
export class One2PaysError extends Error {
  override readonly name = 'One2PaysError';
  readonly failure: Failure;
  readonly means: Meaning;

  /** @param call what was asked, such as `POST /api/v1/payments` */
  constructor(call: string, failure: Failure) {
    super(`One2Pays: ${call} ${failure.kind === 'refused' ? refusedBecause(failure) : whyUnanswered(failure)}`);
    this.failure = failure;
    this.means = meaningOf(failure);
  }
}
