import { isWebAddress, refuse } from './refuse.ts';

/** One address webhooks go to. Each has its own secret (§8.1). */
export interface One2PaysEndpoint {
  readonly url: string;
  /** Any text; its UTF-8 bytes are the key (§8.4). `makeKeys` makes one. */
  readonly secret: string;
  /** What is sent there: `*` (default), a family such as `payment.*`, or exact events. `withdrawal.*` is `withdraw.*` too †. */
  readonly events?: readonly string[];
  /** † Which of the two documented payloads (§8.3). Default `flat`. */
  readonly style?: 'flat' | 'envelope';
  /** † What is signed (§8.4): timestamp, dot and body (default), or the body alone. */
  readonly stringToSign?: 'timestamp.body' | 'body';
  /** † `false` leaves the milliseconds of times out, as one sample does (§2). Default true. */
  readonly milliseconds?: boolean;
  /** † A signature of nobody's stands before the true one: the text says "one or more" (§8.4). Default false. */
  readonly twoSignatures?: boolean;
}

/** How a merchant sells through One2Pays. Sections are those of its dossier; † where it publishes nothing. */
export interface One2PaysMerchant {
  /** `pk_test_…` or `pk_live_…` (§1). `makeKeys` makes one. */
  readonly apiKey: string;
  /** `sk_test_…` or `sk_live_…`, of the same environment: signs requests. */
  readonly secretKey: string;
  /** Which host takes the keys: `/one2pays` those of `test`, `/one2pays/live` those of `live`. Default: the keys'. */
  readonly environment?: 'test' | 'live';
  /** The integration is not active: 403 (§9). Default false. */
  readonly disabled?: boolean;
  /** Where events go; without it nothing is sent. */
  readonly webhook?: One2PaysEndpoint | readonly One2PaysEndpoint[];
  /** † How a request without a body is signed (§2). Default `dot`. */
  readonly emptyBody?: 'dot' | 'timestamp-only' | 'empty-object';
  /** † The unit of amounts (§3). Default `satang`: "1000.00" is 10 baht. */
  readonly amountUnit?: 'satang' | 'baht';
  /** † What a payment or withdraw may amount to, in satang. Default from 1, with no end. */
  readonly amounts?: { readonly least?: number; readonly most?: number };
  /** Calls in a minute. Default 100 on the test host, 1000 on the live one (§4). */
  readonly perMinute?: number;
  /** † How long a payment waits where the create does not say (§5.1). Default 15 and 60. */
  readonly expiresInMinutes?: { readonly promptpay?: number; readonly bank_transfer?: number };
  /** Which of the two documented words a QR payment's `nextAction.type` says (§5.1). Default `display_qr_code`. */
  readonly nextActionType?: 'display_qr_code' | 'use_payment_app';
  /** † What `nextAction` leaves out; where nothing remains it is null. Default: nothing. */
  readonly nextActionOmits?: readonly ('qrCode' | 'paymentAppUrl' | 'bankDetails')[];
  /** Who is paid by QR: a tax id (13 digits), a phone (10) or an e-wallet (15). Default 0105512345678. */
  readonly promptpayId?: string;
  /** † Where bank transfers go: the page shows it, `nextAction` tells it. */
  readonly bankAccount?: {
    readonly bankCode: string;
    readonly bankName: string;
    readonly accountNumber: string;
    readonly accountName: string;
  };
  /** † How long after the buyer's word a transfer is found (§5.1: 5 to 30). Default 5. */
  readonly transferMinutes?: number;
  /** † Whether a payment or withdraw tells its description, metadata and customer again (§5.1). Default false. */
  readonly echo?: boolean;
  /** Payment ids: a UUID (default), or `pay_…` as one guide has them (§5.1). */
  readonly idStyle?: 'uuid' | 'pay';
  /** † What a create answers. Default 201. */
  readonly createStatus?: 200 | 201;
  /** † How long an `idempotencyKey` is remembered (§4). Default 24. */
  readonly idempotencyHours?: number;
  /** † Error codes without a published name. Default `IDEMPOTENCY_CONFLICT`, `INVALID_STATE`, `INSUFFICIENT_BALANCE`. */
  readonly codes?: {
    readonly idempotencyConflict?: string;
    readonly cancelFinal?: string;
    readonly insufficientBalance?: string;
  };
  /** † Whether `payment.received` precedes `payment.succeeded` (§8.2). Default false. */
  readonly sendsReceived?: boolean;
  /** † The wire's names of a withdraw's destination (§6). Default bankCode, bankAccountNumber, bankAccountName. */
  readonly withdrawFields?: {
    readonly bankCode?: string;
    readonly accountNumber?: string;
    readonly accountName?: string;
  };
  /** Whether events say `withdraw.paid` (default) or `withdrawal.paid` (§6). */
  readonly withdrawEvents?: 'withdraw' | 'withdrawal';
  /** † What the wallet holds at first, in satang. Default 1,000,000. */
  readonly balance?: number;
}

const SWITCHES = ['disabled', 'echo', 'sendsReceived'] as const;
const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  environment: ['test', 'live'],
  emptyBody: ['dot', 'timestamp-only', 'empty-object'],
  amountUnit: ['satang', 'baht'],
  nextActionType: ['display_qr_code', 'use_payment_app'],
  idStyle: ['uuid', 'pay'],
  createStatus: [200, 201],
  withdrawEvents: ['withdraw', 'withdrawal'],
};
const ENDPOINT_CHOICES: typeof CHOICES = {
  style: ['flat', 'envelope'],
  stringToSign: ['timestamp.body', 'body'],
};
const OMITS: readonly unknown[] = ['qrCode', 'paymentAppUrl', 'bankDetails'];

const isCount = (number: number | undefined, least = 1, most = Number.MAX_SAFE_INTEGER): boolean =>
  number === undefined || (Number.isSafeInteger(number) && number >= least && number <= most);

/** What is sent where, as a list. */
export const endpointsOf = ({ webhook }: One2PaysMerchant): readonly One2PaysEndpoint[] =>
  webhook === undefined ? [] : 'url' in webhook ? [webhook] : webhook;

/** Which host a merchant's keys are for. */
export const environmentOf = ({ apiKey }: One2PaysMerchant): 'test' | 'live' =>
  apiKey.startsWith('pk_live_') ? 'live' : 'test';

const checkKeys = (name: string, given: One2PaysMerchant, seen: Set<string>): void => {
  for (const [what, prefix] of [
    ['apiKey', 'pk'],
    ['secretKey', 'sk'],
  ] as const)
    // prettier-ignore
    if (!/^.._(test|live)_[\x21-\x7e]+$/.test(given[what]) || !given[what].startsWith(prefix))
      refuse(
        `${name} has a One2Pays ${what} that is not ${prefix}_test_… or ${prefix}_live_…`,
        'makeKeys() makes one.',
      );
  const environment = environmentOf(given);
  if (!given.secretKey.startsWith(`sk_${environment}_`))
    refuse(`${name} has One2Pays keys of two environments`, 'Give it both of test, or both of live.');
  if ((given.environment ?? environment) !== environment)
    refuse(`${name} has One2Pays keys of another environment`, `They are ${environment} keys: write '${environment}'.`);
  if (seen.has(given.apiKey))
    refuse(`${name} has a One2Pays key that stands there twice`, 'Give each merchant its own.');
  seen.add(given.apiKey);
};

const checkChoices = (name: string, given: object, table: typeof CHOICES, switches: readonly string[]): void => {
  for (const one of switches) {
    const value: unknown = Reflect.get(given, one);
    if (value !== undefined && typeof value !== 'boolean')
      refuse(`${name} has ${one} that is neither true nor false`, 'Write true, false, or leave it out.');
  }
  for (const [one, choices] of Object.entries(table)) {
    const value: unknown = Reflect.get(given, one);
    const words = choices.map((choice) => (typeof choice === 'string' ? `'${choice}'` : String(choice)));
    if (value !== undefined && !choices.includes(value))
      refuse(`${name} has ${one} that does not exist`, `Write ${words.join(' or ')}.`);
  }
};

const checkEndpoints = (name: string, endpoints: readonly One2PaysEndpoint[]): void => {
  for (const endpoint of endpoints) {
    if (!isWebAddress(endpoint.url))
      refuse(`${name} has a webhook url that is no URL`, 'Write it out, with http:// or https://.');
    if (endpoint.secret === '')
      refuse(`${name} has an empty webhook secret`, 'makeKeys() makes one; an empty one would sign for anybody.');
    checkChoices(name, endpoint, ENDPOINT_CHOICES, ['milliseconds', 'twoSignatures']);
    for (const event of endpoint.events ?? [])
      if (!/^(\*|[a-z]+\.(\*|[a-z]+))$/.test(event))
        refuse(`${name} has a webhook for an event that cannot be`, "Write '*', 'payment.*' or 'payment.succeeded'.");
  }
  if (new Set(endpoints.map(({ url }) => url)).size !== endpoints.length)
    refuse(`${name} has two webhooks with one url`, 'List the events of both in one, or give each its own path.');
};

const checkNumbers = (name: string, given: One2PaysMerchant): void => {
  const { amounts, expiresInMinutes } = given;
  if (!isCount(given.perMinute))
    refuse(`${name} has a perMinute that lets no call pass`, 'Write a whole number from 1.');
  if (!isCount(amounts?.least) || !isCount(amounts?.most, amounts?.least))
    refuse(`${name} has amounts that let no payment pass`, 'Write satang: whole numbers from 1, least below most.');
  if (!isCount(expiresInMinutes?.promptpay, 5, 1440) || !isCount(expiresInMinutes?.bank_transfer, 5, 1440))
    refuse(`${name} has expiresInMinutes that no payment can have`, 'Write whole minutes from 5 to 1440.');
  if (!isCount(given.transferMinutes, 0))
    refuse(`${name} has transferMinutes that never come`, 'Write whole minutes, such as 5.');
  if (!isCount(given.idempotencyHours))
    refuse(`${name} has idempotencyHours that remember nothing`, 'Write whole hours from 1.');
  if (!isCount(given.balance, 0))
    refuse(`${name} has a balance that is no amount`, 'Write satang: a whole number from 0.');
};

/** @throws TypeError that names the merchant and the mistake, never a key */
export const checkOne2Pays = (id: string, given: One2PaysMerchant, seen: Set<string>): void => {
  const name = `merchant ${id}`;
  checkKeys(name, given, seen);
  checkChoices(name, given, CHOICES, SWITCHES);
  checkEndpoints(name, endpointsOf(given));
  checkNumbers(name, given);
  if (given.promptpayId !== undefined && !/^(\d{10}|\d{13}|\d{15})$/.test(given.promptpayId))
    refuse(`${name} has a promptpayId that no bank knows`, 'Write 13 digits (tax id), 10 (phone) or 15 (e-wallet).');
  if (given.nextActionOmits?.some((one) => !OMITS.includes(one)))
    refuse(`${name} has nextActionOmits that do not exist`, "Write 'qrCode', 'paymentAppUrl' or 'bankDetails'.");
};
