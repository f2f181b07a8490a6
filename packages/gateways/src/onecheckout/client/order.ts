import * as z from 'zod/mini';

/** Opaque, never a number: `0042` keeps its zeros (dossier §3.4). No text that would change the path it stands in. */
export const ORDER_ID = /^(?!\.{1,2}$)[^\p{Cc}\p{Cs}]{1,200}$/u;

const maybeText = z.optional(z.nullable(z.string()));
/** Milliseconds since the epoch (dossier §3.3). */
const maybeTime = z.optional(z.nullable(z.number()));

const linkSchema = z.looseObject({ href: z.string(), rel: z.string() });

/**
 * An order as create, read, capture and list answer it (dossier §4.3, §4.4). What every one of them carries is required;
 * the list leaves out `reference_id` and `payment_id`. `status` may be a word this client does not know.
 */
export const orderSchema = z.looseObject({
  id: z.string().check(z.regex(ORDER_ID)),
  status: z.string(),
  /** Major units as a JSON number, unless the account is set up for minor ones (dossier §3.1). */
  amount: z.number(),
  currency: maybeText,
  zero_decimal: z.optional(z.nullable(z.boolean())),
  payment_token: maybeText,
  name: maybeText,
  order_lines: z.optional(z.nullable(z.array(z.unknown()))),
  tax_amount: z.optional(z.nullable(z.number())),
  payment_method: maybeText,
  payment_gateway: maybeText,
  gateway_id: maybeText,
  /** The processor's id, such as `pi_…`. The `payment_id` of a return address is the order's own id instead (C7). */
  payment_id: maybeText,
  merchant_id: maybeText,
  reference_id: maybeText,
  created: maybeTime,
  updated: maybeTime,
  paid: maybeTime,
  shipping: z.optional(z.unknown()),
  /** By `rel`: `pay` and `order` after create, `success` and `cancel` on read. */
  links: z.optional(z.nullable(z.array(linkSchema))),
});
export type Order = z.infer<typeof orderSchema>;

/** Dossier §10; a later server may know more. */
export type OrderStatus = 'OPEN' | 'AWAITING_CAPTURE' | 'PAID' | 'CANCELLED' | 'REFUNDED' | (string & {});

export const pageSchema = z.looseObject({
  anchor: maybeText,
  limit: z.optional(z.nullable(z.number())),
  /** Of all pages, as far as is known (dossier §4.6). */
  count: z.optional(z.nullable(z.number())),
  /** Where the next page begins; missing or empty at the end. */
  next_anchor: maybeText,
  orders: z.array(orderSchema),
});
export type OrderPage = z.infer<typeof pageSchema>;

/** Dossier §4.7. Unknown types are informational. */
export const eventsSchema = z.looseObject({
  events: z.array(
    z.looseObject({
      id: z.string(),
      order_id: z.string(),
      type: z.string(),
      created: maybeTime,
      merchant_id: maybeText,
      /** Empty when there is none: the one place where a failed attempt may show. */
      error: maybeText,
      payment_status: maybeText,
      order: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
    }),
  ),
});
export type OrderEvents = z.infer<typeof eventsSchema>;
export type OrderEvent = OrderEvents['events'][number];

/** One line of an order to create. Amounts as the API counts them. */
export interface CreateLine {
  readonly title: string;
  readonly quantity: number;
  readonly unit_price: number;
  /** SKU; the line's position when absent, because every integration seen sends one (dossier §4.3). */
  readonly key?: string;
  readonly image_url?: string;
  readonly compared_price?: number;
  readonly properties?: readonly { readonly key: string; readonly value: string }[];
}

/** Body of a create (dossier §4.3). */
export interface CreateOrder {
  /** ISO 4217; sent in upper case. */
  readonly currency: string;
  readonly order_lines: readonly CreateLine[];
  readonly tax_amount?: number;
  readonly success_url?: string;
  readonly cancel_url?: string;
  /** The merchant's own id for it. Not known to be unique: the same one twice makes two orders (dossier §8). */
  readonly reference_id?: string;
  /** Fields the reference does not document, passed on as they are. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
