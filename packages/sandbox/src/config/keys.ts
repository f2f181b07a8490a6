import type { Random } from '@tillkit/core/clock';
import { toBase64url, toHex } from '@tillkit/core/hmac';
import { uuidOf } from '../uuid.ts';

export interface MerchantKeys {
  /** `sk_` + 43 base64url characters: 32 random bytes (dossier §1). */
  readonly apiKey: string;
  /** 64 lower-case hex characters: 32 random bytes (dossier §11). */
  readonly webhookSecret: string;
  /** Onecheckout's key: 64 letters and digits, 32 random bytes. Its form is published nowhere. */
  readonly onecheckoutKey: string;
  /** One-CP's user and password (dossier §2): 24 hex digits and 64. Their form is published nowhere. */
  readonly onecpWidgetId: string;
  readonly onecpSecret: string;
  /** Oneverse's account UUID, password, signing secret, and the bearer of its `northbound-v2` (dossier §2, §3). */
  readonly oneverseLogin: string;
  readonly oneversePassword: string;
  readonly oneverseSecretKey: string;
  readonly oneverseApiKey: string;
  /** One2Pays' keys of its test environment, `pk_test_…` and `sk_test_…`, and a webhook's `whsec_…` (dossier §1, §15). */
  readonly one2paysKey: string;
  readonly one2paysSecret: string;
  readonly one2paysWebhookSecret: string;
}

/** Fresh credentials for one merchant, for a demo's first start. */
export const makeKeys = (random: Random): MerchantKeys => ({
  apiKey: `sk_${toBase64url(random(32))}`,
  webhookSecret: toHex(random(32)),
  onecheckoutKey: toHex(random(32)),
  onecpWidgetId: toHex(random(12)),
  onecpSecret: toHex(random(32)),
  oneverseLogin: uuidOf(random(16)),
  oneversePassword: toBase64url(random(24)),
  oneverseSecretKey: toHex(random(32)),
  oneverseApiKey: toBase64url(random(32)),
  one2paysKey: `pk_test_${toHex(random(12))}`,
  one2paysSecret: `sk_test_${toBase64url(random(32))}`,
  one2paysWebhookSecret: `whsec_${toBase64url(random(32))}`,
});
