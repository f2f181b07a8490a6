import { secret, timingSafeEqual, utf8, type Secret } from '@tillkit/core/hmac';
import { parseJson } from '../../transport/index.ts';
import { readEvent, type One2PaysEvent, type PayloadStyle } from './event.ts';
import { signatureOf, stringToSign } from './signature.ts';

export interface WebhookOptions {
  /** The endpoint's own signing secret, from the dashboard. Several while one replaces another. */
  readonly secret: string | readonly string[];
  /** Milliseconds a push's time may lie in the past or the future; 300,000 (dossier §8.4). */
  readonly toleranceMs?: number | undefined;
  /** What is signed: its page is not published (dossier §8.4). `body` leaves the time unsigned, so a push may be replayed. */
  readonly stringToSign?: 'timestamp.body' | 'body' | undefined;
  /** `auto` (dossier §8.3) */
  readonly payloadStyle?: PayloadStyle | undefined;
}

/** What a push turned out to be. */
export type Received =
  | { readonly is: 'event'; readonly event: One2PaysEvent }
  /** Genuine, and not an event. */
  | { readonly is: 'unreadable' }
  /** No signature at all. */
  | { readonly is: 'unsigned' }
  /** Anything that does not verify. */
  | { readonly is: 'forged' };

export interface WebhookReader {
  /** @param now milliseconds since the epoch */
  read(bytes: Uint8Array<ArrayBuffer>, headers: Headers, now: number): Promise<Received>;
}

const SIGNED: readonly string[] = ['timestamp.body', 'body'];
const STYLES: readonly string[] = ['auto', 'envelope', 'flat'];

/** @throws TypeError for an empty secret, which would accept forgeries, or none at all */
export const readWebhookSecrets = ({ secret: given }: WebhookOptions): readonly Secret[] => {
  const texts = typeof given === 'string' ? [given] : given;
  if (!Array.isArray(texts) || texts.length === 0)
    throw new TypeError('webhook.secret is missing. Set it to the signing secret of the endpoint in the dashboard.');
  return texts.map((text: string) => secret(text, 'webhook.secret'));
};

/** Every signature under every secret, and all of them always: time must not tell which one came close. */
const matches = async (
  secrets: readonly Secret[],
  given: readonly string[],
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  let found = false;
  for (const key of secrets) {
    const expected = utf8(await signatureOf(key, signed));
    for (const signature of given) {
      const equal = timingSafeEqual(expected, utf8(signature));
      found = found || equal;
    }
  }
  return found;
};

/**
 * Verifies the raw bytes, then parses. The text says "one or more signatures": a list is taken, one of it must match. A
 * time too far in the future is refused like one too old: it would stay replayable for as long.
 * @throws TypeError when an option cannot work
 */
export const createWebhookReader = (options: WebhookOptions): WebhookReader => {
  const { toleranceMs = 300_000, stringToSign: signs = 'timestamp.body', payloadStyle = 'auto' } = options;
  const secrets = readWebhookSecrets(options);
  if (!Number.isSafeInteger(toleranceMs) || toleranceMs < 1)
    throw new TypeError('webhook.toleranceMs must be a whole number of milliseconds, 1 or more.');
  if (!SIGNED.includes(signs)) throw new TypeError(`webhook.stringToSign must be one of: ${SIGNED.join(', ')}.`);
  if (!STYLES.includes(payloadStyle)) throw new TypeError(`webhook.payloadStyle must be one of: ${STYLES.join(', ')}.`);

  return {
    read: async (bytes, headers, now) => {
      const given = (headers.get('x-webhook-signature') ?? '').split(/[\s,]+/).filter((part) => part !== '');
      if (given.length === 0) return { is: 'unsigned' };
      const timestamp = headers.get('x-webhook-timestamp') ?? '';
      if (!/^\d{1,15}$/.test(timestamp) || Number(timestamp) === 0) return { is: 'forged' };
      const signed = signs === 'body' ? bytes : stringToSign(timestamp, bytes, 'dot');
      if (!(await matches(secrets, given, signed))) return { is: 'forged' };
      if (Math.abs(now - Number(timestamp)) > toleranceMs) return { is: 'forged' };
      const event = readEvent(parseJson(bytes), payloadStyle);
      return event ? { is: 'event', event } : { is: 'unreadable' };
    },
  };
};
