import type { Sent } from '../../transport/index.ts';

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
  /** A success whose body cannot be used. */
  | { readonly kind: 'answer-invalid'; readonly status: number; readonly detail: string }
  | { readonly kind: 'redirected'; readonly status: number; readonly to: string | null; readonly doubt: boolean }
  /** Provably no byte of it arrived: it may be sent again. */
  | { readonly kind: 'not-sent'; readonly why: Extract<Sent, { is: 'not-sent' }>['why']; readonly code: string | null }
  /** It may have been done. Send it again only with the same key. */
  | { readonly kind: 'unknown'; readonly why: Extract<Sent, { is: 'unknown' }>['why'] };

const because = (failure: Failure): string => {
  switch (failure.kind) {
    case 'refused':
      return `answered ${failure.status}${failure.type ? ` ${failure.type}` : ''}${failure.said ? `: ${failure.said}` : ''}`;
    case 'answer-invalid':
      return `answered ${failure.status}, but the body ${failure.detail}`;
    case 'redirected':
      return `answered ${failure.status}, a redirect${failure.to ? ` to ${failure.to}` : ''}, which is never followed. Set baseUrl to the address the server itself answers at.`;
    case 'not-sent':
      return failure.why === 'unreachable'
        ? `was not sent: the server cannot be reached (${failure.code ?? 'no code'})`
        : `was not sent (${failure.why})`;
    case 'unknown':
      return `may have arrived, but its answer did not (${failure.why})`;
  }
};

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
