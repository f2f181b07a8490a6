import { exponentOf } from '@tillkit/core/money';
import * as z from 'zod';
import type { OnecpMerchant } from '../config/index.ts';
import { itemTotal, policyRefund, quantityOf } from './amount.ts';
import { totalOf, type Item, type Wanted } from './transaction.ts';

/** † The most a transaction may cost, in minor units: what a JSON number still says exactly. */
const MOST = 999_999_999_999;

const text = z.string().refine((value) => value.trim() !== '', 'must not be blank');
const amount = z.number().min(0);
const loose = z.unknown().optional();

const penalty = z.object({ type: loose, value: z.object({ amount: loose, unit: loose }).optional() });

/** Tolerates whatever else an item carries †: dates, places, classes of travel. */
const item = z.object({
  name: z.string().optional(),
  category: z.string().optional(),
  price: amount.optional(),
  quantity: loose,
  taxes: z.array(z.object({ value: loose, unit: loose })).optional(),
  totalTax: amount.optional(),
  total: amount.optional(),
  cancellationPolicy: z.object({ penalties: z.array(penalty).optional() }).nullish(),
});

const known = new Set(Intl.supportedValuesOf('currency'));

const body = z.object({
  currency: text.refine((code) => code.trim() === '' || known.has(code), 'must be an ISO 4217 code'),
  title: text,
  items: z.array(item).min(1),
  note: z.string().nullish(),
  restrictedMethods: z.union([z.string(), z.array(z.string())]).nullish(),
  refIDs: z.record(z.string(), z.string()).nullish(),
  attachments: z.array(z.object({ url: z.string(), type: z.string().optional() })).nullish(),
  email: z
    .object({ subject: z.string().optional(), content: z.string().optional(), recipients: z.array(z.string()) })
    .nullish(),
});

/** † The words: `items.0.price Invalid input`. */
export const wrongIn = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'body'}: ${message}`).join('; ');

const kept = (given: z.infer<typeof item>, places: number): Item => {
  const total = itemTotal(given, places);
  return {
    name: given.name ?? '',
    category: given.category ?? '',
    quantity: quantityOf(given.quantity),
    total: Number(total),
    policyRefund: Number(policyRefund(given, total, places)),
  };
};

/** What an initialize asks for, or † what is wrong with it (§12.4). */
export const readInitialize = (given: unknown, seller: OnecpMerchant): Wanted | { readonly wrong: string } => {
  const parsed = body.safeParse(given);
  if (!parsed.success) return { wrong: wrongIn(parsed.error) };
  const { currency, title, note, refIDs, items } = parsed.data;
  const places = seller.amountUnit === 'minor' ? 0 : exponentOf(currency);
  const all = items.map((one) => kept(one, places));
  if (all.some(({ total }) => total < 0) || totalOf(all) > MOST) return { wrong: 'items: a total is no amount' };
  return { currency, places, title, note: note ?? null, refIDs: refIDs ?? {}, items: all };
};
