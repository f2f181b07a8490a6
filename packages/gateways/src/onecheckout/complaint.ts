import { answerOfUnanswered, missing, refused, unavailable, type Failed } from '../transport/index.ts';
import { OnecheckoutError, type Failure } from './client/index.ts';

type Refusal = Extract<Failure, { kind: 'refused' }>;

const KEY_UNKNOWN =
  'Copy the key again from the Onecheckout dashboard, and check that it is of the server baseUrl names. ' +
  'If it is right, the server may want another header: see authHeaderByOperation.';
const WRONG_PLACE = 'Is baseUrl the address of the Onecheckout API, with its version: …/api/v1.0?';

const ofRefusal = ({ means, message: detail }: OnecheckoutError, failure: Refusal): Failed => {
  const { status, code, retryAfter, doubt } = failure;
  switch (means) {
    case 'not_found':
      // No fact, whatever came before: the order may only be elsewhere for a while. A 404 without a code is another server's.
      return code === null ? refused(detail, WRONG_PLACE) : missing(detail);
    case 'gateway_unavailable':
      return unavailable('unknown', detail, retryAfter);
    case 'rate_limited':
      return unavailable(doubt ? 'unknown' : 'not-sent', detail, retryAfter);
    case 'authentication':
      return refused(detail, KEY_UNKNOWN);
    case 'invalid_state':
      return { is: 'refused', problem: { code: 'state_refused', detail } };
    case 'invalid_request':
    case 'answer_invalid':
      return status === 405 ? refused(detail, WRONG_PLACE) : refused(detail);
  }
};

/** What a failed call means to the operation behind it. Anything but the client's own error is a fault of ours. */
export const answerOf = (error: unknown): Failed => {
  if (!(error instanceof OnecheckoutError)) throw error;
  const { failure, message: detail } = error;
  return failure.kind === 'refused' ? ofRefusal(error, failure) : answerOfUnanswered(failure, detail);
};

/** An order that does not belong here: a cache, a proxy or another merchant's record answered for it. */
export const notOurs = (what: string): Failed => ({
  is: 'unknown',
  problem: { code: 'gateway_answer_invalid', detail: `Onecheckout answered with ${what}.` },
});

/** Nothing was asked, because nothing is known to ask for. */
export const noRef = (): Failed => ({
  is: 'not-sent',
  problem: { code: 'state_refused', detail: 'No Onecheckout order is known for this attempt yet.' },
});
