import { whyUnanswered, type Unanswered } from '../../transport/index.ts';

/** The words of dossier §9; a later server may have more. */
export type ErrorType =
  'invalid_request_error' | 'authentication_error' | 'not_found' | 'idempotency_error' | 'api_error' | (string & {});

/** Why a call has no result. Each kind asks for another treatment. */
export type Failure =
  | {
      /** The server answered, and it is no. */
      readonly kind: 'refused';
      readonly status: number;
      /** `null` when the answer is not the API's own error body. */
      readonly type: ErrorType | null;
      /** The server's words, masked; `null` when it has none. */
      readonly said: string | null;
      /** Milliseconds. */
      readonly retryAfter: number | null;
      /** An earlier try may have arrived: this no does not prove that nothing happened. */
      readonly doubt: boolean;
    }
  | Unanswered;

const because = (failure: Failure): string =>
  failure.kind === 'refused'
    ? `answered ${failure.status}${failure.type ? ` ${failure.type}` : ''}${failure.said ? `: ${failure.said}` : ''}`
    : whyUnanswered(failure);

/** Thrown by every call of the client. `failure` says what kind; the message holds no secret and no buyer's data. */
export class OpenCheckoutError extends Error {
  override readonly name = 'OpenCheckoutError';
  readonly failure: Failure;

  /** @param call what was asked, such as `POST /api/checkout/sessions` */
  constructor(call: string, failure: Failure) {
    super(`OpenCheckout: ${call} ${because(failure)}`);
    this.failure = failure;
  }
}

/** A server without this route: 405, or a 404 that is not the API's own (dossier §9). */
export const isRouteMissing = ({ failure }: OpenCheckoutError): boolean =>
  failure.kind === 'refused' && (failure.status === 405 || (failure.status === 404 && failure.type === null));
