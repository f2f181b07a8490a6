import type { Quote } from './quote.ts';

/** One line as a gateway takes it: `unit` × `quantity` in minor units. */
export interface Item {
  readonly title: string;
  readonly quantity: number;
  readonly unit: number;
}

/** What a gateway's lines may be. Lengths in UTF-16 units, as most APIs count them; amounts in minor units. */
export interface ItemLimits {
  readonly maxLines: number;
  readonly maxTitle: number;
  /** Defaults to 1: most APIs refuse a line that costs nothing. */
  readonly minUnit?: number;
  readonly maxUnit?: number;
  readonly maxQuantity?: number;
  /** What the extra lines are called; English when absent. */
  readonly labels?: { readonly tax: string; readonly shipping: string };
}

type Itemised = Pick<Quote, 'lines' | 'tax' | 'shipping' | 'discount' | 'total' | 'title'>;

const LABELS = { tax: 'Tax', shipping: 'Shipping' };

/** Cuts at a character, never inside a surrogate pair: half of one is refused as invalid text, or shown as a box. */
const cut = (text: string, max: number): string => {
  const whole = text.toWellFormed();
  if (whole.length <= max) return whole;
  let kept = '';
  for (const character of whole) {
    if (kept.length + character.length > max - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
};

const itemOf = ({ title, quantity, total }: Quote['lines'][number], { maxTitle }: ItemLimits): Item => {
  if (total % quantity === 0) return { title: cut(title, maxTitle), quantity, unit: total / quantity };
  const count = ` × ${quantity}`;
  return { title: cut(title, maxTitle - count.length) + count, quantity: 1, unit: total };
};

const isWithin = (item: Item, { minUnit = 1, maxUnit = Infinity, maxQuantity = Infinity }: ItemLimits): boolean =>
  item.unit >= minUnit && item.unit <= maxUnit && item.quantity <= maxQuantity;

/**
 * A quote as lines for a gateway, so that Σ unit × quantity is the total exactly: one per line of the quote, tax and
 * shipping as lines of their own. A line whose total does not divide by its quantity becomes one piece, "Tea × 3".
 * Where that cannot be said (a discount, which no line may carry; a line beyond the limits), one line with the quote's
 * title and total.
 */
export const itemise = (quote: Itemised, limits: ItemLimits): readonly Item[] => {
  const { tax, shipping, discount, total } = quote;
  const labels = limits.labels ?? LABELS;
  const items = quote.lines.map((line) => itemOf(line, limits));
  if (shipping > 0) items.push({ title: cut(labels.shipping, limits.maxTitle), quantity: 1, unit: shipping });
  if (tax > 0) items.push({ title: cut(labels.tax, limits.maxTitle), quantity: 1, unit: tax });
  if (discount === 0 && items.length <= limits.maxLines && items.every((item) => isWithin(item, limits))) return items;
  return [{ title: cut(quote.title, limits.maxTitle), quantity: 1, unit: total }];
};
