import { isCurrency } from '@tillkit/core/money';
import { Problem } from '@tillkit/core/problem';
import type { Cart, CartItem, Choose, Line } from '@tillkit/core/quote';
import type { Price } from './price.ts';

/** One thing the shop sells. `price` in minor units, for one. */
export interface CatalogItem {
  readonly sku: string;
  readonly title: string;
  readonly currency: string;
  /** What one costs; with `choose`, what the buyer starts from. */
  readonly price: number;
  readonly detail?: string;
  readonly image?: string;
  /** The buyer sets the amount. */
  readonly choose?: Choose;
}

const unitPrice = (item: CatalogItem, asked: CartItem, index: number): number => {
  const path = `cart.items[${index}].amount`;
  if (asked.amount === undefined) return item.price;
  if (!item.choose)
    throw new Problem('price_not_accepted', {
      errors: [{ path, message: 'this SKU has a fixed price; leave amount out' }],
    });
  if (asked.amount < item.choose.min || asked.amount > item.choose.max)
    throw new Problem('cart_invalid', {
      errors: [{ path, message: `must be from ${item.choose.min} to ${item.choose.max}` }],
    });
  return asked.amount;
};

/**
 * A ready-made `price()` for a fixed list. No tax, shipping or promotion codes: write your own `price()` for those.
 * @throws TypeError at once when the list cannot work
 */
export const fromCatalog = (items: readonly CatalogItem[]): Price => {
  const catalog = new Map(items.map((item) => [item.sku, item]));
  if (catalog.size !== items.length) throw new TypeError('fromCatalog: two items have the same sku.');
  for (const item of items)
    if (!isCurrency(item.currency) || !Number.isSafeInteger(item.price) || item.price < 1)
      throw new TypeError(`fromCatalog: "${item.sku}" needs a price in whole minor units and an upper-case currency.`);
  for (const { sku, choose } of items)
    if (
      choose?.suggested?.some((amount) => !Number.isSafeInteger(amount) || amount < choose.min || amount > choose.max)
    )
      throw new TypeError(`fromCatalog: "${sku}" suggests an amount that it would refuse: keep to its min and max.`);

  const lineOf = (asked: CartItem, index: number): Line & { readonly currency: string } => {
    const item = catalog.get(asked.sku);
    if (!item)
      throw new Problem('sku_unknown', { errors: [{ path: `cart.items[${index}].sku`, message: 'is not sold here' }] });
    const { sku, title, detail, image, choose, currency } = item;
    const total = unitPrice(item, asked, index) * asked.quantity;
    return { sku, title, quantity: asked.quantity, total, detail, image, choose, currency };
  };

  return (cart: Cart) => {
    if (cart.promotionCode !== undefined) throw new Problem('promotion_unknown');
    const lines = cart.items.map(lineOf);
    const [first] = lines;
    if (!first || lines.some((line) => line.currency !== first.currency))
      throw new Problem('cart_invalid', { detail: 'All items must be in one currency.' });
    return {
      currency: first.currency,
      lines: lines.map(({ currency: _, ...line }) => line),
      total: lines.reduce((sum, line) => sum + line.total, 0),
    };
  };
};
