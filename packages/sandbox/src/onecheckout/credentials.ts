import type { Merchant, OnecheckoutMerchant } from '../config/index.ts';
import type { Answered } from '../call/index.ts';
import { keyInvalid, keyRequired, missingToken } from './says.ts';

/** A merchant that proved itself. */
export interface Seller extends OnecheckoutMerchant {
  readonly id: string;
}

/** Which headers an operation takes (§9): Bearer alone, or X-API-Key too. `bearer*`: the seed names no header. */
export type Accepts = 'bearer' | 'bearer*' | 'either';

interface Headers {
  get(name: string): string | null;
}

type Judged = { readonly seller: Seller; readonly key: string } | { readonly refusal: Answered };

/** @param missing what order endpoints answer when there are no credentials (C3) */
export const openDoor = (merchants: readonly Merchant[], missing: 'seed' | 'api1') => {
  const sellers = new Map<string, Seller>();
  for (const { id, onecheckout } of merchants)
    for (const key of onecheckout?.apiKeys ?? []) if (onecheckout) sellers.set(key, { ...onecheckout, id });
  const anyTakesApiKey = [...sellers.values()].some(({ acceptApiKeyHeader }) => acceptApiKeyHeader !== false);
  const anyTakesXApiKey = [...sellers.values()].some(({ orderTakesXApiKey }) => orderTakesXApiKey === true);

  const bearerOf = (headers: Headers): string | null =>
    /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
  /** A header a merchant's switch does not accept is none at all; a key nobody has is judged as the others would be. */
  const switched = (key: string | null, accepts: (seller: Seller) => boolean, any: boolean): string | null => {
    if (!key) return null;
    const seller = sellers.get(key);
    return (seller ? accepts(seller) : any) ? key : null;
  };
  const keyOf = (headers: Headers, accepts: Accepts): string | null => {
    const xApiKey = headers.get('x-api-key') || null;
    const apiKey = () =>
      switched(headers.get('api-key'), ({ acceptApiKeyHeader }) => acceptApiKeyHeader !== false, anyTakesApiKey);
    const second = {
      bearer: () => null,
      'bearer*': () => switched(xApiKey, ({ orderTakesXApiKey }) => orderTakesXApiKey === true, anyTakesXApiKey),
      either: () => xApiKey,
    }[accepts]();
    return bearerOf(headers) ?? second ?? apiKey();
  };

  return {
    judge: (headers: Headers, accepts: Accepts): Judged => {
      const key = keyOf(headers, accepts);
      if (key === null) return { refusal: missing === 'api1' && accepts !== 'either' ? missingToken : keyRequired };
      const seller = sellers.get(key);
      return seller ? { seller, key } : { refusal: keyInvalid };
    },
  };
};
