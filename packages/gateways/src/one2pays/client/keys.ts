import { secret, type Secret } from '@tillkit/core/hmac';

export type Environment = 'test' | 'live';

const ENVIRONMENTS: readonly string[] = ['test', 'live'];

export interface Keys {
  /** Names the integration: sent with every request. */
  readonly api: Secret;
  /** Signs; never sent. */
  readonly signing: Secret;
}

const readKey = (text: string, name: string, prefix: 'pk' | 'sk', environment: Environment): Secret => {
  const key = secret(text, name);
  if (!/^[\x21-\x7e]+$/.test(text))
    throw new TypeError(`${name} holds white space or characters outside ASCII. Copy it again from the dashboard.`);
  if (!text.startsWith(`${prefix}_`) || text.length === 3)
    throw new TypeError(`${name} must begin with ${prefix}_. Copy it from the dashboard's Integrations page.`);
  const [, says] = /^.._(test|live)_/.exec(text) ?? [];
  if (says !== undefined && says !== environment)
    throw new TypeError(
      `${name} is a ${says} key, but environment is '${environment}'. Take both keys from one integration, and set environment to what they are for.`,
    );
  return key;
};

/**
 * Dossier §1: `pk_test_…` and `sk_test_…` move no real money, `pk_live_…` and `sk_live_…` do. Keys that contradict each
 * other contradict `environment` too.
 * @throws TypeError, without quoting a key
 */
export const readKeys = (apiKey: string, secretKey: string, environment: Environment): Keys => {
  if (!ENVIRONMENTS.includes(environment)) throw new TypeError("environment must be 'test' or 'live'.");
  return {
    api: readKey(apiKey, 'apiKey', 'pk', environment),
    signing: readKey(secretKey, 'secretKey', 'sk', environment),
  };
};
