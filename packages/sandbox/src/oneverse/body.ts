import { isWebAddress, type OneverseProfile } from '../config/index.ts';
import type { Account } from './accounts.ts';
import type { Wanted } from './order.ts';

/** † The most an order may cost, in hundredths. */
const MOST = 999_999_999_999;

/** What each profile calls a field (§4). † In the later ones the seed's names are taken too. */
const NAMES: Readonly<Record<OneverseProfile, Readonly<Record<string, readonly string[]>>>> = {
  'payment-api': {},
  'northbound-v1': {},
  'northbound-v2': {
    reference: ['transaction_id', 'merchant_transaction_id', 'reference'],
    merchant_uuid: ['tenant_id', 'merchant_uuid'],
    title: ['item_title', 'title'],
    description: ['item_description', 'description'],
  },
};

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: string) => string | null;

const fieldsOf = (text: string): Fields => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}; // prettier-ignore
  } catch {
    return {};
  }
};

/** † An empty text is none at all (§3.2). */
const given = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

/** Reads fields one after the other, and remembers what is wrong with each. † The sentences, but those §5.3 quotes. */
const reader = (fields: Fields, profile: OneverseProfile) => {
  const errors = new Map<string, string>();
  const nameOf = (field: string): string => NAMES[profile][field]?.[0] ?? field;
  const valueOf = (field: string): unknown =>
    (NAMES[profile][field] ?? [field]).map((name) => given(fields[name])).find((value) => value !== undefined);
  const refuse = (field: string, ends: string): void => {
    const name = nameOf(field);
    if (!errors.has(name)) errors.set(name, `The ${name.replaceAll('_', ' ')} field ${ends}`);
  };
  const select = (field: string): void => {
    const name = nameOf(field);
    errors.set(name, `The selected ${name.replaceAll('_', ' ')} is invalid.`);
  };
  /** A text that passes `check`; the empty one where it is missing or wrong. */
  const text = (field: string, required: boolean, check: Check = () => null): string => {
    const value = valueOf(field);
    if (value === undefined) {
      if (required) refuse(field, 'is required.');
      return '';
    }
    const wrong = typeof value === 'string' ? check(value) : 'must be a string.';
    if (typeof value === 'string' && wrong === null) return value;
    refuse(field, wrong ?? '');
    return '';
  };
  return { errors, valueOf, refuse, select, text };
};
type Reader = ReturnType<typeof reader>;

const short: Check = (value) => (value.length > 255 ? 'must not be greater than 255 characters.' : null);
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value) ? null : 'format is invalid.';
const webAddress: Check = (value) => (isWebAddress(value) ? null : 'must be a valid URL.');

/** Either name, and both only with one value (§13.8). */
const referenceIn = (read: Reader, fields: Fields, { profile, isStrict }: Account): string => {
  if (profile === 'northbound-v2') return read.text('reference', true, short);
  const [first, second] = [given(fields['merchant_transaction_id']), given(fields['reference'])];
  const isNamelessV1 = profile === 'northbound-v1' && second === undefined;
  if (first === undefined && !isNamelessV1) return read.text('reference', true, short);
  if (isStrict && second !== undefined && first !== second)
    read.refuse('reference', 'must match merchant transaction id.');
  return read.text('merchant_transaction_id', true, short);
};

/** A whole number from 1; in `northbound-v2` also as its digits (§13.9). */
const amountIn = (read: Reader, { profile }: Account): number => {
  const value = read.valueOf('amount_cents');
  if (value === undefined) read.refuse('amount_cents', 'is required.');
  const isText = profile === 'northbound-v2' && typeof value === 'string' && /^\d{1,15}$/.test(value);
  const amount = isText ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isInteger(amount)) read.refuse('amount_cents', 'must be an integer.');
  else if (amount < 1) read.refuse('amount_cents', 'must be at least 1.');
  else if (amount > MOST) read.refuse('amount_cents', 'is too large.');
  return typeof amount === 'number' ? amount : 0;
};

const chosen = (read: Reader, field: string, all: readonly string[] | undefined, check?: Check): string => {
  const value = read.text(field, true, check);
  if (value !== '' && all && !all.includes(value)) read.select(field);
  return value;
};

/** What a create asks for, or each wrong field with its sentence (§5.3). @param taken whether a reference was used */
export const readCreate = (
  text: string,
  account: Account,
  taken: (reference: string) => boolean,
): Wanted | ReadonlyMap<string, string> => {
  const { profile, isStrict, uuid } = account;
  const fields = fieldsOf(text);
  const read = reader(fields, profile);
  const isLater = profile !== 'payment-api';
  const reference = referenceIn(read, fields, account);
  const merchantUuid = read.text('merchant_uuid', profile !== 'northbound-v2') || uuid;
  if (merchantUuid.toLowerCase() !== uuid.toLowerCase()) read.select('merchant_uuid');
  const gameName = chosen(read, 'game_name', account.gameNames, short);
  read.text('country', isStrict, matches(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/));
  const channel = chosen(read, 'payment_channel', account.channels ?? ['for_testing'], short);
  const amountCents = amountIn(read, account);
  const currency = chosen(read, 'currency', account.currencies, matches(/^[A-Z]{3}$/));
  const title = read.text('title', true, short);
  const description = read.text('description', false);
  const itemCode = read.text('item_code', profile === 'northbound-v2', short);
  const returnUrl = read.text('merchant_return_url', isStrict, webAddress);
  const webhookUrl = isLater ? read.text('webhook_url', false, webAddress) : '';
  if (read.errors.size === 0 && taken(reference))
    read.errors.set('reference', account.duplicateText ?? 'The reference has already been taken.');
  if (read.errors.size > 0) return read.errors;
  return {
    reference,
    merchantUuid,
    gameName,
    channel,
    amountCents,
    currency,
    title,
    description: description || null,
    itemCode: itemCode || null,
    returnUrl: returnUrl || null,
    webhookUrl: webhookUrl || null,
  };
};
