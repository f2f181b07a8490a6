import type { Answered, Caller } from '../call/index.ts';

/** † The wording; the type is dossier §9's. */
export const failed: Answered = [500, { error: { type: 'api_error', message: 'Internal server error' } }];

const says = (status: number): object => {
  const message = status === 429 ? 'Too many requests' : status >= 500 ? 'Internal server error' : 'Sandbox fault';
  const type = status >= 500 ? 'api_error' : 'invalid_request_error';
  return { error: status === 429 ? { message } : { type, message } };
};

export const callerOf = (merchant: string): Caller => ({ gateway: 'opencheckout', merchant, says });
