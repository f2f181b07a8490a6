import type { Answered } from '../call/index.ts';

/** One field of a body and what is wrong with it. */
export interface Issue {
  readonly field: string;
  readonly issue: string;
}

/** The object family of §7. † The wording of every message: branch on the code. */
const coded = (code: string, message: string) => ({ error: { code, message } });

export const keyRequired: Answered = [400, coded('api_key_required', 'An API key is required')];
export const keyInvalid: Answered = [401, coded('api_key_invalid', 'The API key is invalid or has expired')];
export const merchantInvalid: Answered = [400, coded('merchant_id_invalid', 'The key is not of this merchant')];
export const serverError: Answered = [500, coded('server_error', 'An unexpected error occurred')];
export const unknownOrder: Answered = [404, coded('id_invalid', 'There is no such order')];
export const foreignOrder: Answered = [403, coded('id_invalid', 'The order is not yours')];
/** † Nothing is published about paths nobody documents. */
export const unknownPath: Answered = [404, coded('not_found', 'There is no such path')];

export const invalid = (details: readonly Issue[]): Answered => [
  400,
  { error: { code: 'validation_error', message: 'The request body is invalid', details } },
];

/** The string family of §7. */
export const missingToken: Answered = [401, { error: 'missing token' }];
export const idRequired: Answered = [400, { error: 'id_required' }];
export const statusInvalid: Answered = [400, { error: 'order_status_invalid' }];

export const rateLimited = coded('rate_limited', 'Too many requests');

/** What a status asked for by a fault comes with. */
export const saysOf = (status: number): object => {
  if (status === 429) return rateLimited;
  return status >= 500 ? serverError[1] : coded('sandbox_fault', 'The sandbox was asked to fail');
};
