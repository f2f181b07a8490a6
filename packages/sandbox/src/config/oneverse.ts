import { isWebAddress, refuse } from './refuse.ts';

/** The generation of Oneverse's API a merchant is served: the seed's, or one of the later renamings (§0). */
export type OneverseProfile = 'payment-api' | 'northbound-v1' | 'northbound-v2';

/** How a merchant sells through Oneverse. Sections are those of its dossier; † where it publishes nothing. */
export interface OneverseMerchant {
  /** The account's UUID (§2). `makeKeys` makes one. */
  readonly login: string;
  readonly password: string;
  /** Signs every call but the login (§3). `makeKeys` makes one. */
  readonly secretKey: string;
  /** What `merchant_uuid` must say. Default † the login. */
  readonly merchantUuid?: string;
  /** The games there are; another one is 422 †. Default: any. */
  readonly gameNames?: readonly string[];
  /** The payment channels there are; another one is 422 (§13.10). Default `for_testing` alone. */
  readonly channels?: readonly string[];
  /** † The currencies there are, three capitals each. Default: any. */
  readonly currencies?: readonly string[];
  /** Where a payment is called back (§7); `webhook_url` of an order wins in the later profiles. Without it nothing is sent. */
  readonly webhook?: { readonly url: string };
  /** Default `payment-api`. */
  readonly profile?: OneverseProfile;
  /** The bearer of `northbound-v2`, which knows no login. */
  readonly apiKey?: string;
  /** Whether an order without `country` or `merchant_return_url`, as in the seed's example, is 422 (`strict`, default; §5.3). */
  readonly mode?: 'strict' | 'lenient';
  /** What a create answers with (§13.12). Default 200; 201 in the later profiles. */
  readonly createStatus?: 200 | 201;
  /** Also takes a signature over the body with its keys sorted (§13.6). Default false. */
  readonly acceptSortedDigest?: boolean;
  /** † What a second use of a reference is told (§13.11). Default `The reference has already been taken.` */
  readonly duplicateText?: string;
  /** † Minutes until an unpaid order is `expired` (§5.6). Default 30. */
  readonly expiryMinutes?: number;
  /** Calls in a fixed window of a minute (§8.3). Default 60. */
  readonly limits?: { readonly perMinute: number };
  /** Whether lists come in pages of 20 with `links` and `meta` (§5.2). Default: in the later profiles. */
  readonly paginate?: boolean;
  /** † Whether an expired, failed or cancelled order can still be paid (§13.18). Default false. */
  readonly latePayment?: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CHOICES = {
  profile: ['payment-api', 'northbound-v1', 'northbound-v2'],
  mode: ['strict', 'lenient'],
  createStatus: [200, 201],
} as const;
const SWITCHES = ['acceptSortedDigest', 'paginate', 'latePayment'] as const;

const checkCredentials = (name: string, given: OneverseMerchant, seen: Set<string>): void => {
  const { login, password, secretKey, merchantUuid, apiKey, profile } = given;
  for (const [what, uuid] of [
    ['login', login],
    ['merchantUuid', merchantUuid],
  ] as const)
    if (uuid !== undefined && !UUID.test(uuid))
      refuse(`${name} has a Oneverse ${what} that is no UUID`, 'makeKeys() makes one as oneverseLogin.');
  if (password === '' || secretKey === '')
    refuse(`${name} has an empty Oneverse password or secretKey`, 'makeKeys() makes both; empty ones let all in.');
  if (profile === 'northbound-v2' && !apiKey)
    refuse(`${name} has no Oneverse apiKey`, 'northbound-v2 knows no login; makeKeys() makes oneverseApiKey.');
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey))
    refuse(`${name} has a Oneverse apiKey that no header can carry`, 'Use printable ASCII; makeKeys() makes one.');
  for (const one of [`oneverse ${login.toLowerCase()}`, ...(apiKey === undefined ? [] : [`oneverse ${apiKey}`])]) {
    if (seen.has(one)) refuse(`${name} has a Oneverse login or apiKey that stands there twice`, 'Give each its own.');
    seen.add(one);
  }
};

const isCount = (number: number | undefined): boolean =>
  number === undefined || (Number.isSafeInteger(number) && number >= 1);

/** @throws TypeError that names the merchant and the mistake, never a secret */
export const checkOneverse = (id: string, given: OneverseMerchant, seen: Set<string>): void => {
  const name = `merchant ${id}`;
  checkCredentials(name, given, seen);
  for (const [one, choices] of Object.entries(CHOICES)) {
    const value: unknown = Reflect.get(given, one);
    if (value !== undefined && !choices.some((choice) => choice === value))
      refuse(`${name} has oneverse.${one} that does not exist`, `Write ${choices.map((choice) => JSON.stringify(choice)).join(' or ')}.`);
  } // prettier-ignore
  for (const one of SWITCHES)
    if (given[one] !== undefined && typeof given[one] !== 'boolean')
      refuse(`${name} has oneverse.${one} that is neither true nor false`, 'Write true, false, or leave it out.');
  for (const one of ['gameNames', 'channels', 'currencies'] as const)
    if (given[one]?.length === 0) refuse(`${name} has oneverse.${one} without any`, 'Name one, or leave it out.');
  for (const currency of given.currencies ?? [])
    if (!/^[A-Z]{3}$/.test(currency))
      refuse(`${name} has a Oneverse currency of another form, ${currency}`, 'Write three capitals, such as MYR.');
  if (given.webhook && !isWebAddress(given.webhook.url))
    refuse(`${name} has a Oneverse webhook url that is no URL`, 'Write it out, with http:// or https://.');
  if (!isCount(given.limits?.perMinute))
    refuse(`${name} has Oneverse limits that let no call pass`, 'Write a whole number from 1, or leave them out.');
  if (!isCount(given.expiryMinutes))
    refuse(`${name} has Oneverse orders that expire at once`, 'Write expiryMinutes as a whole number from 1.');
};
