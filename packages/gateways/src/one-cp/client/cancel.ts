import { utf8 } from '@tillkit/core/hmac';
import * as z from 'zod/mini';
import { checkAmount, type AmountUnit } from './amount.ts';
import { capitals } from './word.ts';

/** What to cancel and so give back: one operation (dossier §4.4, T3). */
export interface Cancel {
  /** Numbers of items, from 1, each once. There is no "everything": list them all (T2). */
  readonly itemsOrder: readonly number[];
  /** As the API counts amounts. Absent: what the items' cancellation policies give. There is no "give back 0" (T1). */
  readonly amount?: number | undefined;
  readonly invoiceTitle?: string | undefined;
  readonly invoiceNumber?: string | undefined;
}

/** Of the refund; how much was given back does not come with it (dossier §4.4). */
export const canceledSchema = z.looseObject({
  status: z.optional(z.nullable(z.string())),
  errorMessage: z.optional(z.nullable(z.string())),
});
export type Canceled = z.infer<typeof canceledSchema>;

/**
 * Refuses what the API takes for something else, or is known to refuse, before anything is sent.
 * @throws TypeError
 */
export const checkCancel = ({ itemsOrder, amount }: Cancel, unit: AmountUnit): void => {
  if (itemsOrder.length === 0)
    throw new TypeError('itemsOrder is empty. Name at least one item: nothing is given back without cancelling one.');
  if (itemsOrder.some((number) => !Number.isSafeInteger(number) || number < 1))
    throw new TypeError('itemsOrder holds a number that is no item. Items are counted from 1.');
  if (new Set(itemsOrder).size < itemsOrder.length)
    throw new TypeError('itemsOrder names an item twice, which could give it back twice.');
  if (amount === undefined) return;
  checkAmount(amount, 'amount', unit);
  if (amount === 0)
    throw new TypeError(
      'amount is 0, which One-CP takes for "what the policy gives". Leave it out for that; a refund of nothing cannot be said.',
    );
};

export const cancelBody = ({ itemsOrder, amount, invoiceTitle, invoiceNumber }: Cancel): Uint8Array<ArrayBuffer> =>
  utf8(JSON.stringify({ itemsOrder, amount, invoiceTitle, invoiceNumber }));

/** What an answer of 200 says; it can be a no (dossier §4.4, §8). A word that is not published leaves it open. */
export const verdictOf = ({ status, errorMessage }: Canceled): 'done' | 'failed' | 'unclear' => {
  if (status === undefined || status === null)
    return errorMessage === undefined || errorMessage === null ? 'done' : 'failed';
  const word = capitals(status);
  if (word === 'SUCCESS') return 'done';
  return word === 'FAILED' ? 'failed' : 'unclear';
};
