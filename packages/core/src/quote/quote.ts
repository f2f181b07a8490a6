import { isAmount, isCurrency, type Money } from '../money/index.ts';

/** How much a buyer may say, in minor units: the bounds of one, and amounts to choose from instead of typing. */
export interface Choose {
  readonly min: number;
  readonly max: number;
  readonly suggested?: readonly number[] | undefined;
}

/** One priced line. `total` is for the whole quantity, after the line's own discount; tax already inside it is not in `Quote.tax` again. */
export interface Line {
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  /** Minor units of the quote's currency. */
  readonly total: number;
  /** A second line of words: size, colour, date. */
  readonly detail?: string | undefined;
  /** Address of a picture on the merchant's site. */
  readonly image?: string | undefined;
  /** The buyer sets the amount of one. */
  readonly choose?: Choose | undefined;
}

/** What the merchant's `price(cart, context)` answers. Law: Σ lines + tax + shipping − discount = total. Amounts are minor units. */
export interface Priced {
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly tax?: number | undefined;
  readonly shipping?: number | undefined;
  readonly discount?: number | undefined;
  readonly total: number;
  /** What a gateway that takes one line only shows; made from the lines when absent. */
  readonly title?: string | undefined;
  /** The merchant's own order id, unique per checkout: paid once. */
  readonly reference?: string | undefined;
  /** The same total in another currency: shown, never charged. */
  readonly hint?: Money | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Seconds the quote holds; 900 when absent. */
  readonly validFor?: number | undefined;
}

/** A priced cart, frozen: what the session will charge. */
export interface Quote {
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly tax: number;
  readonly shipping: number;
  readonly discount: number;
  readonly total: number;
  readonly title: string;
  readonly reference?: string | undefined;
  readonly hint?: Money | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** ISO 8601 UTC. */
  readonly validUntil: string;
  /** HMAC over cart and price; the browser echoes it as `expect`. */
  readonly hash: string;
}

const lineFault = (line: Line, index: number): string | null => {
  const where = `lines[${index}]`;
  if (line.title.trim() === '') return `${where}.title is empty`;
  if (!Number.isSafeInteger(line.quantity) || line.quantity < 1)
    return `${where}.quantity is not a whole number above 0`;
  if (!isAmount(line.total)) return `${where}.total is not a whole number of minor units from 0`;
  return null;
};

/**
 * The quote law. Says what is wrong in words for the merchant's developer, or `null` when it holds.
 * Amounts must be integers in minor units, the currency ISO 4217 in upper case, the sum exact.
 */
export const quoteFault = (priced: Priced): string | null => {
  if (!isCurrency(priced.currency)) return `currency "${priced.currency}" is not three upper-case letters of ISO 4217`;
  if (priced.lines.length === 0) return 'there is no line';
  const { tax = 0, shipping = 0, discount = 0, total } = priced;
  for (const [name, amount] of Object.entries({ tax, shipping, discount, total }))
    if (!isAmount(amount)) return `${name} is not a whole number of minor units from 0 to 999,999,999,999`;
  for (const [index, line] of priced.lines.entries()) {
    const fault = lineFault(line, index);
    if (fault) return fault;
  }
  const sum = priced.lines.reduce((n, line) => n + line.total, 0) + tax + shipping - discount;
  if (sum !== total) return `lines + tax + shipping - discount is ${sum}, but total is ${total}`;
  if (total === 0) return 'total is 0: there is nothing to pay';
  return null;
};

/** The title of a quote that has none of its own: "Tea tin", or "Tea tin and 2 more". */
export const titleOf = (lines: readonly Line[]): string => {
  const [first, ...rest] = lines;
  const title = first?.title ?? '';
  return rest.length === 0 ? title : `${title} and ${rest.length} more`;
};
