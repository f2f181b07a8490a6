import type { CreateRequest } from '@tillkit/core/gateway';
import { utf8 } from '@tillkit/core/hmac';
import { MAX_AMOUNT } from '@tillkit/core/money';
import { Problem } from '@tillkit/core/problem';
import { itemise, type Item, type ItemLimits, type Quote } from '@tillkit/core/quote';
import { toGateway, type AmountUnit } from './amount.ts';

/** None is published. A cart has at most a hundred lines, and delivery is one more. */
const LIMITS: ItemLimits = { maxLines: 101, maxTitle: 200, maxUnit: MAX_AMOUNT };

interface Projection {
  readonly items: readonly Item[];
  readonly tax: number;
}

/** The lines, and the tax beside them; one line with the total where that does not add up (design §4.3). */
const projectionOf = (quote: Quote): Projection => {
  const { lines, tax, shipping, discount, total } = quote;
  const items = itemise({ ...quote, tax: 0, total: total - tax }, LIMITS);
  const isItemised = discount === 0 && items.length === lines.length + (shipping > 0 ? 1 : 0);
  const isSold = items.every(({ unit }) => unit > 0);
  return isItemised && isSold ? { items, tax } : { items: itemise(quote, { ...LIMITS, maxLines: 0 }), tax: 0 };
};

/** A JSON object from names and the JSON texts of their values: amounts keep the digits they were written with. */
const objectText = (members: Readonly<Record<string, string>>): string =>
  `{${Object.entries(members)
    .map(([name, text]) => `${JSON.stringify(name)}:${text}`)
    .join(',')}}`;

/** The SKU where it names one line only, else the line's position (dossier §4.3: every integration sends a key). */
const keyOf = ({ lines }: Quote, index: number): string => {
  const sku = lines[index]?.sku ?? '';
  return sku !== '' && lines.filter((line) => line.sku === sku).length === 1 ? sku : String(index);
};

const amountText = (amount: number, { currency }: Quote, unit: AmountUnit): string => {
  const text = toGateway({ amount, currency }, unit);
  if (text !== null) return text;
  throw new Problem('method_unavailable', { detail: `Onecheckout cannot be told an amount of ${currency} exactly.` });
};

export interface RequestOptions {
  readonly unit: AmountUnit;
  readonly extra: Readonly<Record<string, unknown>>;
}

/**
 * The body of a create. Nothing personal is in it: the lines, where to return, and the attempt's id. `amount` is left to
 * the server: which side wins where the two differ is not published (dossier §3.2).
 * @throws Problem `method_unavailable` for an amount the gateway cannot be told
 */
export const buildRequest = (input: CreateRequest, { unit, extra }: RequestOptions): Uint8Array<ArrayBuffer> => {
  const { quote } = input;
  const { items, tax } = projectionOf(quote);
  const lines = items.map((item, index) =>
    objectText({
      key: JSON.stringify(items.length === 1 && quote.lines.length > 1 ? 'order' : keyOf(quote, index)),
      title: JSON.stringify(item.title),
      quantity: String(item.quantity),
      unit_price: amountText(item.unit, quote, unit),
    }),
  );
  const body = objectText({
    ...Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, JSON.stringify(value)])),
    currency: JSON.stringify(quote.currency),
    order_lines: `[${lines.join(',')}]`,
    ...(tax > 0 ? { tax_amount: amountText(tax, quote, unit) } : {}),
    success_url: JSON.stringify(input.returnUrl),
    cancel_url: JSON.stringify(input.cancelUrl),
    reference_id: JSON.stringify(input.attempt),
  });
  return utf8(body);
};

/** The currency a body of ours asked for. */
export const currencyIn = (bytes: Uint8Array): string | null => {
  const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const currency: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'currency') : null;
  return typeof currency === 'string' ? currency : null;
};
