import * as z from 'zod/mini';

const amount = z.nullable(z.number().check(z.int(), z.minimum(0)));
const maybeText = z.optional(z.nullable(z.string()));

/** Opaque, but it becomes part of a path: nothing else than this may. */
export const SESSION_ID = /^cs_[0-9A-Za-z]+$/;

/**
 * A checkout session as the server sends it (dossier §3). The seed's ten fields are required, what v0.2 adds is
 * optional, what a later version adds is kept. `status` may be a word this client does not know.
 */
export const sessionSchema = z.looseObject({
  id: z.string().check(z.regex(SESSION_ID)),
  status: z.string(),
  url: z.string(),
  /** Smallest unit of the currency by the gateway's scale, which is not always ISO 4217's. */
  amount_total: amount,
  /** Lower case. */
  currency: z.nullable(z.string()),
  mode: z.string(),
  success_url: z.string(),
  cancel_url: z.string(),
  /** ISO 8601 UTC, with or without milliseconds. */
  expires_at: z.string(),
  created_at: z.string(),
  object: z.optional(z.string()),
  line_items: z.optional(z.array(z.unknown())),
  metadata: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  customer_wallet: maybeText,
  incoming_payment: maybeText,
  outgoing_payment: maybeText,
  completed_at: maybeText,
});
export type CheckoutSession = z.infer<typeof sessionSchema>;

/** Only `data` is needed to go on: the seed does not publish the list's shape. */
export const pageSchema = z.looseObject({
  object: z.optional(z.string()),
  data: z.array(sessionSchema),
  has_more: z.optional(z.boolean()),
  /** Missing in v0.1. */
  next_cursor: z.optional(z.nullable(z.string())),
  url: z.optional(z.string()),
});
export type SessionPage = z.infer<typeof pageSchema>;

export const healthSchema = z.looseObject({
  status: z.string(),
  /** Whole seconds. */
  uptime: z.optional(z.number()),
  database: z.optional(z.string()),
  version: z.optional(z.string()),
});
export type Health = z.infer<typeof healthSchema>;

export const recoverySchema = z.looseObject({
  recovered: z.boolean(),
  message: z.string(),
  action: z.optional(z.string()),
  interact_url: z.optional(z.string()),
});
export type Recovery = z.infer<typeof recoverySchema>;

/** One line of a session to create. */
export interface CreateLineItem {
  readonly price_data: {
    /** Three letters, lower case. */
    readonly currency: string;
    readonly product_data: { readonly name: string; readonly description?: string };
    readonly unit_amount: number;
  };
  readonly quantity?: number;
}

/** Body of a create (dossier §3). v0.2 takes `payment` only and answers 400 to the other modes. */
export interface CreateSession {
  readonly mode: 'payment' | 'subscription' | 'donation';
  readonly line_items: readonly CreateLineItem[];
  readonly success_url: string;
  readonly cancel_url: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** 300 … 86,400 */
  readonly expires_in_seconds?: number;
}
