import { answerOfUnanswered, missing, refused, unavailable, type Failed } from '../transport/index.ts';
import { isRouteMissing, OpenCheckoutError, type Failure } from './client/error.ts';

type Refusal = Extract<Failure, { kind: 'refused' }>;

const KEY_UNKNOWN = 'Make a key at /dashboard/keys of the server baseUrl names and set it as apiKey.';
const WRONG_PLACE = 'Is baseUrl the address of an OpenCheckout server, with its path if it has one?';
const BODY_CHANGED = 'The same key was sent with another body: a request must be kept and repeated as its exact bytes.';

/** How long to wait before asking again whether a create that is still running is done. */
const STILL_RUNNING_MS = 1_000;

/** Two kinds share one type (dossier §2): another body is our mistake; the same one at work is a matter of waiting. */
const ofKeyConflict = (detail: string, { said }: Refusal): Failed =>
  said !== null && /different/i.test(said)
    ? refused(detail, BODY_CHANGED)
    : unavailable('unknown', detail, STILL_RUNNING_MS);

const ofRefusal = (error: OpenCheckoutError, failure: Refusal): Failed => {
  const { status, type, retryAfter, doubt } = failure;
  const detail = error.message;
  // No fact, whatever came before: the session may only be elsewhere for a while.
  if (status === 404 && type === 'not_found') return missing(detail);
  // After a try that may have arrived, a later no says nothing about the first.
  if (status >= 500 || doubt) return unavailable('unknown', detail, retryAfter);
  if (status === 429) return unavailable('not-sent', detail, retryAfter);
  if (status === 409) return ofKeyConflict(detail, failure);
  if (status === 401) return refused(detail, KEY_UNKNOWN);
  return isRouteMissing(error) ? refused(detail, WRONG_PLACE) : refused(detail);
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

/** Nothing was asked, because nothing is known to ask for. */
export const noRef = (): Failed => ({
  is: 'not-sent',
  problem: { code: 'state_refused', detail: 'No OpenCheckout session is known for this attempt yet.' },
});
