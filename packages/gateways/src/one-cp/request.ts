import type { CreateRequest } from '@tillkit/core/gateway';
import { Problem } from '@tillkit/core/problem';
import type { Quote } from '@tillkit/core/quote';
import { amountText, type AmountUnit } from '../decimal/index.ts';
import type { Category, Item } from './client/index.ts';
import { initializeBody, type InitializeSettings } from './client/initialize.ts';
import { projectionOf, type Projected } from './projection.ts';

/**
 * Minor units as One-CP counts; `null` when it cannot be told exactly. A number of at most fifteen digits is written
 * with the digits it was made of.
 */
export const toGateway = (amount: number, currency: string, unit: AmountUnit): number | null => {
  const text = amountText({ amount, currency }, unit);
  return text === null ? null : Number(text);
};

export interface RequestOptions extends InitializeSettings {
  readonly category: Category;
  readonly quantityAs: (pieces: number) => Item['quantity'];
  readonly restrictedMethods: string | readonly string[] | undefined;
}

const told = (amount: number, { currency }: Quote, unit: AmountUnit): number => {
  const number = toGateway(amount, currency, unit);
  if (number !== null) return number;
  throw new Problem('method_unavailable', { detail: `One-CP cannot be told an amount of ${currency} exactly.` });
};

const itemOf = ({ line, title, quantity, unit }: Projected, quote: Quote, options: RequestOptions): Item => {
  const sku = line === null ? '' : (quote.lines[line]?.sku ?? '');
  return {
    ...(sku === '' ? {} : { stockId: sku }),
    name: title,
    category: options.category,
    price: told(unit, quote, options.amountUnit),
    quantity: options.quantityAs(quantity),
    total: told(unit * quantity, quote, options.amountUnit),
  };
};

/**
 * The body of a create (dossier §4.3). Nothing personal is in it, and no `email`: with one, a transaction whose answer was
 * lost could be paid from a mail. The attempt's id is for One-CP's support, as nothing finds it again (§9).
 * @throws Problem `method_unavailable` for an amount One-CP cannot be told
 */
export const buildRequest = ({ quote, attempt }: CreateRequest, options: RequestOptions): Uint8Array<ArrayBuffer> =>
  initializeBody(
    {
      currency: quote.currency,
      title: quote.title.toWellFormed(),
      items: projectionOf(quote).items.map((item) => itemOf(item, quote, options)),
      refIDs: { attempt },
      restrictedMethods: options.restrictedMethods,
    },
    options,
  );
