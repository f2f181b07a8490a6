import type { Answer } from '@tillkit/core/gateway';
import type * as z from 'zod/mini';
import type { GatewayAnswer, Sent } from './sent.ts';

/** Why a call has no result although the API never said no. Each kind asks for another treatment. */
export type Unanswered =
  /** A success whose body cannot be used. */
  | { readonly kind: 'answer-invalid'; readonly status: number; readonly detail: string }
  | { readonly kind: 'redirected'; readonly status: number; readonly to: string | null; readonly doubt: boolean }
  /** Provably no byte of it arrived: it may be sent again. */
  | { readonly kind: 'not-sent'; readonly why: Extract<Sent, { is: 'not-sent' }>['why']; readonly code: string | null }
  /** It may have been done. Send it again only where the same key, or a read, makes that harmless. */
  | { readonly kind: 'unknown'; readonly why: Extract<Sent, { is: 'unknown' }>['why'] };

export const unansweredOf = (sent: Exclude<Sent, GatewayAnswer>): Unanswered => {
  switch (sent.is) {
    case 'redirected':
      return { kind: 'redirected', status: sent.status, to: sent.to, doubt: sent.doubt };
    case 'not-sent':
      return { kind: 'not-sent', why: sent.why, code: sent.code };
    case 'unknown':
      return { kind: 'unknown', why: sent.why };
  }
};

const WHY_NOT_SENT: Readonly<Record<Extract<Sent, { is: 'not-sent' }>['why'], string>> = {
  unreachable: ': the server cannot be reached',
  address: ': its address is not below baseUrl',
  malformed: ': a header cannot be sent',
  aborted: ', as it was given up',
  queued: ': its turn within the allowed rate would have come too late',
  resting: ': the server failed again and again, and is left alone for a moment',
};

/** What follows the call's name in an error's message. */
export const whyUnanswered = (failure: Unanswered): string => {
  switch (failure.kind) {
    case 'answer-invalid':
      return `answered ${failure.status}, but the body ${failure.detail}`;
    case 'redirected':
      return `answered ${failure.status}, a redirect${failure.to ? ` to ${failure.to}` : ''}, which is never followed. Set baseUrl to the address the server itself answers at.`;
    case 'not-sent':
      return `was not sent${WHY_NOT_SENT[failure.why]}${failure.code === null ? '' : ` (${failure.code})`}`;
    case 'unknown':
      return `may have arrived, but its answer did not (${failure.why})`;
  }
};

/** A call without a result, as the contract says it. */
export type Failed = Exclude<Answer<never>, { is: 'done' }>;

/** @param hint what the merchant may do about it */
export const refused = (detail: string, hint = ''): Failed => ({
  is: 'refused',
  problem: { code: 'gateway_refused', detail: hint === '' ? detail : `${detail} ${hint}` },
});

/** No fact, whatever came before: what was created may only be elsewhere for a while. */
export const missing = (detail: string): Failed => ({
  is: 'refused',
  problem: { code: 'gateway_refused', detail, missing: true },
});

/** @param retryAfter milliseconds */
export const unavailable = (is: 'not-sent' | 'unknown', detail: string, retryAfter: number | null = null): Failed => ({
  is,
  problem: { code: 'gateway_unavailable', detail, ...(retryAfter === null ? {} : { retryAfter }) },
});

/** What such a call means to the operation behind it. The same at every gateway: nobody read what was meant. */
export const answerOfUnanswered = (failure: Unanswered, detail: string): Failed => {
  switch (failure.kind) {
    case 'answer-invalid':
      return { is: 'unknown', problem: { code: 'gateway_answer_invalid', detail } };
    case 'redirected':
      return failure.doubt ? unavailable('unknown', detail) : refused(detail);
    case 'not-sent':
      return unavailable('not-sent', detail);
    case 'unknown':
      return failure.why === 'too-large'
        ? { is: 'unknown', problem: { code: 'gateway_answer_invalid', detail } }
        : unavailable('unknown', detail);
  }
};

/** Names the places of an answer that are wrong, never what stands there. */
export const placesOf = (error: z.core.$ZodError): string =>
  error.issues.map(({ path }) => path.map(String).join('.') || 'the whole').join(', ');
