import type { Random } from '@tillkit/core/clock';
import { toBase64url, toHex } from '@tillkit/core/hmac';

export interface MerchantKeys {
  /** `sk_` + 43 base64url characters: 32 random bytes (dossier §1). */
  readonly apiKey: string;
  /** 64 lower-case hex characters: 32 random bytes (dossier §11). */
  readonly webhookSecret: string;
  /** Onecheckout's key: 64 letters and digits, 32 random bytes. Its form is published nowhere. */
  readonly onecheckoutKey: string;
}

/** Fresh credentials for one merchant, for a demo's first start. */
export const makeKeys = (random: Random): MerchantKeys => ({
  apiKey: `sk_${toBase64url(random(32))}`,
  webhookSecret: toHex(random(32)),
  onecheckoutKey: toHex(random(32)),
});
