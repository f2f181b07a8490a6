import { answerOfUnanswered, missing, refused, unavailable, type Failed } from '../transport/index.ts';
import { OneCpError, type Failure } from './client/index.ts';

type Refusal = Extract<Failure, { kind: 'refused' }>;

const CREDENTIALS =
  'Copy widget id and backend secret again from One-CP, both of the same widget. ' +
  'A transaction of another widget is answered like this too.';
const WRONG_PLACE = 'Is baseUrl the address of the One-CP API? By default it is https://api.1-cp.io.';
const LOOK = 'Look at the transaction at One-CP before anything is given back again.';

export const stateRefused = (detail: string): Failed => ({ is: 'refused', problem: { code: 'state_refused', detail } });

const ofRefusal = ({ means, message: detail }: OneCpError, failure: Refusal): Failed => {
  const { retryAfter, doubt, body, found } = failure;
  switch (means) {
    case 'not_found':
      // No fact, whatever came before: it may only be elsewhere for a while. A 404 in HTML is another server's.
      return body === 'html' ? refused(detail, WRONG_PLACE) : missing(detail);
    case 'refund_unknown':
      return unavailable('unknown', `${detail} ${LOOK}`, null);
    case 'gateway_unavailable':
      return unavailable('unknown', detail, retryAfter);
    case 'rate_limited':
      return unavailable(doubt ? 'unknown' : 'not-sent', detail, retryAfter);
    case 'authentication':
      return refused(detail, CREDENTIALS);
    case 'invalid_state':
      return stateRefused(`${detail} One-CP says ${found ?? 'nothing'} of it, and cancels only what is paid.`);
    case 'permission':
      return refused(
        detail,
        'One-CP has not permitted this widget to do that, or the transaction is another widget’s.',
      );
    case 'invalid_request':
    case 'refund_failed':
    case 'answer_invalid':
      return body === 'html' ? refused(detail, WRONG_PLACE) : refused(detail);
  }
};

/** What a failed call means to the operation behind it. Anything but the client's own error is a fault of ours. */
export const answerOf = (error: unknown): Failed => {
  if (!(error instanceof OneCpError)) throw error;
  const { failure, message: detail } = error;
  switch (failure.kind) {
    case 'refused':
      return ofRefusal(error, failure);
    case 'refund-failed':
      return refused(detail);
    case 'canceled-before':
      return stateRefused(detail);
    default:
      return answerOfUnanswered(failure, error.means === 'refund_unknown' ? `${detail} ${LOOK}` : detail);
  }
};

/** Nothing was asked, because nothing is known to ask for. */
export const noRef = (): Failed => ({
  is: 'not-sent',
  problem: { code: 'state_refused', detail: 'No One-CP transaction is known for this attempt yet.' },
});
