import type { Answered } from '../call/index.ts';

/** §4. */
export const success = (data: unknown): object => ({ success: true, data });

const failure = (code: string, message: string, metadata?: object): object => ({
  success: false,
  error: { code, message, ...(metadata ? { metadata } : {}) },
});

export const unauthorized: Answered = [401, failure('INVALID_CREDENTIALS', 'Invalid signature or expired timestamp')];
export const inactive: Answered = [403, failure('FORBIDDEN', 'Integration is not active')];
export const unknownPayment: Answered = [404, failure('RESOURCE_NOT_FOUND', 'Payment not found')];
/** † The wording. */
export const unknownWithdraw: Answered = [404, failure('RESOURCE_NOT_FOUND', 'Withdraw not found')];
/** † Nothing is published about paths nobody documents. */
export const unknownPath: Answered = [404, failure('RESOURCE_NOT_FOUND', 'There is no such path')];
export const duplicateReference: Answered = [
  409,
  failure('DUPLICATE_REFERENCE_ID', 'Reference ID already exists for this merchant'),
];
/** † The code and the wording. */
export const serverError: Answered = [500, failure('INTERNAL_ERROR', 'An unexpected error occurred')];

/** What is wrong with a body or query, by its field. † Every message but the amount's. */
export interface Invalid {
  readonly field: string;
  readonly message: string;
}
export const invalid = ({ field, message }: Invalid): Answered => [
  400,
  failure('VALIDATION_ERROR', message, { field }),
];

/** † The code is the merchant's switch. */
export const keyReused = (code = 'IDEMPOTENCY_CONFLICT'): Answered => [
  409,
  failure(code, 'The idempotency key was used with another body'),
];
export const notCancelable = (status: string, code = 'INVALID_STATE'): Answered => [
  409,
  failure(code, `Cannot cancel: the status is ${status}`),
];
export const insufficient = (code = 'INSUFFICIENT_BALANCE'): Answered => [400, failure(code, 'Insufficient balance')];

/** §4: the four fields of a 429; `resetAt` is `retryAfter` seconds from `now`. */
export const rateLimited = (limit: number, retryAfter: number, now: number): object =>
  failure('RATE_LIMIT_EXCEEDED', 'Too many requests, please try again later', {
    limit,
    remaining: 0,
    resetAt: new Date(now + retryAfter * 1000).toISOString(),
    retryAfter,
  });

/** What a status asked for by a fault comes with, but for a 429. † Where a status has no published code. */
export const saysOf = (status: number): object => {
  const [known] = [unauthorized, inactive, unknownPayment, duplicateReference].filter(([code]) => code === status);
  if (known) return known[1];
  return status >= 500 ? serverError[1] : failure('SANDBOX_FAULT', 'The sandbox was asked to fail');
};
