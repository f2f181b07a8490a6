import { utf8 } from '@tillkit/core/hmac';
import { checkAmount, type AmountUnit } from './amount.ts';
import type { Item } from './item.ts';

/** Body of a create, "CorporateCheckout" (dossier §4.3). There is no return address, no callback and no customer. */
export interface Initialize {
  /** One for the whole transaction; ISO 4217. */
  readonly currency: string;
  readonly title: string;
  /** At least one. Their order is their number, from 1, and the first is the main one (dossier §3). */
  readonly items: readonly Item[];
  /** The customer never sees it. */
  readonly note?: string | undefined;
  /** Payment methods that are switched off. One word or a list; sent as `restrictedMethodsAs` says. */
  readonly restrictedMethods?: string | readonly string[] | undefined;
  /** Your own identifiers. Written only: nothing reads or finds them (dossier §4.8). */
  readonly refIDs?: Readonly<Record<string, string>> | undefined;
  readonly attachments?: readonly { readonly url: string; readonly type: 'INVOICE' | (string & {}) }[] | undefined;
  /** Who is sent the contract. With it a transaction whose answer was lost may be paid from a mail (dossier §6). */
  readonly email?:
    { readonly subject: string; readonly content: string; readonly recipients: readonly string[] } | undefined;
}

/** The sources disagree (dossier C5). */
export type RestrictedMethodsAs = 'array' | 'scalar';

export interface InitializeSettings {
  readonly amountUnit: AmountUnit;
  readonly restrictedMethodsAs: RestrictedMethodsAs;
}

const AMOUNTS = ['price', 'totalTax', 'total'] as const;

const checkItem = (item: Item, index: number, unit: AmountUnit): void => {
  const where = `items[${index}]`;
  for (const name of ['name', 'category'] as const)
    if (typeof item[name] !== 'string' || item[name].trim() === '')
      throw new TypeError(`${where}.${name} is empty. An item needs a name, a category and a price.`);
  for (const name of AMOUNTS)
    if (name === 'price' || item[name] !== undefined) checkAmount(item[name], `${where}.${name}`, unit);
};

const methodsAs = (
  methods: string | readonly string[] | undefined,
  as: RestrictedMethodsAs,
): string | readonly string[] | undefined => {
  if (methods === undefined) return undefined;
  const list = typeof methods === 'string' ? [methods] : methods;
  if (as === 'array') return list;
  if (list.length !== 1)
    throw new TypeError("restrictedMethods must be exactly one where restrictedMethodsAs is 'scalar'.");
  return list[0];
};

/**
 * The bytes of a create.
 * @throws TypeError for what the API is known to refuse, before anything is sent
 */
export const initializeBody = (input: Initialize, settings: InitializeSettings): Uint8Array<ArrayBuffer> => {
  const { currency, title, items, restrictedMethods, ...rest } = input;
  if (currency.trim() === '') throw new TypeError('currency is empty. Write three letters of ISO 4217.');
  if (title.trim() === '') throw new TypeError('title is empty. The customer reads it.');
  if (items.length === 0) throw new TypeError('items is empty. A transaction needs at least one.');
  for (const [index, item] of items.entries()) checkItem(item, index, settings.amountUnit);
  const methods = methodsAs(restrictedMethods, settings.restrictedMethodsAs);
  return utf8(JSON.stringify({ currency, title, items, ...rest, restrictedMethods: methods }));
};
