import { whyUnanswered, type JsonRead, type Unanswered } from '../../transport/index.ts';
import { capitals } from './word.ts';

/** What a failure means, whatever words the API found for it (dossier §8). */
export type Meaning =
  | 'invalid_request'
  /** The transaction's status does not allow it. */
  | 'invalid_state'
  /** Wrong credentials, or, at a status, somebody else's transaction (C8). */
  | 'authentication'
  | 'permission'
  | 'not_found'
  | 'rate_limited'
  /** Nothing was given back. */
  | 'refund_failed'
  /** Money may have moved. Never repeat it by itself: read the status, then let a human look. */
  | 'refund_unknown'
  | 'gateway_unavailable'
  /** A success whose body is not what the reference says. */
  | 'answer_invalid';

/** Why a call has no result. Each kind asks for another treatment. */
export type Failure =
  | {
      /** The server answered, and it is no. */
      readonly kind: 'refused';
      readonly status: number;
      /** The server's words, masked; `null` when it has none. They are for people: branch on `means`. */
      readonly said: string | null;
      /** What its body was; an HTML page is rarely the API's own. */
      readonly body: JsonRead['is'];
      /** The transaction's own word for its status, read after a cancellation was answered 400; else `null`. */
      readonly found: string | null;
      /** Milliseconds. */
      readonly retryAfter: number | null;
      /** An earlier try may have arrived: this no does not prove that nothing happened. */
      readonly doubt: boolean;
    }
  /** Answered 200, and says that the refund failed (dossier §4.4). */
  | { readonly kind: 'refund-failed'; readonly said: string | null }
  /** This client cancelled these items before (dossier §9). Nothing was sent. */
  | { readonly kind: 'canceled-before'; readonly items: readonly number[] }
  | Unanswered;

export type Refusal = Extract<Failure, { kind: 'refused' }>;

/** Which rows of §8 hold. A cancellation moves money in the same call. */
export type Deed = 'read' | 'change' | 'cancel';

const isBarred = ({ status, found }: Refusal): boolean =>
  status === 400 && found !== null && capitals(found) !== 'PAID';

const meaningOfRefusal = (refusal: Refusal, deed: Deed): Meaning => {
  const { status } = refusal;
  if (status === 401) return 'authentication';
  if (status === 403) return 'permission';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return deed === 'cancel' ? 'refund_unknown' : 'gateway_unavailable';
  return deed === 'cancel' && isBarred(refusal) ? 'invalid_state' : 'invalid_request';
};

const meaningOf = (failure: Failure, deed: Deed): Meaning => {
  switch (failure.kind) {
    case 'refused':
      return meaningOfRefusal(failure, deed);
    case 'refund-failed':
      return 'refund_failed';
    case 'canceled-before':
      return 'invalid_state';
    case 'answer-invalid':
      return deed === 'cancel' ? 'refund_unknown' : 'answer_invalid';
    case 'unknown':
      if (deed === 'cancel') return 'refund_unknown';
      return failure.why === 'too-large' ? 'answer_invalid' : 'gateway_unavailable';
    case 'not-sent':
    case 'redirected':
      return 'gateway_unavailable';
  }
};

const because = (failure: Failure): string => {
  switch (failure.kind) {
    case 'refused':
      return `answered ${failure.status}${failure.said === null ? '' : `: ${failure.said}`}`;
    case 'refund-failed':
      return `answered that the refund failed${failure.said === null ? '' : `: ${failure.said}`}`;
    case 'canceled-before':
      return `was not sent: item ${failure.items.join(', ')} is cancelled already`;
    default:
      return whyUnanswered(failure);
  }
};

/** Thrown by every call of the client. `failure` says what kind; the message holds no secret and no buyer's data. */
export class OneCpError extends Error {
  override readonly name = 'OneCpError';
  readonly failure: Failure;
  readonly means: Meaning;

  /** @param call what was asked, such as `POST /initialize` */
  constructor(call: string, failure: Failure, deed: Deed) {
    super(`One-CP: ${call} ${because(failure)}`);
    this.failure = failure;
    this.means = meaningOf(failure, deed);
  }
}
