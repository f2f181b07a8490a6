import type { Answer, Call, Created } from '@tillkit/core/gateway';
import { actionOf } from './action.ts';
import { One2PaysError } from './client/error.ts';
import type { Payment } from './client/payment.ts';
import { answerOf, differs, notOurs, undecided } from './complaint.ts';
import { isAnothers, toldBy } from './facts.ts';
import type { Desk } from './read.ts';
import { lookFor } from './scan.ts';

/** What the buyer is shown of a payment, or why nothing. An answer without currency is in the only one there is (dossier §1). */
export const createdBy = (payment: Payment, { attempt, quote }: Call, { details }: Desk): Answer<Created> => {
  if (isAnothers(payment, attempt)) return notOurs("another attempt's payment");
  const shown = actionOf(payment, quote.total, details);
  if (shown.is !== 'action') return shown;
  const amount = { amount: payment.amount, currency: payment.currency?.toUpperCase() ?? 'THB' };
  return { is: 'done', value: { action: shown.action, amount }, facts: [toldBy(payment)] };
};

/** The key was forgotten, but the reference is unique: the payment is there already, and ours (dossier §9). */
const adopt = async (desk: Desk, call: Call): Promise<Answer<Created>> => {
  const looked = await lookFor(desk, call);
  if (looked.is !== 'looked') return looked;
  const { payment } = looked;
  if (!payment) return undecided('One2Pays has a payment with this reference, but does not list it.');
  if (payment.amount !== call.quote.total)
    return differs(`the payment with this reference is over ${payment.amount} satang instead of ${call.quote.total}.`);
  return createdBy(payment, call, desk);
};

const isDuplicate = (error: unknown): boolean =>
  error instanceof One2PaysError && error.means === 'duplicate_reference';

/** Sends the sealed bytes as they are; their key makes a repeat harmless. */
export const createPayment = async (
  desk: Desk,
  call: Call,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Answer<Created>> => {
  try {
    return createdBy(await desk.payments.create(bytes, { signal: call.signal }), call, desk);
  } catch (error) {
    return isDuplicate(error) ? adopt(desk, call) : answerOf(error);
  }
};
