import { createHmac } from 'node:crypto';

/** On Node: synchronous underneath, several times faster than WebCrypto at webhook sizes. */
export const hmacSha256 = async (key: Uint8Array, message: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(createHmac('sha256', key).update(message).digest());
