import type { Clock } from '@tillkit/core/clock';
import type { CreateRequest } from '@tillkit/core/gateway';
import { utf8 } from '@tillkit/core/hmac';
import { Problem } from '@tillkit/core/problem';
import { itemise } from '@tillkit/core/quote';
import { toWire, type AmountUnit } from './client/amount.ts';
import type { PaymentMethod } from './client/payment.ts';

const MINUTE = 60_000;
const [FEWEST, MOST] = [5, 1_440];

/** Rounded down; within what the API takes, so it may end later than the session, whose own end is what counts. */
const minutesUntil = (expiresAt: string, { now }: Clock, most: number): number =>
  Math.max(Math.min(Math.floor((Date.parse(expiresAt) - now()) / MINUTE), most), FEWEST);

/** How long a payment stands, minutes from 5 to 1,440; never longer than the session by more than the API's least. */
export type Lasting = Readonly<Record<PaymentMethod, number>>;

/** A code is scanned at once or not at all; a transfer may take until somebody comes to their bank. */
export const LASTING: Lasting = { promptpay: 15, bank_transfer: MOST };

/** @throws TypeError */
export const checkLasting = (lasting: Lasting): void => {
  const isTaken = (minutes: number): boolean => Number.isSafeInteger(minutes) && minutes >= FEWEST && minutes <= MOST;
  if (!Object.values(lasting).every(isTaken))
    throw new TypeError(`expiresInMinutes must be whole minutes from ${FEWEST} to ${MOST}, by method.`);
};

/** The API takes no lines (dossier §5.1): one, with the quote's title and total. */
const inOneLine = { maxLines: 0, maxTitle: 255 };

export interface RequestOptions {
  readonly unit: AmountUnit;
  readonly clock: Clock;
  readonly lasting: Lasting;
}

/**
 * The body of a create, with the buyer's account and the key that makes a repeat harmless: both live in these bytes alone.
 * @throws Problem `method_unavailable` for a currency but baht, `fields_invalid` for a field that is missing
 */
export const buildRequest = (
  input: CreateRequest,
  { unit, clock, lasting }: RequestOptions,
): Uint8Array<ArrayBuffer> => {
  const { quote, attempt, key, method, fields } = input;
  if (quote.currency !== 'THB') throw new Problem('method_unavailable', { detail: 'One2Pays takes baht alone.' });
  const field = (name: string): string => {
    const value = fields[name];
    if (value) return value;
    throw new Problem('fields_invalid', { errors: [{ path: `fields.${name}`, message: 'is needed' }] });
  };
  const description = itemise(quote, inOneLine)[0]?.title ?? '';
  return utf8(
    JSON.stringify({
      amount: toWire(quote.total, unit),
      currency: 'THB',
      referenceId: attempt,
      paymentMethod: method,
      customerBankAccountName: field('customerBankAccountName'),
      customerBankAccountNumber: field('customerBankAccountNumber').replace(/[\s-]/g, ''),
      customerBankCode: field('customerBankCode'),
      ...(description === '' ? {} : { description }),
      idempotencyKey: key,
      expiresInMinutes: minutesUntil(
        input.expiresAt,
        clock,
        lasting[method === 'promptpay' ? method : 'bank_transfer'],
      ),
    }),
  );
};
