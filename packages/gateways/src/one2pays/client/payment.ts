import * as z from 'zod/mini';
import type { AmountUnit } from './amount.ts';
import { amountSchema, idSchema, maybeText } from './resource.ts';

/** What the buyer must do (dossier §5.1). Go by what is there, never by `type`: the sources disagree on its words. */
const nextActionSchema = z.looseObject({
  type: maybeText,
  /** The hosted payment page. */
  paymentAppUrl: maybeText,
  qrCode: z.optional(
    z.nullable(
      z.looseObject({
        /** EMVCo QR text, beginning `000201`. */
        payload: maybeText,
        promptpayId: maybeText,
        /** ISO 8601 UTC, with or without milliseconds. */
        expiresAt: maybeText,
      }),
    ),
  ),
});

/** The union of all sightings (dossier §5.1); what is unknown is passed on. `amount` in satang. */
export const paymentSchema = (unit: AmountUnit) =>
  z.looseObject({
    id: idSchema,
    amount: amountSchema(unit),
    currency: maybeText,
    /** `processing`, `succeeded`, `failed`, `canceled`, `expired`, or a word this client does not know (dossier §5.3). */
    status: z.string(),
    referenceId: maybeText,
    paymentMethod: maybeText,
    clientSecret: maybeText,
    nextAction: z.optional(z.nullable(nextActionSchema)),
    /** ISO 8601 UTC. */
    expiresAt: maybeText,
    createdAt: maybeText,
  });
export type Payment = z.infer<ReturnType<typeof paymentSchema>>;

/** Dossier §5.1. */
export type PaymentMethod = 'promptpay' | 'bank_transfer';

/** What a payment is made of (dossier §5.1). The payer's account is mandatory. */
export interface CreatePayment {
  /** Satang: 12.50 baht are 1250. */
  readonly amount: number;
  /** 1–255 of `A–Z a–z 0–9 _ - .`, unique per merchant. */
  readonly referenceId: string;
  readonly paymentMethod: PaymentMethod;
  readonly customerBankAccountName: string;
  readonly customerBankAccountNumber: string;
  /** Three digits, such as `004`. */
  readonly customerBankCode: string;
  /** Up to 255 characters. */
  readonly description?: string | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  /** 1–255 printable ASCII. With one, a repeat answers what the first did; without, a lost create is not repeated. */
  readonly idempotencyKey?: string | undefined;
  /** 5–1440. */
  readonly expiresInMinutes?: number | undefined;
}
