import type { Answer, Call } from '@tillkit/core/gateway';
import { joinReads } from '../adapter/index.ts';
import type { Failed } from '../transport/index.ts';
import type { Payment } from './client/payment.ts';
import type { PaymentCalls } from './client/payments.ts';
import { answerOf, noRef, notOurs } from './complaint.ts';
import { isAnothers, paymentIds, toldBy } from './facts.ts';
import type { TransferDetail } from './transfer.ts';

/** What every call to the gateway needs. */
export interface Desk {
  readonly payments: PaymentCalls;
  readonly details: readonly TransferDetail[];
}

/** An answer is believed only where it is about the payment asked for, and not known to be another attempt's. */
export const wrongIn = (payment: Payment, id: string, call: Call): Failed | null => {
  if (payment.id !== id) return notOurs('another payment than the one asked for');
  return isAnothers(payment, call.attempt) ? notOurs("another attempt's payment") : null;
};

const readOne = async ({ payments }: Desk, call: Call, id: string): Promise<Answer<null>> => {
  try {
    const payment = await payments.read(id, { signal: call.signal });
    return wrongIn(payment, id, call) ?? { is: 'done', value: null, facts: [toldBy(payment)] };
  } catch (error) {
    return answerOf(error);
  }
};

/** Reads every payment of the attempt. What failed is answered, so that it is read again, unless money was found. */
export const readPayments = async (desk: Desk, call: Call): Promise<Answer<null>> => {
  const reads = await Promise.all(paymentIds(call.refs).map((id) => readOne(desk, call, id)));
  return reads.length === 0 ? noRef() : joinReads(reads);
};
