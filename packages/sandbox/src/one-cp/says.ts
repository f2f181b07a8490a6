import type { Answered } from '../call/index.ts';

type Status = 400 | 401 | 403 | 404 | 405 | 429 | 500;

/** † Every error's body (§12.2): nothing is published, so nobody may branch on the words. */
const says = (status: Status, message: string): Answered => [status, { statusCode: status, message }];

export const unauthorized = says(401, 'Unauthorized');
export const forbidden = says(403, 'Forbidden');
export const unknownTransaction = says(404, 'Transaction not found');
export const unknownPath = says(404, 'Not found');
export const wrongMethod = says(405, 'Method not allowed');
export const malformedId = says(400, 'Malformed transaction id');
export const tooMany = says(429, 'Too many requests');
export const failed = says(500, 'Internal server error');
export const refundFailed = says(500, 'Refund processing failed');
export const invalid = (message: string): Answered => says(400, message);

/** What a status asked for by a fault comes with. */
export const saysOf = (status: number): object => ({
  statusCode: status,
  message: status === 429 ? 'Too many requests' : status >= 500 ? 'Internal server error' : 'Sandbox fault',
});
