import * as z from 'zod/mini';
import { MAX_AMOUNT } from '../money/index.ts';
import type { AttemptRequest, QuotesRequest, SessionRequest, StatusRequest } from './types.ts';
import type { Cart } from '../quote/index.ts';

const METADATA_BYTES = 2_000;

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

const metadata = z.record(z.string(), z.string()).check(
  z.refine((value) => new TextEncoder().encode(JSON.stringify(value)).length <= METADATA_BYTES, {
    error: 'metadata is over 2 kB of JSON',
  }),
);

const item = z.strictObject({
  sku: text(200),
  quantity: z.number().check(z.int(), z.minimum(1), z.maximum(9_999)),
  amount: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(MAX_AMOUNT))),
});

/** Caps of design §5: 100 items, quantity 1–9,999, metadata 2 kB. */
export const cartSchema: z.ZodMiniType<Cart> = z.strictObject({
  items: z.array(item).check(z.minLength(1), z.maxLength(100)),
  promotionCode: z.optional(text(100)),
  metadata: z.optional(metadata),
});

/** Intl throws on a tag that only looks like one ("en-a"), and would make a 500 of it. */
const isLocale = (tag: string): boolean => {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

const locale = z.optional(
  z.string().check(z.refine(isLocale, { error: 'is not a language tag of BCP 47, like "en" or "pt-BR"' })),
);

export const attemptRequestSchema: z.ZodMiniType<AttemptRequest> = z.strictObject({
  method: z.optional(text(200)),
  fields: z.optional(z.record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(1_000)))),
  mode: z.optional(z.enum(['redirect', 'popup', 'frame'])),
});

export const quotesRequestSchema: z.ZodMiniType<QuotesRequest> = z.strictObject({
  carts: z.array(cartSchema).check(z.minLength(1), z.maxLength(100)),
  locale,
});

export const sessionRequestSchema: z.ZodMiniType<SessionRequest> = z.strictObject({
  cart: cartSchema,
  expect: z.optional(text(200)),
  returnTo: z.optional(text(2_048)),
  locale,
  attempt: z.optional(attemptRequestSchema),
});

export const statusRequestSchema: z.ZodMiniType<StatusRequest> = z.strictObject({
  tokens: z.array(z.string().check(z.maxLength(2_000))).check(z.minLength(1), z.maxLength(100)),
  since: z.optional(z.record(z.string(), z.number().check(z.int(), z.minimum(0)))),
});
