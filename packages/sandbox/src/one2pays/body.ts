import * as z from 'zod';
import type { One2PaysMerchant } from '../config/index.ts';
import { readAmount } from './amount.ts';
import { METHODS, type Wanted } from './payment.ts';
import type { Invalid } from './says.ts';
import { unitOf } from './wire.ts';
import type { WantedWithdraw } from './withdraw.ts';

/** † Every message but the amount's (§9). */
const MESSAGES: Readonly<Record<string, string>> = {
  body: 'The body must be a JSON object',
  amount: 'Amount must be a valid decimal number',
  currency: 'Currency must be THB',
  referenceId: 'Reference ID must be 1 to 255 of A-Z, a-z, 0-9, _, - and .',
  paymentMethod: 'Payment method must be promptpay or bank_transfer',
  description: 'Description must be at most 255 characters',
  metadata: 'Metadata must be an object',
  idempotencyKey: 'Idempotency key must be 1 to 255 printable ASCII characters',
  expiresInMinutes: 'Expiry must be 5 to 1440 whole minutes',
};

const bankName = z.string().trim().min(1);
/** † Spaces and dashes are nothing (§5.1). */
const bankNumber = z
  .string()
  .transform((text) => text.replace(/[ -]/g, ''))
  .pipe(z.string().regex(/^\d{10,15}$/));
const bankCode = z.string().regex(/^\d{3}$/);

/** What payments and withdraws share (§5.1, §6). */
const shared = (seller: One2PaysMerchant) => ({
  amount: z.unknown().transform((given, context) => {
    const satang = readAmount(given, unitOf(seller));
    const { least = 1, most = Infinity } = seller.amounts ?? {};
    if (satang !== null && satang >= least && satang <= most) return satang;
    context.issues.push({ code: 'custom', input: given });
    return z.NEVER;
  }),
  currency: z.literal('THB').default('THB'),
  referenceId: z.string().regex(/^[A-Za-z0-9_.-]{1,255}$/),
});
const optional = {
  description: z.string().max(255).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  idempotencyKey: z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/)
    .optional(),
};

const paymentBody = (seller: One2PaysMerchant) =>
  z.object({
    ...shared(seller),
    paymentMethod: z.enum(METHODS),
    customerBankAccountName: bankName,
    customerBankAccountNumber: bankNumber,
    customerBankCode: bankCode,
    ...optional,
    expiresInMinutes: z.int().min(5).max(1440).optional(),
  });

const withdrawBody = (seller: One2PaysMerchant) => {
  const names = seller.withdrawFields ?? {};
  const destination = z.object({
    [names.bankCode ?? 'bankCode']: bankCode,
    [names.accountNumber ?? 'bankAccountNumber']: bankNumber,
    [names.accountName ?? 'bankAccountName']: bankName,
  });
  return { known: z.object({ ...shared(seller), ...optional }), destination };
};

/** The first field that is wrong. */
const firstOf = ({ issues }: z.ZodError): Invalid => {
  const field = String(issues[0]?.path[0] ?? 'body');
  return { field, message: MESSAGES[field] ?? `${field} is missing or malformed` };
};

/** The JSON of a body, or † what is wrong with it. */
export const readJson = (body: Uint8Array): { readonly value: unknown } | { readonly wrong: Invalid } => {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return { wrong: { field: 'body', message: 'The body must be a JSON object' } };
  }
};

interface Read<Fields> {
  readonly wanted: Fields;
  readonly key: string | null;
}

const DEFAULT_MINUTES = { promptpay: 15, bank_transfer: 60 } as const;

/** What a create asks for, with the minutes it lives, or the first thing that is wrong with it (§14.5–8). */
export const readPayment = (
  given: unknown,
  seller: One2PaysMerchant,
): (Read<Wanted> & { readonly minutes: number }) | { readonly wrong: Invalid } => {
  const parsed = paymentBody(seller).safeParse(given);
  if (!parsed.success) return { wrong: firstOf(parsed.error) };
  const { data } = parsed;
  const method = data.paymentMethod;
  return {
    key: data.idempotencyKey ?? null,
    minutes: data.expiresInMinutes ?? seller.expiresInMinutes?.[method] ?? DEFAULT_MINUTES[method],
    wanted: {
      amount: data.amount,
      referenceId: data.referenceId,
      method,
      customer:
        seller.echo === true
          ? {
              name: data.customerBankAccountName,
              number: data.customerBankAccountNumber,
              code: data.customerBankCode,
            }
          : null,
      description: data.description ?? null,
      metadata: data.metadata ?? null,
    },
  };
};

/** The same for a payout (§6). */
export const readWithdraw = (
  given: unknown,
  seller: One2PaysMerchant,
): Read<WantedWithdraw> | { readonly wrong: Invalid } => {
  const { known, destination } = withdrawBody(seller);
  const parsed = known.safeParse(given);
  if (!parsed.success) return { wrong: firstOf(parsed.error) };
  const to = destination.safeParse(given);
  if (!to.success) return { wrong: firstOf(to.error) };
  const { amount, referenceId, description = null, metadata = null, idempotencyKey = null } = parsed.data;
  return { key: idempotencyKey, wanted: { amount, referenceId, destination: to.data, description, metadata } };
};
