import type { Secret } from '@tillkit/core/hmac';

/** How a key may be sent. The API's own pages name the first two, its demo store sends the third (dossier §2, C1). */
export type AuthHeader = 'bearer' | 'x-api-key' | 'api-key';

/** Each is also the path of the client's method: `client.orders.create`. */
export type Operation =
  | 'account.read'
  | 'account.update'
  | 'orders.create'
  | 'orders.read'
  | 'orders.capture'
  | 'orders.list'
  | 'orders.events';

/** Dossier §2, the client rule. */
const DEFAULTS: Readonly<Record<Operation, AuthHeader>> = {
  'account.read': 'x-api-key',
  'account.update': 'x-api-key',
  'orders.create': 'bearer',
  'orders.read': 'bearer',
  'orders.capture': 'bearer',
  'orders.list': 'x-api-key',
  'orders.events': 'x-api-key',
};

export type AuthHeaderByOperation = Readonly<Partial<Record<Operation, AuthHeader>>>;

const HEADERS: readonly string[] = ['bearer', 'x-api-key', 'api-key'];

/** @throws TypeError for an operation or a header that is not there */
export const readAuthHeaders = (given: AuthHeaderByOperation = {}): Readonly<Record<Operation, AuthHeader>> => {
  for (const [operation, header] of Object.entries(given)) {
    if (!Object.hasOwn(DEFAULTS, operation))
      throw new TypeError(
        `authHeaderByOperation has no operation "${operation}". There are: ${Object.keys(DEFAULTS).join(', ')}.`,
      );
    if (!HEADERS.includes(header))
      throw new TypeError(`authHeaderByOperation["${operation}"] must be one of: ${HEADERS.join(', ')}.`);
  }
  return { ...DEFAULTS, ...given };
};

export const credential = (header: AuthHeader, key: Secret): Readonly<Record<string, string>> =>
  header === 'bearer' ? { authorization: `Bearer ${key.reveal()}` } : { [header]: key.reveal() };
