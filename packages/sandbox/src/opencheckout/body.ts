import * as z from 'zod';
import type { OpenCheckoutProfile } from '../config/index.ts';
import type { Order } from './session.ts';

const MOST = 999_999_999_999;
const url = z.url().max(2048);
const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .toLowerCase();

const lineItem = z.object({
  price_data: z.object({
    currency,
    product_data: z.object({ name: z.string().min(1).max(200), description: z.string().max(1000).optional() }),
    unit_amount: z.int().positive().max(MOST),
  }),
  quantity: z.int().positive().max(1_000_000).default(1),
});

const shared = {
  line_items: z.array(lineItem).min(1).max(100),
  success_url: url,
  cancel_url: url,
};
const expires_in_seconds = z.int().min(300).max(86_400).default(86_400);

type Item = z.infer<typeof lineItem>;
const totalOf = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + item.price_data.unit_amount * item.quantity, 0);
const oneCurrency = (items: readonly Item[]): boolean =>
  items.every((item) => item.price_data.currency === items[0]?.price_data.currency);

/** Dossier §3, the column of v0.2. Its reported texts are those of the validator we share with it. */
const v02 = z
  .object({
    mode: z.literal('payment', { error: 'Only one-time payment mode is currently supported' }),
    ...shared,
    metadata: z
      .record(z.string().min(1).max(40), z.string().max(500))
      // † The wording of the number of entries.
      .refine((metadata) => Object.keys(metadata).length <= 50, {
        error: 'Too big: expected record to have <=50 entries',
      })
      .default({}),
    expires_in_seconds,
  })
  .refine(({ line_items }) => oneCurrency(line_items), { error: 'All line items must use the same currency' })
  .refine(({ line_items }) => totalOf(line_items) <= MOST, { error: 'Checkout total exceeds the supported amount' });

/** Dossier §3, the seed's own rule: three modes, metadata of any kind, the first item's currency. */
const seed = z.object({
  mode: z.enum(['payment', 'subscription', 'donation']),
  ...shared,
  metadata: z.record(z.string(), z.unknown()).default({}),
  expires_in_seconds,
});

const lineOf = ({ price_data: { product_data, ...price }, quantity }: Item) => {
  const { name, description } = product_data;
  return {
    price_data: {
      currency: price.currency,
      product_data: { name, ...(description ? { description } : {}) },
      unit_amount: price.unit_amount,
    },
    quantity,
  };
};

/** One message at a time, the first (dossier §9). */
export const readBody = (body: unknown, profile: OpenCheckoutProfile): Order | { readonly message: string } => {
  const parsed = (profile === 'seed' ? seed : v02).safeParse(body);
  if (!parsed.success) return { message: parsed.error.issues[0]?.message ?? 'Invalid input' };
  const { mode, line_items, success_url, cancel_url, metadata, expires_in_seconds: expiresIn } = parsed.data;
  return {
    mode,
    lineItems: line_items.map(lineOf),
    currency: line_items[0]?.price_data.currency ?? '',
    amountTotal: totalOf(line_items),
    successUrl: success_url,
    cancelUrl: cancel_url,
    metadata,
    expiresIn,
  };
};
