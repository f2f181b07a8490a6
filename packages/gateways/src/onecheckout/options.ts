import { checkCurrencies } from '../decimal/index.ts';
import { readBaseUrl } from '../transport/index.ts';
import type { AmountUnit } from './amount.ts';
import { createOnecheckoutClient, type AuthHeaderByOperation, type ListTimeUnit } from './client/index.ts';
import { readVerifier, type WebhookVerifier } from './signature.ts';

export interface OnecheckoutOptions {
  /**
   * With its version, such as `https://api.example/api/v1.0`; https, or http on loopback. There is no default: the address
   * the reference calls production is a sandbox host (dossier §1, C8).
   */
  readonly baseUrl: string;
  /** From the merchant dashboard (dossier §2). */
  readonly apiKey: string;
  /**
   * `major`: decimals such as 61.97. `minor` where the server counts hundredths (dossier §3.1, C2). The server answers in the
   * unit it was asked in, so a wrong one makes every payment a hundred times too large or too small and shows in no
   * answer: look at one order in the merchant dashboard before going live.
   */
  readonly amountUnit?: AmountUnit;
  /** ISO 4217, upper case: what the merchant account can take, as `GET /me` says (dossier §4.1). Any when absent. */
  readonly currencies?: readonly string[];
  /** Where the sources disagree on the header (dossier §2, C1): `{ 'orders.create': 'api-key' }`. */
  readonly authHeaderByOperation?: AuthHeaderByOperation;
  /** In what the list's time filters are counted (dossier §3.3); `seconds`. A wrong one makes a lost create unfindable. */
  readonly listTimeUnit?: ListTimeUnit;
  /** Requests under way at once from this process, 1 or more; 8 of the 10 a key is allowed (dossier §8). */
  readonly inFlight?: number;
  /** Requests a minute of the whole account; the 1,000 a key is allowed (dossier §8). */
  readonly perMinute?: number;
  /** Undocumented fields for every create, such as `{ paypal_manual_capture: true }` (dossier §4.3). None that names money. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Off by default: no signature is published, and a push is only a reason to look (dossier §6). */
  readonly verifyWebhook?: WebhookVerifier;
}

/** What the adapter writes itself, and what would change the amount without the quote knowing. */
const NOT_EXTRA = [
  'currency', 'order_lines', 'tax_amount', 'success_url', 'cancel_url', 'reference_id',
  'amount', 'subtotal', 'shipping_fee', 'discount_amount',
]; // prettier-ignore

const checkExtra = (extra: Readonly<Record<string, unknown>>): void => {
  const taken = NOT_EXTRA.filter((name) => Object.hasOwn(extra, name));
  if (taken.length > 0) throw new TypeError(`extra must not hold ${taken.join(', ')}: the quote decides that.`);
  const [unsayable] = Object.keys(extra).filter((name) => JSON.stringify(extra[name]) === undefined);
  if (unsayable !== undefined) throw new TypeError(`extra.${unsayable} cannot be written as JSON.`);
};

/** @throws TypeError with the fix, when the account is made */
export const checkOptions = (options: OnecheckoutOptions): void => {
  readBaseUrl(options.baseUrl);
  const { amountUnit = 'major', currencies, extra, verifyWebhook } = options;
  if (!['major', 'minor'].includes(amountUnit)) throw new TypeError("amountUnit must be 'major' or 'minor'.");
  if (currencies) checkCurrencies(currencies);
  if (extra) checkExtra(extra);
  if (verifyWebhook) readVerifier(verifyWebhook);
  // What the client takes it checks itself; making one sends nothing.
  createOnecheckoutClient(options);
};
