import { refuse } from './refuse.ts';

/** How a merchant sells through One-CP: one widget. Sections are those of its dossier; † where it publishes nothing. */
export interface OnecpMerchant {
  /** The user of HTTP Basic: any text without `:` (§2). `makeKeys` makes one. */
  readonly widgetId: string;
  /** Its password (§2). `makeKeys` makes one. */
  readonly backendSecret: string;
  /** 24 lower-case hex digits, told by `GET /status` (§4.1). Default † digits made of the widget id. */
  readonly provider?: string;
  /** What `GET /status` answers with: 201 (default) as the reference has it, or 200 (C3). */
  readonly statusCode?: 201 | 200;
  /** Every call is answered 403: no permission (§12.2). Default false. */
  readonly forbidden?: boolean;
  /** † Errors carry `{"statusCode","message"}`; without, no body at all (§12.2). Default true. */
  readonly errorBody?: boolean;
  /** An unpaid transaction shows a partial `checkout` already (C4). Default false. */
  readonly pendingCheckout?: boolean;
  /** † What stands in a `checkout`'s two addresses; their shape is not published. Default null. */
  readonly address?: Readonly<Record<string, unknown>>;
  /** † The raw status of an unpaid transaction (§14, E17). Default `PENDING`. */
  readonly rawPending?: string;
  /** † The raw status once any item of a paid one was cancelled: nobody knows it (§12.11). Default `PAID`. */
  readonly rawAfterCancel?: string;
  /** † Cancelling items of an unpaid transaction: 400 (default), or `allow`; with all of them gone it is `CANCELED`. */
  readonly unpaidCancel?: '400' | 'allow';
  /**
   * Every refund fails (§12.10): 200 `FAILED`; 500 `before` the money moved; 500 `after` it; no answer (`timeout`) after
   * it. A planned fault does the same once. Default: none fails.
   */
  readonly refundFailure?: 'FAILED' | 'before' | 'after' | 'timeout';
  /** † How many calls pass in a minute; beyond them, 429 (§12.15). 0 lets none pass. Default: no limit. */
  readonly rateLimited?: number;
  /** † The unit of every amount: `major` (default, 285.6), or `minor` (28560): nothing is published (§3). */
  readonly amountUnit?: 'major' | 'minor';
}

const SWITCHES = ['forbidden', 'errorBody', 'pendingCheckout'] as const;
const CHOICES = {
  statusCode: [201, 200],
  unpaidCancel: ['400', 'allow'],
  refundFailure: ['FAILED', 'before', 'after', 'timeout'],
  amountUnit: ['major', 'minor'],
} as const;

const checkCredentials = (name: string, { widgetId, backendSecret }: OnecpMerchant, seen: Set<string>): void => {
  if (widgetId === '' || widgetId.includes(':'))
    refuse(
      `${name} has a One-CP widgetId that is empty or holds a colon`,
      'HTTP Basic ends the user at the first one.',
    );
  if (backendSecret === '')
    refuse(
      `${name} has an empty One-CP backendSecret`,
      'makeKeys() makes one as onecpSecret; an empty one lets all in.',
    );
  const widget = `one-cp ${widgetId}`;
  if (seen.has(widget)) refuse(`${name} has a One-CP widgetId that stands there twice`, 'Give each merchant its own.');
  seen.add(widget);
};

/** @throws TypeError that names the merchant and the mistake, never the secret */
export const checkOnecp = (id: string, given: OnecpMerchant, seen: Set<string>): void => {
  const name = `merchant ${id}`;
  checkCredentials(name, given, seen);
  if (given.provider !== undefined && !/^[0-9a-f]{24}$/.test(given.provider))
    refuse(`${name} has a One-CP provider that is no id`, 'Write 24 lower-case hex digits, or leave it out.');
  for (const one of SWITCHES)
    if (given[one] !== undefined && typeof given[one] !== 'boolean')
      refuse(`${name} has onecp.${one} that is neither true nor false`, 'Write true, false, or leave it out.');
  for (const [one, choices] of Object.entries(CHOICES)) {
    const value: unknown = Reflect.get(given, one);
    if (value !== undefined && !choices.some((choice) => choice === value))
      refuse(`${name} has onecp.${one} that does not exist`, `Write ${choices.map((choice) => JSON.stringify(choice)).join(' or ')}.`);
  } // prettier-ignore
  for (const one of ['rawPending', 'rawAfterCancel'] as const)
    if (given[one] === '')
      refuse(`${name} has an empty onecp.${one}`, 'Write a word, such as ON_HOLD, or leave it out.');
  if (given.rateLimited !== undefined && !(Number.isSafeInteger(given.rateLimited) && given.rateLimited >= 0))
    refuse(
      `${name} has onecp.rateLimited that is no number of calls`,
      'Write 0 or more for a minute, or leave it out.',
    );
};
