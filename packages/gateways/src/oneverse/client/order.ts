import * as z from 'zod/mini';
import { partOf } from '../../transport/index.ts';

/** ULIDs so far (dossier §4); opaque, and no text that would change the path it stands in. */
export const ORDER_ID = /^[\w-]{1,64}$/;

const maybeText = z.optional(z.nullable(z.string()));

/** Hundredths of one unit, as a number or as digits: V2 turned from one to the other (dossier §9, 13). Both are read. */
const hundredths = z.union([z.int().check(z.minimum(0)), z.string().check(z.regex(/^\d{1,15}$/))]);
const asNumber = z.pipe(hundredths, z.transform(Number));
const asText = z.pipe(hundredths, z.transform(String));

const SHARED = {
  order_id: z.string().check(z.regex(ORDER_ID)),
  /** ISO 4217, or a virtual currency such as `OOC`. */
  currency: z.string(),
  /** `created`, `pending`, `paid`, `expired`, `cancelled`, `failed`; a later server may know more (dossier §6). */
  status: z.string(),
  game_name: maybeText,
  payment_channel: maybeText,
  item_code: maybeText,
  /** The page where the buyer pays. */
  paylink: maybeText,
  /** The address of this order in the API. Never fetched as it comes: the path is made from `order_id`. */
  verify_url: maybeText,
};

/** Dossier §4. */
export const paymentOrderSchema = z.looseObject({
  ...SHARED,
  amount_cents: asNumber,
  /** The merchant's own. */
  reference: maybeText,
  merchant_uuid: maybeText,
  title: maybeText,
  description: maybeText,
});
export type PaymentOrder = z.infer<typeof paymentOrderSchema>;

export const v1OrderSchema = z.looseObject({
  ...SHARED,
  amount_cents: asNumber,
  /** The merchant's own; echoed since July 2024 only. */
  merchant_transaction_id: maybeText,
  /** Somebody else's further up; none at first. */
  reference: maybeText,
  merchant_uuid: maybeText,
  title: maybeText,
  description: maybeText,
  type: maybeText,
});
export type V1Order = z.infer<typeof v1OrderSchema>;

export const v2OrderSchema = z.looseObject({
  ...SHARED,
  /** Digits. */
  amount_cents: asText,
  /** The merchant's own. */
  transaction_id: maybeText,
  /** Somebody else's further up; none at first. */
  reference: maybeText,
  tenant_id: maybeText,
  item_title: maybeText,
  item_description: maybeText,
  type: maybeText,
});
export type V2Order = z.infer<typeof v2OrderSchema>;

/** One page of a list. The reference shows `data` alone; `links` and `meta` came with Northbound V1 (dossier §5.2). */
export interface OrderPage<O> {
  readonly data: readonly O[];
  readonly links?: { readonly next?: string | null | undefined; readonly [name: string]: unknown } | null | undefined;
  readonly meta?: { readonly [name: string]: unknown } | null | undefined;
}

export const pageSchemaOf = <O>(order: z.ZodMiniType<O>): z.ZodMiniType<OrderPage<O>> =>
  z.looseObject({
    data: z.array(order),
    links: z.optional(z.nullable(z.looseObject({ next: maybeText }))),
    meta: z.optional(z.nullable(z.looseObject({}))),
  });

/** V1's tables call it `order`, its example `data` (dossier §5.4): either is the order. */
export const envelopeOf = <O>(order: z.ZodMiniType<O>): z.ZodMiniType<{ readonly order: O }> =>
  z.pipe(
    z.transform((value: unknown) => ({ order: partOf(value, 'order') ?? partOf(value, 'data') })),
    z.object({ order }),
  );
