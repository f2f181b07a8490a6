import * as z from 'zod/mini';
import type { AmountUnit } from './amount.ts';
import { amountSchema, idSchema, maybeText } from './resource.ts';

/** A payout. Only its amount, its reference and its status are known (dossier §6); what is unknown is passed on. `amount` in satang. */
export const withdrawSchema = (unit: AmountUnit) =>
  z.looseObject({
    id: idSchema,
    amount: amountSchema(unit),
    currency: maybeText,
    /** `pending`, `processing`, `paid`, `failed`, `canceled`, or a word this client does not know. */
    status: z.string(),
    referenceId: maybeText,
    createdAt: maybeText,
  });
export type Withdraw = z.infer<ReturnType<typeof withdrawSchema>>;

/** Where money is paid out to. */
export interface Destination {
  /** Three digits, such as `004`. */
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

export interface CreateWithdraw extends Destination {
  /** Satang: 12.50 baht are 1250. */
  readonly amount: number;
  /** 1–255 of `A–Z a–z 0–9 _ - .`, unique per merchant. */
  readonly referenceId: string;
  /** 1–255 printable ASCII. With one, a repeat answers what the first did; without, a lost create is not repeated. */
  readonly idempotencyKey?: string | undefined;
  /** Fields the reference does not publish, passed on as they are. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

/** What the API calls the parts of a destination. */
export type WithdrawFieldMap = Readonly<Record<keyof Destination, string>>;

/** Placeholders: the names are not published (dossier §6). */
const NAMES: WithdrawFieldMap = {
  bankCode: 'bankCode',
  accountNumber: 'bankAccountNumber',
  accountName: 'bankAccountName',
};
const TAKEN = ['amount', 'currency', 'referenceId', 'idempotencyKey'];

/** @throws TypeError for a part that is none, or a name that cannot be one */
export const readFieldMap = (given: Partial<WithdrawFieldMap> = {}): WithdrawFieldMap => {
  const unknown = Object.keys(given).find((part) => !Object.hasOwn(NAMES, part));
  if (unknown !== undefined)
    throw new TypeError(`withdrawFieldMap has no part "${unknown}". There are: ${Object.keys(NAMES).join(', ')}.`);
  const map = { ...NAMES, ...given };
  const names = Object.values(map);
  if (names.some((name) => name === '' || TAKEN.includes(name)) || new Set(names).size !== names.length)
    throw new TypeError(`withdrawFieldMap must give each part a name of its own, none of: ${TAKEN.join(', ')}.`);
  return map;
};
