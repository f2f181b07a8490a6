import { Problem } from '@tillkit/core/problem';
import type { Cart, CartItem } from '@tillkit/core/quote';
import { readBody, sessionRequestSchema, type AttemptRequest, type SessionRequest } from '@tillkit/core/wire';
import * as z from 'zod/mini';
import { parseJson } from './guards.ts';

/** What a merchant's page asks for: the cart as a form or a link writes it. */
export interface Wish {
  readonly cart: Cart;
  /** As typed, in major units, item by item; `''` where none was. */
  readonly amounts: readonly string[];
  readonly returnTo: string | undefined;
}

/** What our own page sends: a cart that was priced, and the way to pay. */
export interface Order {
  readonly key: string;
  readonly request: SessionRequest & { readonly expect: string; readonly attempt: AttemptRequest };
  /** The total the page showed, in words: to say what changed, never a price. */
  readonly seen: string;
}

const REPEATABLE = ['sku', 'quantity', 'amount'];
const WISH = [...REPEATABLE, 'promotion-code', 'promotionCode', 'return-to'];
const ORDER = ['key', 'cart', 'expect', 'return-to', 'method', 'seen'];
const FIELD = 'field.';

const malformed = (path: string, message: string): Problem =>
  new Problem('body_malformed', { errors: [{ path, message }] });

/** @throws Problem `price_not_accepted`, `reference_not_accepted`, `body_malformed` */
const checkNames = (form: URLSearchParams, known: readonly string[], isOpen: (name: string) => boolean): void => {
  const names = [...form.keys()];
  const unknown = names.filter((name) => !known.includes(name) && !isOpen(name));
  readBody(z.strictObject({}), Object.fromEntries(unknown.map((name) => [name, true])));
  for (const name of names)
    if (!REPEATABLE.includes(name) && form.getAll(name).length > 1) throw malformed(name, 'is there more than once');
};

/** As many as there are items, or none. */
const column = (form: URLSearchParams, name: string, length: number): readonly (string | undefined)[] => {
  const values = form.getAll(name);
  if (values.length !== 0 && values.length !== length)
    throw malformed(name, 'is needed once for each sku, or not at all');
  return values;
};

/** What is no number is left as it is, for the schema to refuse by name. */
const countOf = (text: string | undefined): unknown =>
  text === undefined ? 1 : /^\d{1,6}$/.test(text) ? Number(text) : text;

/** @throws Problem `body_malformed`, `cart_invalid`, `price_not_accepted`, `reference_not_accepted` */
export const readWish = (form: URLSearchParams): Wish => {
  checkNames(form, WISH, () => false);
  const skus = form.getAll('sku');
  const quantities = column(form, 'quantity', skus.length);
  const amounts = column(form, 'amount', skus.length);
  const code = form.get('promotion-code') ?? form.get('promotionCode');
  const returnTo = form.get('return-to') ?? undefined;
  const { cart } = readBody(sessionRequestSchema, {
    cart: {
      items: skus.map((sku, n) => ({ sku, quantity: countOf(quantities[n]) })),
      ...(code === null || code === '' ? {} : { promotionCode: code }),
    },
    ...(returnTo === undefined ? {} : { returnTo }),
  });
  return { cart, amounts: skus.map((_, n) => amounts[n]?.trim() ?? ''), returnTo };
};

/** The same wish as a link's query. */
export const writeWish = ({ cart, amounts }: Wish, returnTo: string): URLSearchParams => {
  const query = new URLSearchParams();
  for (const [n, { sku, quantity }] of cart.items.entries()) {
    query.append('sku', sku);
    query.append('quantity', String(quantity));
    if (amounts.some((typed) => typed !== '')) query.append('amount', amounts[n] ?? '');
  }
  if (cart.promotionCode !== undefined) query.set('promotion-code', cart.promotionCode);
  query.set('return-to', returnTo);
  return query;
};

export const withAmounts = (cart: Cart, amounts: readonly (number | undefined)[]): Cart => ({
  ...cart,
  items: cart.items.map((item, n): CartItem => {
    const amount = amounts[n];
    return amount === undefined ? item : { ...item, amount };
  }),
});

const fieldsOf = (form: URLSearchParams, method: string | null): Readonly<Record<string, string>> => {
  const own = `${FIELD}${method ?? ''}.`;
  return Object.fromEntries(
    [...form].filter(([name]) => name.startsWith(own)).map(([name, value]) => [name.slice(own.length), value]),
  );
};

export const isOrder = (form: URLSearchParams): boolean => form.has('key');

/** @throws Problem as `readWish` */
export const readOrder = (form: URLSearchParams): Order => {
  checkNames(form, ORDER, (name) => name.startsWith(FIELD));
  const [key, expect, method] = [form.get('key') ?? '', form.get('expect'), form.get('method')];
  if (expect === null) throw malformed('expect', 'is needed');
  const attempt: AttemptRequest = {
    ...(method === null ? {} : { method }),
    fields: fieldsOf(form, method),
    mode: 'redirect',
  };
  const request = readBody(sessionRequestSchema, {
    cart: parseJson(form.get('cart') ?? ''),
    returnTo: form.get('return-to') ?? undefined,
    expect,
    attempt,
  });
  return { key, request: { ...request, expect, attempt }, seen: (form.get('seen') ?? '').slice(0, 40) };
};
