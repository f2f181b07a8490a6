import type { Answer, Call, Told } from '@tillkit/core/gateway';
import { One2PaysError } from './client/error.ts';
import { answerOf, noRef, undecided } from './complaint.ts';
import { paymentIds, refOf, toldBy } from './facts.ts';
import { readPayments, wrongIn, type Desk } from './read.ts';

type Canceled = Answer<null>;

const isOver = ({ state }: Told): boolean => state === 'canceled' || state === 'expired' || state === 'failed';

const isUnreadable = (error: unknown): boolean =>
  error instanceof One2PaysError && error.failure.kind === 'answer-invalid';

/** It may be over already, or paid (dossier §5.2). */
const isStateRefusal = (error: unknown): boolean => error instanceof One2PaysError && error.means === 'conflict';

/**
 * What a read says of a cancel whose own answer does not tell: done where the payment is over unpaid, whoever ended it.
 * @param taken the API said yes, so it may only be slow
 */
const settle = async (desk: Desk, call: Call, id: string, taken: boolean): Promise<Canceled> => {
  const read = await readPayments(desk, { ...call, refs: [refOf(id)] });
  if (read.is !== 'done' || read.facts.every(isOver)) return read;
  const [{ raw = 'unknown', state } = {}] = read.facts;
  if (taken && state !== 'paid') return undecided(`One2Pays took the cancel, but says ${raw}.`);
  return { is: 'refused', problem: { code: 'state_refused', detail: `One2Pays does not cancel while ${raw}.` } };
};

const cancelOne = async (desk: Desk, call: Call, id: string): Promise<Canceled> => {
  try {
    const payment = await desk.payments.cancel(id, { signal: call.signal });
    const wrong = wrongIn(payment, id, call);
    if (wrong) return wrong;
    const told = toldBy(payment);
    return isOver(told) ? { is: 'done', value: null, facts: [told] } : await settle(desk, call, id, true);
  } catch (error) {
    if (isStateRefusal(error)) return settle(desk, call, id, false);
    // What a cancel answers is not published.
    return isUnreadable(error) ? settle(desk, call, id, true) : answerOf(error);
  }
};

/** Cancels every payment of the attempt; done only when none can be paid any more. */
export const cancelPayments = async (desk: Desk, call: Call): Promise<Canceled> => {
  const facts: Told[] = [];
  const ids = paymentIds(call.refs);
  if (ids.length === 0) return noRef();
  for (const id of ids) {
    const canceled = await cancelOne(desk, call, id);
    if (canceled.is !== 'done') return canceled;
    facts.push(...canceled.facts);
  }
  return { is: 'done', value: null, facts };
};
