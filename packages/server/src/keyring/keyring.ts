import type { Random } from '@tillkit/core/clock';
import { concatBytes, hmacSha256, secret, timingSafeEqual, utf8, type Secret } from '@tillkit/core/hmac';

/** One subkey per purpose, so that a quote's hash can never pass for a token. */
export type Purpose = 'token' | 'quote' | 'return' | 'seal' | 'key' | 'webhook';

const IV_BYTES = 12;

/** The checkout's secrets at work. The first signs and seals; all of them verify and open, so a secret can be rotated. */
export interface Keyring {
  sign(purpose: Purpose, message: string): Promise<Uint8Array<ArrayBuffer>>;
  verify(purpose: Purpose, message: string, mac: Uint8Array): Promise<boolean>;
  /** AES-GCM; `context` must be the same when opening, so that sealed bytes cannot be moved to another row. */
  seal(bytes: Uint8Array, context: string): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws Error when no secret opens it */
  open(sealed: Uint8Array, context: string): Promise<Uint8Array<ArrayBuffer>>;
}

const MIN_SECRET = 32;

const checked = (given: string | readonly string[] | undefined): readonly Secret[] => {
  const list = typeof given === 'string' ? [given] : (given ?? []);
  if (list.length === 0) throw new TypeError('secret is missing. Set it to 32 or more random characters.');
  return list.map((text, index) => {
    const name = list.length === 1 ? 'secret' : `secret[${index}]`;
    if (text.length > 0 && text.length < MIN_SECRET)
      throw new TypeError(`${name} is shorter than ${MIN_SECRET} characters. Make one with: openssl rand -base64 32`);
    return secret(text, name);
  });
};

/** HKDF-SHA-256 (RFC 5869) for one 32-byte block: extract with a fixed salt, expand with the purpose. */
const deriveKey = async (from: Secret, purpose: Purpose): Promise<Uint8Array<ArrayBuffer>> => {
  const extracted = await hmacSha256(utf8('tillkit'), utf8(from.reveal()));
  return hmacSha256(extracted, concatBytes(utf8(`tillkit/${purpose}`), Uint8Array.of(1)));
};

export const createKeyring = (given: string | readonly string[] | undefined, random: Random): Keyring => {
  const secrets = checked(given);
  const derived = new Map<string, Uint8Array<ArrayBuffer>>();

  const keys = async (purpose: Purpose): Promise<readonly Uint8Array<ArrayBuffer>[]> => {
    const found: Uint8Array<ArrayBuffer>[] = [];
    for (const [index, from] of secrets.entries()) {
      const name = `${purpose} ${index}`;
      const key = derived.get(name) ?? (await deriveKey(from, purpose));
      // The finished key is kept, never the promise: a promise belongs to the request that made it.
      derived.set(name, key);
      found.push(key);
    }
    return found;
  };

  const first = async (purpose: Purpose): Promise<Uint8Array<ArrayBuffer>> => {
    const [key] = await keys(purpose);
    if (!key) throw new TypeError('secret is missing.');
    return key;
  };

  const cipher = (key: Uint8Array<ArrayBuffer>, usage: 'encrypt' | 'decrypt') =>
    crypto.subtle.importKey('raw', key, 'AES-GCM', false, [usage]);

  return {
    sign: async (purpose, message) => hmacSha256(await first(purpose), utf8(message)),
    verify: async (purpose, message, mac) => {
      let matched = false;
      for (const key of await keys(purpose))
        matched = timingSafeEqual(await hmacSha256(key, utf8(message)), mac) || matched;
      return matched;
    },
    seal: async (bytes, context) => {
      const iv = random(IV_BYTES);
      const key = await cipher(await first('seal'), 'encrypt');
      const body = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: utf8(context) },
        key,
        new Uint8Array(bytes),
      );
      return concatBytes(iv, new Uint8Array(body));
    },
    open: async (sealed, context) => {
      const iv = new Uint8Array(sealed.slice(0, IV_BYTES));
      const body = new Uint8Array(sealed.slice(IV_BYTES));
      for (const bytes of await keys('seal')) {
        const key = await cipher(bytes, 'decrypt');
        const plain = await crypto.subtle
          .decrypt({ name: 'AES-GCM', iv, additionalData: utf8(context) }, key, body)
          .catch(() => null);
        if (plain) return new Uint8Array(plain);
      }
      throw new Error(
        'Sealed bytes do not open with any configured secret. Keep the former secret in the list until they are settled.',
      );
    },
  };
};
