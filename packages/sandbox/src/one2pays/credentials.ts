import { concatBytes, timingSafeEqual, utf8 } from '@tillkit/core/hmac';
import { environmentOf, type Merchant, type One2PaysMerchant } from '../config/index.ts';
import type { Answered } from '../call/index.ts';
import { inactive, unauthorized } from './says.ts';
import { signatureOf } from './webhook.ts';

/** A merchant that proved itself. */
export interface Seller extends One2PaysMerchant {
  readonly id: string;
}

/** The test host and the live one each take their own keys alone (§14.2). */
export type Host = 'test' | 'live';

type Judged = { readonly seller: Seller } | { readonly refusal: Answered };

/** † Two-sided, as for webhooks (§2). */
const WINDOW = 300_000;

/** What is signed: the timestamp, a dot, the bytes as they came; † without a body as the merchant's switch says. */
const signedText = (timestamp: string, body: Uint8Array, { emptyBody }: One2PaysMerchant): Uint8Array => {
  if (body.length > 0) return concatBytes(utf8(`${timestamp}.`), body);
  if (emptyBody === 'timestamp-only') return utf8(timestamp);
  return utf8(emptyBody === 'empty-object' ? `${timestamp}.{}` : `${timestamp}.`);
};

/** @param wall the real time: whoever signs knows no other */
export const openDoor = (merchants: readonly Merchant[], wall: () => number) => {
  const sellers = new Map<string, Seller>();
  for (const { id, one2pays } of merchants) if (one2pays) sellers.set(one2pays.apiKey, { ...one2pays, id });

  return {
    judge: async (headers: Headers, body: Uint8Array, host: Host): Promise<Judged> => {
      const seller = sellers.get(headers.get('x-api-key') ?? '');
      const timestamp = headers.get('x-timestamp') ?? '';
      const given = headers.get('x-signature') ?? '';
      if (!seller || environmentOf(seller) !== host) return { refusal: unauthorized };
      if (!/^\d{1,15}$/.test(timestamp) || Math.abs(wall() - Number(timestamp)) > WINDOW)
        return { refusal: unauthorized };
      const expected = await signatureOf(seller.secretKey, signedText(timestamp, body, seller));
      if (!timingSafeEqual(utf8(given), utf8(expected))) return { refusal: unauthorized };
      return seller.disabled === true ? { refusal: inactive } : { seller };
    },
  };
};
