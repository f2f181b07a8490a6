import { isWebAddress, refuse } from './refuse.ts';

/** How a merchant sells through Onecheckout. Sections are those of its dossier; † where it publishes nothing. */
export interface OnecheckoutMerchant {
  /** Any text a header can carry (§2). `makeKeys` makes one. */
  readonly apiKeys: readonly string[];
  /** The account's UUID (§2). Made, and kept in the snapshot, when absent. */
  readonly merchantId?: string;
  readonly email?: string;
  /** What the account takes, upper case; another one is `currency_invalid` †. Default: every known currency. */
  readonly currencies?: readonly string[];
  /** Such as `ORD-`: told by `GET /me` (§3.4), and † before the number in an order's `name`. */
  readonly orderPrefix?: string;
  /** † The number the first order gets. Default 1, written `0001`. */
  readonly firstOrder?: number;
  /** Where buyers go when an order names no address of its own (§12.6). */
  readonly successUrl?: string;
  readonly cancelUrl?: string;
  /** The account's `webhook_url`; `POST /me` changes it. With one, events are sent there † (§12.14). */
  readonly webhook?: { readonly url: string };
  /** † Whether events are sent to the account's `webhook_url`. Default: whether `webhook` is configured. */
  readonly sendWebhooks?: boolean;
  /** For each key (§12.11). Default 1000 in a minute and 10 at once. */
  readonly limits?: { readonly perMinute?: number; readonly inFlight?: number };
  /** † What a 429 carries: `{"error":{"code":"rate_limited",…}}` (default), or no JSON. */
  readonly rateLimitBody?: 'json' | 'none';
  /** † Accepts the header `api-key` too, as the vendor's own store sends it (C1). Default true. */
  readonly acceptApiKeyHeader?: boolean;
  /** † Accepts `X-API-Key` alone when reading and capturing an order, for which the seed names no header. Default false. */
  readonly orderTakesXApiKey?: boolean;
  /** † Capturing what is paid answers 200 with the order instead of `order_status_invalid` (§12.8). Default false. */
  readonly captureIdempotent?: boolean;
  /** † A list's `limit` beyond 1024 becomes 1024 (`clamp`, default), or is refused with `400` (§12.9). */
  readonly listOverLimit?: 'clamp' | '400';
  /** Every order waits for a capture. Default: those created with the undocumented `paypal_manual_capture` (§4.3). */
  readonly manualCapture?: boolean;
  /** † The unit of every amount: `major` (default, 61.97), or `minor` as one source has it (6197; C2). */
  readonly amountUnit?: 'major' | 'minor';
  /** † An `amount` sent at create wins over the lines (§3.2). Default: it is ignored. */
  readonly sentAmountWins?: boolean;
  /** What every order's amount holds beyond its lines, such as 9.99: the documented example's sum does (C9). Default 0. */
  readonly amountExtra?: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SWITCHES = [
  'sendWebhooks',
  'acceptApiKeyHeader',
  'orderTakesXApiKey',
  'captureIdempotent',
  'manualCapture',
  'sentAmountWins',
] as const;
const CHOICES = {
  rateLimitBody: ['json', 'none'],
  listOverLimit: ['clamp', '400'],
  amountUnit: ['major', 'minor'],
} as const;

const isCount = (number: number | undefined): boolean =>
  number === undefined || (Number.isSafeInteger(number) && number >= 1);

const checkKeys = (name: string, apiKeys: readonly string[], seen: Set<string>): void => {
  if (apiKeys.length === 0)
    refuse(`${name} has no Onecheckout key`, 'Give it one in apiKeys; makeKeys() makes one as onecheckoutKey.');
  for (const key of apiKeys) {
    if (!/^[\x21-\x7e]+$/.test(key))
      refuse(`${name} has a Onecheckout key that no header can carry`, 'Use printable ASCII; makeKeys() makes one.');
    if (seen.has(key)) refuse(`${name} has a Onecheckout key that stands there twice`, 'Give each merchant its own.');
    seen.add(key);
  }
};

const checkSwitches = (name: string, given: OnecheckoutMerchant): void => {
  for (const one of SWITCHES)
    if (given[one] !== undefined && typeof given[one] !== 'boolean')
      refuse(`${name} has ${one} that is neither true nor false`, 'Write true, false, or leave it out.');
  for (const [one, choices] of Object.entries(CHOICES)) {
    const value: unknown = Reflect.get(given, one);
    if (value !== undefined && !choices.some((choice) => choice === value))
      refuse(`${name} has ${one} that does not exist`, `Write ${choices.map((choice) => `'${choice}'`).join(' or ')}.`);
  }
};

/** @throws TypeError that names the merchant and the mistake, never the key */
export const checkOnecheckout = (id: string, given: OnecheckoutMerchant, seen: Set<string>): void => {
  const name = `merchant ${id}`;
  checkKeys(name, given.apiKeys, seen);
  checkSwitches(name, given);
  if (given.merchantId !== undefined && !UUID.test(given.merchantId))
    refuse(`${name} has a merchantId that is no UUID`, 'Leave it out to have one made.');
  for (const currency of given.currencies ?? [])
    if (!Intl.supportedValuesOf('currency').includes(currency))
      refuse(`${name} has a currency nobody knows, ${currency}`, 'Write ISO 4217 codes in upper case, such as EUR.');
  for (const [what, url] of [
    ['successUrl', given.successUrl],
    ['cancelUrl', given.cancelUrl],
    ['webhook url', given.webhook?.url],
  ] as const)
    if (url !== undefined && !isWebAddress(url))
      refuse(`${name} has a ${what} that is no URL`, 'Write it out, with http:// or https://.');
  if (!isCount(given.limits?.perMinute) || !isCount(given.limits?.inFlight))
    refuse(`${name} has limits that let no call pass`, 'Write whole numbers from 1, or leave them out.');
  if (!isCount(given.firstOrder)) refuse(`${name} has a firstOrder that is no order number`, 'Write 1 or more.');
  if (given.amountExtra !== undefined && !(Number.isFinite(given.amountExtra) && given.amountExtra >= 0))
    refuse(`${name} has an amountExtra that is no amount`, 'Write 0 or more, in the unit of its prices.');
};
