import { answerOfUnanswered, missing, refused, unavailable, type Failed } from '../transport/index.ts';
import { One2PaysError, type Refusal } from './client/error.ts';

const KEY_UNKNOWN =
  'Take apiKey and secretKey from one integration in the One2Pays dashboard, for the server baseUrl names. ' +
  "If they are right, this machine's clock may be wrong: requests are signed with their time. See also signing.emptyBody.";
const INACTIVE = 'Switch the integration on in the One2Pays dashboard.';
const WRONG_PLACE = 'Is baseUrl the address of the One2Pays API, without /api/v1?';

const ofRefusal = ({ means, message: detail }: One2PaysError, { code, retryAfter, doubt }: Refusal): Failed => {
  // No fact, whatever came before: the payment may only be elsewhere for a while. A 404 without a code is another server's.
  if (means === 'not_found' && code !== null) return missing(detail);
  // After a try that may have arrived, a later no says nothing about the first.
  if (doubt || means === 'gateway_unavailable') return unavailable('unknown', detail, retryAfter);
  switch (means) {
    case 'rate_limited':
      return unavailable('not-sent', detail, retryAfter);
    case 'authentication':
      return refused(detail, KEY_UNKNOWN);
    case 'forbidden':
      return refused(detail, INACTIVE);
    case 'not_found':
      return refused(detail, WRONG_PLACE);
    default:
      return refused(detail);
  }
};

/** What a failed call means to the operation behind it. Anything but the client's own error is a fault of ours. */
export const answerOf = (error: unknown): Failed => {
  if (!(error instanceof One2PaysError)) throw error;
  const { failure, message: detail } = error;
  return failure.kind === 'refused' ? ofRefusal(error, failure) : answerOfUnanswered(failure, detail);
};

/** A payment that does not belong here: a cache, a proxy or another merchant's record answered for it. */
export const notOurs = (what: string): Failed => ({
  is: 'unknown',
  problem: { code: 'gateway_answer_invalid', detail: `One2Pays answered with ${what}.` },
});

/** Its page is never shown. */
export const differs = (how: string): Failed => ({
  is: 'refused',
  problem: { code: 'gateway_amount_differs', detail: `One2Pays would charge another amount: ${how}` },
});

/** Nothing was asked, because nothing is known to ask for. */
export const noRef = (): Failed => ({
  is: 'not-sent',
  problem: { code: 'state_refused', detail: 'No One2Pays payment is known for this attempt yet.' },
});

/** Whether it is there could not be found out. */
export const undecided = (detail: string): Failed => unavailable('unknown', detail);
