import type { Call } from '@tillkit/core/gateway';
import type { Failed } from '../transport/index.ts';
import type { Payment } from './client/payment.ts';
import { answerOf, undecided } from './complaint.ts';
import { wrongIn, type Desk } from './read.ts';

/** Ten pages of a hundred: a tenth of the test integration's minute (dossier §4). */
const SCAN = 1_000;

/** The payment whose reference the attempt is; `null` when it surely is not there. */
export type Looked = { readonly is: 'looked'; readonly payment: Payment | null } | Failed;

/** As it is read, because what a list says of a payment is not published. */
const readWhole = async ({ payments }: Desk, call: Call, id: string): Promise<Looked> => {
  const payment = await payments.read(id, { signal: call.signal });
  return wrongIn(payment, id, call) ?? { is: 'looked', payment };
};

/**
 * Looks for the attempt among the merchant's payments: the list has no published filter (dossier §4). "Not there" is
 * answered only after the whole list was seen with its references; a list that is longer, or tells none, leaves it open.
 */
export const lookFor = async (desk: Desk, call: Call): Promise<Looked> => {
  let scanned = 0;
  let silent = false;
  try {
    for await (const { id, referenceId } of desk.payments.all({ limit: 100, signal: call.signal })) {
      if (referenceId === call.attempt) return await readWhole(desk, call, id);
      silent ||= typeof referenceId !== 'string';
      scanned += 1;
      if (scanned >= SCAN) return undecided(`Not among the ${SCAN} payments looked at.`);
    }
  } catch (error) {
    return answerOf(error);
  }
  return silent ? undecided('One2Pays lists payments without their references.') : { is: 'looked', payment: null };
};
