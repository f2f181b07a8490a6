import { utf8 } from '@tillkit/core/hmac';

export const json = (value: object): Uint8Array<ArrayBuffer> => utf8(JSON.stringify(value));

const textIn = (body: unknown, name: string): string => {
  const found: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : null;
  return typeof found === 'string' ? found : '';
};

/** What a call needs to know of the bytes it sends. */
export interface BodyFacts {
  /** The API repeats its answer to the same key (dossier §4), so a try may be repeated. */
  readonly keyed: boolean;
  readonly personal: readonly string[];
}

/** @param personal names of the fields that are somebody's own */
export const factsOfBody = (bytes: Uint8Array, personal: readonly string[]): BodyFacts => {
  let body: unknown = null;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // The bytes are the caller's: what they are worth is the server's to say.
  }
  return { keyed: textIn(body, 'idempotencyKey') !== '', personal: personal.map((name) => textIn(body, name)) };
};

/**
 * What creates have in common (dossier §4, §5.1).
 * @throws TypeError
 */
export const checkCreate = ({
  referenceId,
  idempotencyKey,
}: {
  referenceId?: unknown;
  idempotencyKey?: unknown;
}): void => {
  if (typeof referenceId !== 'string' || !/^[A-Za-z0-9_.-]{1,255}$/.test(referenceId))
    throw new TypeError('referenceId is 1 to 255 characters of A–Z a–z 0–9 _ - .');
  if (idempotencyKey === undefined) return;
  if (typeof idempotencyKey !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(idempotencyKey))
    throw new TypeError('idempotencyKey is 1 to 255 printable ASCII characters.');
};
