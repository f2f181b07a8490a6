import type { Action, Answer, Call, Created } from '@tillkit/core/gateway';
import type { OneCpClient } from './client/index.ts';
import { answerOf } from './complaint.ts';
import { refOf } from './refs.ts';

/** Sends the sealed bytes as they are, and never a second time where they may have arrived. No amount comes back. */
export const createTransaction = async (
  client: OneCpClient,
  call: Call,
  bytes: Uint8Array<ArrayBuffer>,
  show: (transactionId: string) => Action,
): Promise<Answer<Created>> => {
  try {
    const { transactionId: id } = await client.transactions.initialize(bytes, { signal: call.signal });
    const facts = [{ state: 'created', refs: [refOf(id)] }] as const;
    return { is: 'done', value: { action: show(id), amount: null }, facts };
  } catch (error) {
    return answerOf(error);
  }
};
