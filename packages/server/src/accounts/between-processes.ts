import type { Shared } from '@tillkit/core/gateway';
import { fromBase64url, toBase64url, utf8 } from '@tillkit/core/hmac';
import type { Keyring } from '../keyring/index.ts';
import type { Store } from '../store/index.ts';

/**
 * What all processes of one checkout share about one account, kept in the store. A value may be a login token: it is
 * sealed, and bound to its name, so that nobody who reads or moves rows can use it.
 */
export const sharedOf = (store: Pick<Store, 'take' | 'get' | 'swap'>, keyring: Keyring, account: string): Shared => {
  const nameOf = (name: string): string => `account:${account}:${name}`;

  const seal = async (name: string, value: string): Promise<string> =>
    toBase64url(await keyring.seal(utf8(value), nameOf(name)));

  /** `null` as well for what was sealed with a secret that is gone: it is as good as not there. */
  const open = async (name: string, kept: string | null): Promise<string | null> => {
    const sealed = kept === null ? null : fromBase64url(kept);
    if (!sealed) return null;
    const bytes = await keyring.open(sealed, nameOf(name)).catch(() => null);
    return bytes && new TextDecoder().decode(bytes);
  };

  return {
    take: (bucket, rate) => store.take(nameOf(bucket), rate, 1),
    get: async (name) => open(name, await store.get(nameOf(name))),
    swap: async (name, old, value, ttlMs) => {
      const kept = await store.get(nameOf(name));
      if ((await open(name, kept)) !== old) return false;
      return store.swap(nameOf(name), kept, value === null ? null : await seal(name, value), ttlMs);
    },
  };
};
