import { whyUnanswered, type Unanswered } from '../../transport/index.ts';
import type { Said } from './error-body.ts';

/** What a failure means, whatever words the API found for it: its HTTP status decides (dossier §8.1). */
export type Meaning =
  | 'invalid_request'
  | 'authentication'
  /** The signature is missing or wrong. */
  | 'signature'
  | 'not_found'
  | 'rate_limited'
  | 'gateway_unavailable'
  /** A success whose body is not what the reference says. */
  | 'answer_invalid';

/** The server answered, and it is no. `said` is masked and not stable: branch on `code`, `means` or the status. */
export interface Refusal extends Said {
  readonly kind: 'refused';
  readonly status: number;
  /** Milliseconds. */
  readonly retryAfter: number | null;
  /** An earlier try may have arrived: this no does not prove that nothing happened. */
  readonly doubt: boolean;
}

/**
 * There is no token to call with, so what was asked has not been done. `refused`: login and password are not taken;
 * `not-accepted`: the token of a login made just now is not; `limited`: too many logins; `unavailable`: it could not be
 * asked for; `busy`: another process is at it for longer than this call could wait.
 */
export interface NoLogin {
  readonly kind: 'no-login';
  readonly why: 'refused' | 'not-accepted' | 'limited' | 'unavailable' | 'busy';
  readonly status: number | null;
  /** Masked. */
  readonly detail: string;
  /** Milliseconds in which no other login is tried. */
  readonly retryAfter: number | null;
}

/** Why a call has no result. Each kind asks for another treatment. */
export type Failure = Refusal | NoLogin | Unanswered;

const meaningOfRefusal = ({ status }: Refusal): Meaning => {
  if (status === 401) return 'authentication';
  if (status === 403) return 'signature';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'gateway_unavailable' : 'invalid_request';
};

const NO_LOGIN: Readonly<Record<NoLogin['why'], Meaning>> = {
  refused: 'authentication',
  'not-accepted': 'authentication',
  limited: 'rate_limited',
  unavailable: 'gateway_unavailable',
  busy: 'gateway_unavailable',
};

const meaningOf = (failure: Failure): Meaning => {
  if (failure.kind === 'refused') return meaningOfRefusal(failure);
  if (failure.kind === 'no-login') return NO_LOGIN[failure.why];
  return failure.kind === 'answer-invalid' ? 'answer_invalid' : 'gateway_unavailable';
};

const ENVIRONMENT = 'that baseUrl is the server they were made for (production and staging have accounts of their own)';

const TEACHES: Readonly<Partial<Record<number, string>>> = {
  401: `Check the API key, and ${ENVIRONMENT}.`,
  403:
    'Check secretKey, and that baseUrl is the very address the server is called at: scheme and host are signed too. If both ' +
    'are right, the server may write or read the body otherwise: see signing.keyOrder, signing.jsonEscape and signing.trailingNewlineOnEmptyBody.',
};

/** What a refusal says, without advice. */
export const toldBy = ({ status, code, symbol, said, faults, trace }: Refusal): string => {
  const words = [code, symbol === code ? null : symbol].filter((word) => word !== null).join(' ');
  const places = faults.map(({ field, issue }) => `${field}: ${issue}`).join(', ');
  return [
    `answered ${status}${words === '' ? '' : ` ${words}`}${said === null ? '' : `: ${said}`}`,
    places === '' ? '' : ` (${places})`,
    trace === null ? '' : ` [${trace}]`,
  ].join('');
};

const withoutLogin = ({ why, detail, retryAfter }: NoLogin): string => {
  const wait = retryAfter === null ? '' : ` No other login is tried for ${Math.ceil(retryAfter / 1000)} s.`;
  switch (why) {
    case 'refused':
      return `${detail}. Check login and password, and ${ENVIRONMENT}.${wait}`;
    case 'not-accepted':
      return (
        `${detail}. Each login ends every earlier token of the account: does another process log in with it, without ` +
        `sharing this one’s store? Give every process the same store, or an account of its own. If there is none, check ` +
        `${ENVIRONMENT}.${wait}`
      );
    case 'limited':
    case 'unavailable':
    case 'busy':
      return `${detail}.${wait}`;
  }
};

const because = (failure: Failure): string => {
  if (failure.kind === 'no-login') return withoutLogin(failure);
  if (failure.kind !== 'refused') return whyUnanswered(failure);
  const advice = TEACHES[failure.status];
  return advice === undefined ? toldBy(failure) : `${toldBy(failure)}. ${advice}`;
};

/** Thrown by every call of the client. `failure` says what kind; the message holds no secret and no buyer's data. */
export class OneverseError extends Error {
  override readonly name = 'OneverseError';
  readonly failure: Failure;
  readonly means: Meaning;

  /** @param call what was asked, such as `POST /payment-api/transactions` */
  constructor(call: string, failure: Failure) {
    super(`Oneverse: ${call} ${because(failure)}`);
    this.failure = failure;
    this.means = meaningOf(failure);
  }
}
