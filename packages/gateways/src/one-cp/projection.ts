import { MAX_AMOUNT } from '@tillkit/core/money';
import { itemise, type Item, type ItemLimits, type Quote } from '@tillkit/core/quote';

/** None is published (dossier §9). A cart has at most a hundred lines; shipping and tax are two more. */
const LIMITS: ItemLimits = { maxLines: 102, maxTitle: 200, maxUnit: MAX_AMOUNT };

/** One item of the transaction. Its number at One-CP is its place, from 1 (dossier §3). */
export interface Projected extends Item {
  /** The position in the quote's lines, from 0; `null` for what belongs to no line, or to all. */
  readonly line: number | null;
}

/** `inOne`: the order is one item, so only the whole can be given back. */
export interface Projection {
  readonly items: readonly Projected[];
  readonly inOne: boolean;
}

/**
 * A quote as One-CP's items: an item for each line, further ones for shipping and tax; one with the quote's title where
 * that does not add up exactly. Pure, as what is cancelled later is named by an item's number, which cannot be read back
 * (dossier §4.4, T2): the same quote must always give the same items.
 */
export const projectionOf = (quote: Quote): Projection => {
  const { lines, shipping, tax, discount } = quote;
  const items = itemise(quote, LIMITS);
  const count = lines.length + (shipping > 0 ? 1 : 0) + (tax > 0 ? 1 : 0);
  if (discount > 0 || items.length !== count)
    return { items: items.map((item) => ({ ...item, line: null })), inOne: true };
  return { items: items.map((item, at) => ({ ...item, line: at < lines.length ? at : null })), inOne: false };
};

/** Which items to cancel, or why they cannot be named. */
export type Selection =
  | { readonly is: 'items'; readonly itemsOrder: readonly number[] }
  | { readonly is: 'refused'; readonly detail: string };

const refused = (detail: string): Selection => ({ is: 'refused', detail });

/**
 * @param lines positions in the quote's lines, from 0
 * @param whole with them every line is given back, so that what belongs to no line goes along
 */
export const selectionOf = (quote: Quote, lines: readonly number[], whole: boolean): Selection => {
  const { items, inOne } = projectionOf(quote);
  if (inOne && !whole)
    return refused(
      'One-CP knows this order as one item, as its lines do not add up to the total by themselves (a discount, a free line). ' +
        'Give back all lines at once.',
    );
  const unknown = lines.find((line) => !Number.isSafeInteger(line) || line < 0 || line >= quote.lines.length);
  if (unknown !== undefined) return refused(`The order has no line ${unknown}; they are counted from 0.`);
  const goes = ({ line }: Projected): boolean => (line === null ? whole : lines.includes(line));
  const itemsOrder = items.flatMap((item, at) => (goes(item) ? [at + 1] : []));
  return itemsOrder.length === 0
    ? refused('Name at least one line: One-CP gives nothing back without cancelling an item.')
    : { is: 'items', itemsOrder };
};
