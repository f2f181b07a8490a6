import { concatBytes, hmacSha256, toHex, utf8, type Secret } from '@tillkit/core/hmac';

/** What is signed of a request without a body; its page is not published (dossier §2). */
export type EmptyBody = 'dot' | 'timestamp-only' | 'empty-object';

const EMPTY_BODIES: readonly string[] = ['dot', 'timestamp-only', 'empty-object'];

/** @throws TypeError for a way that is none */
export const readEmptyBody = (given: EmptyBody = 'dot'): EmptyBody => {
  if (!EMPTY_BODIES.includes(given))
    throw new TypeError(`signing.emptyBody must be one of: ${EMPTY_BODIES.join(', ')}.`);
  return given;
};

/** `<timestamp>.<raw body>`: neither method nor path is in it (dossier §2). */
export const stringToSign = (
  timestamp: string,
  body: Uint8Array | undefined,
  emptyBody: EmptyBody,
): Uint8Array<ArrayBuffer> => {
  if (body) return concatBytes(utf8(`${timestamp}.`), body);
  if (emptyBody === 'timestamp-only') return utf8(timestamp);
  return utf8(emptyBody === 'dot' ? `${timestamp}.` : `${timestamp}.{}`);
};

/** `sha256=` and 64 lower-case hex digits. */
export const signatureOf = async (key: Secret, signed: Uint8Array): Promise<string> =>
  `sha256=${toHex(await hmacSha256(utf8(key.reveal()), signed))}`;
