import type { Answer } from '@tillkit/core/gateway';
import { answerOfUnanswered } from '../transport/index.ts';
import { isRouteMissing, OpenCheckoutError, type Failure } from './client/error.ts';

type Failed = Exclude<Answer<never>, { is: 'done' }>;
type Refusal = Extract<Failure, { kind: 'refused' }>;

const KEY_UNKNOWN = 'Make a key at /dashboard/keys of the server baseUrl names and set it as apiKey.';
const WRONG_PLACE = 'Is baseUrl the address of an OpenCheckout server, with its path if it has one?';
const BODY_CHANGED = 'The same key was sent with another body: a request must be kept and repeated as its exact bytes.';

/** How long to wait before asking again whether a create that is still running is done. */
const STILL_RUNNING_MS = 1_000;

/** Two kinds share one type (dossier §2): another body is our mistake; the same one at work is a matter of waiting. */
const ofKeyConflict = (detail: string, { said }: Refusal): Failed =>
  said !== null && /different/i.test(said)
    ? { is: 'refused', problem: { code: 'gateway_refused', detail: `${detail} ${BODY_CHANGED}` } }
    : { is: 'unknown', problem: { code: 'gateway_unavailable', detail, retryAfter: STILL_RUNNING_MS } };

const ofRefusal = (error: OpenCheckoutError, failure: Refusal): Failed => {
  const { status, type } = failure;
  const retry = failure.retryAfter === null ? {} : { retryAfter: failure.retryAfter };
  const detail = error.message;
  // No fact, whatever came before: the session may only be elsewhere for a while.
  if (status === 404 && type === 'not_found')
    return { is: 'refused', problem: { code: 'gateway_refused', detail, missing: true } };
  // After a try that may have arrived, a later no says nothing about the first.
  if (status >= 500 || failure.doubt) {
    return { is: 'unknown', problem: { code: 'gateway_unavailable', detail, ...retry } };
  }
  if (status === 429) return { is: 'not-sent', problem: { code: 'gateway_unavailable', detail, ...retry } };
  if (status === 409) return ofKeyConflict(detail, failure);
  if (status === 401)
    return { is: 'refused', problem: { code: 'gateway_refused', detail: `${detail} ${KEY_UNKNOWN}` } };
  if (isRouteMissing(error))
    return { is: 'refused', problem: { code: 'gateway_refused', detail: `${detail} ${WRONG_PLACE}` } };
  return { is: 'refused', problem: { code: 'gateway_refused', detail } };
};

/** What a failed call means to the operation behind it. Anything but the client's own error is a fault of ours. */
export const answerOf = (error: unknown): Failed => {
  if (!(error instanceof OpenCheckoutError)) throw error;
  const { failure, message: detail } = error;
  return failure.kind === 'refused' ? ofRefusal(error, failure) : answerOfUnanswered(failure, detail);
};

/** A session that does not belong here: a cache, a proxy or a key known from elsewhere answered for it. */
export const notOurs = (what: string): Failed => ({
  is: 'unknown',
  problem: { code: 'gateway_answer_invalid', detail: `OpenCheckout answered with ${what}.` },
});
