import * as z from 'zod/mini';

const ID = /^[0-9a-f]{24}$/i;

/**
 * Must be asked before an id becomes a path: `PUT /status` would be another route (dossier §4.6).
 * @throws TypeError
 */
export const checkTransactionId = (id: string): string => {
  if (!ID.test(id)) throw new TypeError('A transaction id is the 24 hex digits that initialize answered.');
  return id;
};

const maybeText = z.optional(z.nullable(z.string()));
/** Any property; its shape is not published. */
const freeForm = z.optional(z.nullable(z.record(z.string(), z.unknown())));
const person = { firstName: maybeText, lastName: maybeText, email: maybeText };

/** Who paid how. Personal, so never in a log (dossier §4.2). */
const checkoutSchema = z.looseObject({
  reference: maybeText,
  payment: z.optional(z.nullable(z.looseObject({ reference: maybeText, provider: maybeText }))),
  customer: z.optional(z.nullable(z.looseObject({ ...person, phone: maybeText, address: z.optional(z.unknown()) }))),
  beneficiary: z.optional(z.nullable(z.looseObject(person))),
  billing: z.optional(
    z.nullable(
      z.looseObject({
        name: maybeText,
        email: maybeText,
        address: z.optional(z.unknown()),
        externalIds: z.optional(z.nullable(z.record(z.string(), z.string()))),
      }),
    ),
  ),
  card: freeForm,
  reporting: freeForm,
});

/**
 * Dossier §4.2. Two words are published, `PENDING` and `PAID`; there are more. `checkout` may stand beside any of them
 * (C4). No amount, no currency, no items and no references come back.
 */
export const transactionSchema = z.looseObject({
  status: z.string(),
  checkout: z.optional(z.nullable(checkoutSchema)),
});
export type Transaction = z.infer<typeof transactionSchema>;

/** Dossier §4.1: `ready`, and the merchant the credentials are of. */
export const connectionSchema = z.looseObject({ status: z.string(), provider: z.string() });
export type Connection = z.infer<typeof connectionSchema>;

/** Dossier §4.3: no payment address comes with it. */
export const initializedSchema = z.looseObject({ transactionId: z.string().check(z.regex(ID)) });
export type Initialized = z.infer<typeof initializedSchema>;

/** Dossier §4.6. */
export const updatedSchema = z.looseObject({ message: maybeText });
export type Updated = z.infer<typeof updatedSchema>;
