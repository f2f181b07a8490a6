import { answerOfUnanswered, missing, refused, unavailable, type Failed } from '../transport/index.ts';
import { OneverseError, type NoLogin, type Refusal } from './client/index.ts';

const WRONG_PLACE = 'Is baseUrl the address of the Oneverse API, and profile the one this account has?';
/** How long the API counts (dossier §8.3). It sends no Retry-After as far as is known. */
const WINDOW_MS = 60_000;

const ofRefusal = ({ means, message: detail }: OneverseError, refusal: Refusal): Failed => {
  const { status, code, said, retryAfter, doubt } = refusal;
  switch (means) {
    case 'not_found':
      // No fact: the order may only be elsewhere for a while. A 404 without a code is another server's.
      return code === null || said === null ? refused(detail, WRONG_PLACE) : missing(detail);
    case 'gateway_unavailable':
      return unavailable('unknown', detail, retryAfter);
    case 'rate_limited':
      return unavailable(doubt ? 'unknown' : 'not-sent', detail, retryAfter ?? WINDOW_MS);
    case 'authentication':
    case 'signature':
    case 'invalid_request':
    case 'answer_invalid':
      return status === 405 ? refused(detail, WRONG_PLACE) : refused(detail);
  }
};

/** Without a token what was asked has not been done, whatever became of the login. */
const ofNoLogin = ({ message: detail }: OneverseError, { why, retryAfter }: NoLogin): Failed =>
  why === 'refused' || why === 'not-accepted' ? refused(detail) : unavailable('not-sent', detail, retryAfter);

/** What a failed call means to the operation behind it. Anything but the client's own error is a fault of ours. */
export const answerOf = (error: unknown): Failed => {
  if (!(error instanceof OneverseError)) throw error;
  const { failure, message: detail } = error;
  switch (failure.kind) {
    case 'refused':
      return ofRefusal(error, failure);
    case 'no-login':
      return ofNoLogin(error, failure);
    case 'answer-invalid':
    case 'redirected':
    case 'not-sent':
    case 'unknown':
      return answerOfUnanswered(failure, detail);
  }
};

/** An order that does not belong here: a cache, a proxy or another merchant's record answered for it. */
export const notOurs = (what: string): Failed => ({
  is: 'unknown',
  problem: { code: 'gateway_answer_invalid', detail: `Oneverse answered with ${what}.` },
});

/** Nothing was asked, because nothing is known to ask for. */
export const noRef = (): Failed => ({
  is: 'not-sent',
  problem: { code: 'state_refused', detail: 'No Oneverse order is known for this attempt yet.' },
});
