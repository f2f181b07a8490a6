import { exponentOf } from '@tillkit/core/money';
import * as z from 'zod';
import { isWebAddress, type OnecheckoutMerchant } from '../config/index.ts';
import { type Decimal, decimalOf, minus, plus, rounded, times, ZERO } from '../decimal/index.ts';
import type { Wanted } from './order.ts';
import type { Issue } from './says.ts';

/** † The most an order may cost, in minor units: what a JSON number still says exactly. */
const MOST = 999_999_999_999n;
/** In minor units, for USD alone: no other currency's minimum is published (§3.1). */
const LEAST_USD = 50n;

const amount = z.number().min(0);
/** Seen as numbers and as text (§4.3). */
const loose = z
  .union([amount, z.string().regex(/^\d+(\.\d+)?$/)])
  .nullish()
  .transform((value) => value ?? 0);
const webAddress = z.string().max(2048).refine(isWebAddress);

const line = z.object({
  key: z.string().optional(),
  title: z.string().min(1),
  quantity: z.number().positive(),
  unit_price: amount,
  image_url: z.string().optional(),
  compared_price: z.number().optional(),
  properties: z.array(z.unknown()).optional(),
});

const known = new Set(Intl.supportedValuesOf('currency'));

const body = z.object({
  // † Lower case is taken as the vendor's old sample sent it (§4.3), and told again in upper case.
  currency: z
    .string()
    .toUpperCase()
    .refine((code) => known.has(code)),
  order_lines: z.array(line).min(1),
  tax_amount: amount.default(0),
  success_url: webAddress.optional(),
  cancel_url: webAddress.optional(),
  reference_id: z.string().optional(),
  shipping_fee: loose,
  discount_amount: loose,
  amount: loose.optional(),
  paypal_manual_capture: z.boolean().default(false),
});
type Body = z.infer<typeof body>;

const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`), ''); // prettier-ignore

/** † The words but `currency_invalid` and `amount_invalid`, and that a field is named once. */
const issuesOf = (error: z.ZodError, given: unknown): readonly Issue[] => {
  const issues = new Map<string, string>();
  for (const { path } of error.issues) {
    const field = fieldOf(path) || 'body';
    let at: unknown = given;
    for (const part of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
    if (!issues.has(field)) issues.set(field, field === 'currency' ? 'currency_invalid' : at === undefined ? 'required' : 'invalid'); // prettier-ignore
  }
  return [...issues].map(([field, issue]) => ({ field, issue }));
};

/** A body as `schema` wants it, or everything that is wrong with it. */
export const readFields = <Fields>(
  schema: z.ZodType<Fields>,
  given: unknown,
): { readonly fields: Fields } | { readonly issues: readonly Issue[] } => {
  const parsed = schema.safeParse(given);
  return parsed.success ? { fields: parsed.data } : { issues: issuesOf(parsed.error, given) };
};

const exact = (value: number | string): Decimal => decimalOf(value) ?? ZERO;

/** Σ quantity × unit_price, in the unit of the prices. */
const sumOf = (lines: Body['order_lines']): Decimal =>
  lines.reduce((sum, one) => plus(sum, times(exact(one.quantity), exact(one.unit_price))), ZERO);

/** §12.4: lines and tax †, shipping † and discount † when sent; all exact, rounded once to the currency's places. */
const totalOf = (given: Body, seller: OnecheckoutMerchant): Decimal => {
  const extra = exact(seller.amountExtra ?? 0);
  if (seller.sentAmountWins === true && given.amount !== undefined) return plus(exact(given.amount), extra);
  const plain = plus(plus(sumOf(given.order_lines), exact(given.tax_amount)), exact(given.shipping_fee));
  return plus(minus(plain, exact(given.discount_amount)), extra);
};

/** What a create asks for, or everything that is wrong with it (§12.3). */
export const readBody = (
  given: unknown,
  seller: OnecheckoutMerchant,
): Wanted | { readonly issues: readonly Issue[] } => {
  const read = readFields(body, given);
  if ('issues' in read) return read;
  const wanted = read.fields;
  const { currency } = wanted;
  if (seller.currencies && !seller.currencies.includes(currency))
    return { issues: [{ field: 'currency', issue: 'currency_invalid' }] };
  const scale = seller.amountUnit === 'minor' ? 0 : exponentOf(currency);
  const total = rounded(totalOf(wanted, seller), scale);
  if (total < (currency === 'USD' ? LEAST_USD : 1n) || total > MOST)
    return { issues: [{ field: 'amount', issue: 'amount_invalid' }] };
  return {
    currency,
    places: scale,
    amount: Number(total),
    lines: wanted.order_lines,
    taxAmount: wanted.tax_amount,
    shippingFee: Number(rounded(exact(wanted.shipping_fee), scale)),
    discountAmount: Number(rounded(exact(wanted.discount_amount), scale)),
    successUrl: wanted.success_url ?? null,
    cancelUrl: wanted.cancel_url ?? null,
    reference: wanted.reference_id ?? null,
    manualCapture: wanted.paypal_manual_capture || seller.manualCapture === true,
  };
};
