import { secret, timingSafeEqual, toBase64url, toHex, utf8, type Secret } from '@tillkit/core/hmac';

export type HmacAlgorithm = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** How pushes are signed, where they are: Onecheckout publishes no signature (dossier §6), a proxy in between may add one. */
export interface WebhookVerifier {
  /** The header that carries the HMAC over the raw body. */
  readonly header: string;
  /** Several while one replaces another. */
  readonly secret: string | readonly string[];
  /** `SHA-256` */
  readonly algorithm?: HmacAlgorithm;
  /** How the header writes it; `hex`. Both base64 and base64url are read as `base64`. */
  readonly encoding?: 'hex' | 'base64';
  /** What stands before it in the header, such as `sha256=`. */
  readonly prefix?: string;
}

/** A verifier whose options have been checked. */
export interface Verification {
  readonly header: string;
  readonly secrets: readonly Secret[];
  readonly algorithm: HmacAlgorithm;
  readonly encoding: 'hex' | 'base64';
  readonly prefix: string;
}

const ALGORITHMS: readonly string[] = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

/** @throws TypeError for a header that is none, an empty secret, an unknown algorithm or encoding */
export const readVerifier = (given: WebhookVerifier): Verification => {
  const { header, algorithm = 'SHA-256', encoding = 'hex', prefix = '' } = given;
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(header))
    throw new TypeError('verifyWebhook.header is no name of a header.');
  if (!ALGORITHMS.includes(algorithm))
    throw new TypeError(`verifyWebhook.algorithm must be one of: ${ALGORITHMS.join(', ')}.`);
  if (!['hex', 'base64'].includes(encoding)) throw new TypeError("verifyWebhook.encoding must be 'hex' or 'base64'.");
  const texts = typeof given.secret === 'string' ? [given.secret] : given.secret;
  if (texts.length === 0) throw new TypeError('verifyWebhook.secret is an empty list. Give at least one secret.');
  return { header, secrets: texts.map((text) => secret(text, 'verifyWebhook.secret')), algorithm, encoding, prefix };
};

const hmac = async (key: Secret, body: Uint8Array<ArrayBuffer>, hash: HmacAlgorithm): Promise<Uint8Array> => {
  const imported = await crypto.subtle.importKey('raw', utf8(key.reveal()), { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, body));
};

/** One spelling of the same signature: lower-case hex, base64url without padding. */
const spelled = (text: string, encoding: 'hex' | 'base64'): string =>
  encoding === 'hex' ? text.toLowerCase() : text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** Compares under every secret, and all of them always: time must not tell which one came close. */
export const isGenuine = async (
  value: string,
  body: Uint8Array<ArrayBuffer>,
  { secrets, algorithm, encoding, prefix }: Verification,
): Promise<boolean> => {
  if (!value.startsWith(prefix)) return false;
  const given = utf8(spelled(value.slice(prefix.length), encoding));
  let found = false;
  for (const key of secrets) {
    const mac = await hmac(key, body, algorithm);
    const equal = timingSafeEqual(utf8(encoding === 'hex' ? toHex(mac) : toBase64url(mac)), given);
    found = found || equal;
  }
  return found;
};
