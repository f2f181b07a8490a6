import type { Answer, Call } from '@tillkit/core/gateway';
import { joinReads } from '../adapter/index.ts';
import type { AmountUnit } from '../decimal/index.ts';
import type { OneCpClient } from './client/index.ts';
import { answerOf, noRef } from './complaint.ts';
import { refOf, transactionIds } from './refs.ts';
import { toldByStatus, type Statuses } from './statuses.ts';

/** What every call to the gateway needs. */
export interface Desk {
  readonly client: OneCpClient;
  readonly statuses: Statuses;
  readonly unit: AmountUnit;
}

/** Of the answer only the status is kept: the rest is personal (dossier §4.2). */
const readOne = async ({ client, statuses }: Desk, call: Call, id: string): Promise<Answer<null>> => {
  try {
    const { status } = await client.transactions.read(id, { signal: call.signal });
    return { is: 'done', value: null, facts: [{ ...toldByStatus(statuses, status), refs: [refOf(id)] }] };
  } catch (error) {
    return answerOf(error);
  }
};

/** Reads every transaction of the attempt. What failed is answered, so that it is read again, unless one is paid. */
export const readTransactions = async (desk: Desk, call: Call): Promise<Answer<null>> => {
  const reads = await Promise.all(transactionIds(call.refs).map((id) => readOne(desk, call, id)));
  return reads.length === 0 ? noRef() : joinReads(reads);
};
