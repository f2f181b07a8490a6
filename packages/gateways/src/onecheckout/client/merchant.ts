import * as z from 'zod/mini';

const maybeText = z.optional(z.nullable(z.string()));
const texts = z.optional(z.nullable(z.array(z.string())));

/** The merchant's account (dossier §4.1). After an update only what changed comes back (§4.2). */
export const merchantSchema = z.looseObject({
  id: maybeText,
  email: maybeText,
  full_name: maybeText,
  phone: maybeText,
  address: maybeText,
  theme: maybeText,
  order_prefix: maybeText,
  currencies: texts,
  payment_methods: texts,
  success_url: maybeText,
  cancel_url: maybeText,
  webhook_url: maybeText,
  /** Milliseconds since the epoch. */
  created: z.optional(z.nullable(z.number())),
  updated: z.optional(z.nullable(z.number())),
  /** Elements are not published. */
  gateways: z.optional(z.nullable(z.array(z.unknown()))),
});
export type Merchant = z.infer<typeof merchantSchema>;

/** What an account may change (dossier §4.2). Absent keys are left alone; how to clear one is not published. */
export interface UpdateAccount {
  readonly email?: string | undefined;
  readonly full_name?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly webhook_url?: string | undefined;
  readonly success_url?: string | undefined;
  readonly cancel_url?: string | undefined;
  readonly theme?: string | undefined;
  readonly gateways?: readonly unknown[] | undefined;
  readonly delegate_merchant_id?: string | undefined;
}
