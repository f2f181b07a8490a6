import type { Clock } from '@tillkit/core/clock';
import type { Answer, Call, Found } from '@tillkit/core/gateway';
import { unavailable } from '../transport/index.ts';
import { answerOf } from './complaint.ts';
import { isAnothers, refOf, toldBy } from './facts.ts';
import type { Desk } from './read.ts';

/** A create is looked for soon after it was lost; an hour leaves room for clocks that differ. */
const WINDOW_MS = 3_600_000;
/** Each costs a request of the account's thousand a minute (dossier §8). */
const READS = 100;

/**
 * Looks for the attempt among the merchant's orders of the last hour. The list leaves `reference_id` out (dossier §4.6), so
 * each is read, one at a time: a scan must not take the account's share from reads that buyers wait for. "Not there" is
 * answered only after all were seen.
 */
export const findOrder = async ({ client, unit }: Desk, call: Call, clock: Clock): Promise<Answer<Found | null>> => {
  const { attempt, signal } = call;
  let reads = 0;
  try {
    for await (const listed of client.orders.all({ limit: READS, createdFrom: clock.now() - WINDOW_MS, signal })) {
      if (isAnothers(listed, attempt)) continue;
      if (reads === READS) return unavailable('unknown', `Not among the ${READS} orders looked at.`);
      reads += 1;
      const order = await client.orders.read(listed.id, { signal });
      if (order.id === listed.id && order.reference_id === attempt)
        return { is: 'done', value: { refs: [refOf(order.id)], created: null }, facts: [toldBy(order, unit)] };
    }
  } catch (error) {
    return answerOf(error);
  }
  return { is: 'done', value: null, facts: [] };
};
