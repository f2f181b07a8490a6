import { hmacSha256, toHex, utf8 } from '@tillkit/core/hmac';
import type { One2PaysEndpoint } from '../config/index.ts';
import type { Delivery, Envelope } from '../webhook/index.ts';

/** `sha256=` and lower-case hex (§2, §8.4). */
export const signatureOf = async (secret: string, text: Uint8Array): Promise<string> =>
  `sha256=${toHex(await hmacSha256(utf8(secret), text))}`;

/** Older, and further in the future, than the tolerance of five minutes. */
const FAR = 600_000;

/** † What a meddler makes of a body: the same signature, another amount (exchange 14). */
const tampered = (payload: string): string =>
  payload.replace(/"amount":"([^"]*)"/, (_all, amount) => `"amount":"${amount === '1.00' ? '2.00' : '1.00'}"`);

/** Seals one attempt. `wall`: milliseconds of real time, which signatures carry. */
export const seal = async (
  { payload, modes }: Delivery,
  { url, secret, stringToSign, twoSignatures }: One2PaysEndpoint,
  wall: number,
): Promise<Envelope> => {
  const timestamp = String(wall + (modes.includes('stale') ? -FAR : modes.includes('future') ? FAR : 0));
  const signed = utf8(stringToSign === 'body' ? payload : `${timestamp}.${payload}`);
  const nobodys = await signatureOf(`forged ${secret}`, signed);
  const signature = modes.includes('forged') ? nobodys : await signatureOf(secret, signed);
  const sent = modes.includes('tampered') ? tampered(payload) : payload;
  return {
    url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'One2Pays/1.0',
      'x-webhook-timestamp': timestamp,
      'x-webhook-signature': twoSignatures === true ? `${nobodys},${signature}` : signature,
    },
    body: modes.includes('reserialised') ? JSON.stringify(JSON.parse(sent), null, 2) : sent,
  };
};
