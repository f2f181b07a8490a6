import { secret, type Secret } from '@tillkit/core/hmac';
import { readBaseUrl } from '../transport/index.ts';
import type { Generation } from './client/index.ts';
import { readApiKey } from './client/key.ts';

export interface OpenCheckoutOptions {
  /** The operator's server, such as `https://checkout.example.com`; https, or http on loopback. A path is fine. */
  readonly baseUrl: string;
  /** `sk_…`, from the server's /dashboard/keys. */
  readonly apiKey: string;
  /**
   * From the merchant settings of the server. Several while one replaces another: the server knows no overlap, so give
   * old and new until the last push signed with the old one has come.
   */
  readonly webhookSecret: string | readonly string[];
  /** Seconds a webhook's time may lie in the past or the future; 300. With 0 the age is not looked at, and said in the log. */
  readonly toleranceSeconds?: number;
  /** Let the buyer return to a loopback address. Only an emulator takes one. */
  readonly allowLoopbackUrls?: boolean;
  /** Which API the server speaks; `v0.2`. */
  readonly generation?: Generation;
}

/** @throws TypeError for an empty secret, which would accept forgeries, or none at all */
export const readWebhookSecrets = (given: string | readonly string[]): readonly Secret[] => {
  const texts = typeof given === 'string' ? [given] : given;
  if (texts.length === 0) throw new TypeError('webhookSecret is an empty list. Give at least one secret.');
  return texts.map((text) => secret(text, 'webhookSecret'));
};

/** @throws TypeError with the fix, when the account is made */
export const checkOptions = (options: OpenCheckoutOptions): void => {
  readBaseUrl(options.baseUrl);
  readApiKey(options.apiKey);
  readWebhookSecrets(options.webhookSecret);
  const { toleranceSeconds = 300 } = options;
  if (!Number.isSafeInteger(toleranceSeconds) || toleranceSeconds < 0)
    throw new TypeError('toleranceSeconds must be a whole number of seconds, 0 or more.');
};
