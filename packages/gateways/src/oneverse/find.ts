import type { Answer, Call, Found } from '@tillkit/core/gateway';
import { unavailable, type Failed } from '../transport/index.ts';
import { nextOf } from './client/index.ts';
import { answerOf } from './complaint.ts';
import { referenceIn, refOf, stateOf, toldBy, type Order } from './facts.ts';
import { createdBy } from './page.ts';
import type { Desk } from './read.ts';

/** Twenty orders each (dossier §5.2). A scan must leave most of the sixty a minute to reads that buyers wait for. */
const PAGES = 10;

const OPEN: readonly (string | null)[] = ['created', 'pending'];

/** The order of our reference; `null` after a complete list without it; `undecided` when the list is longer than we look. */
export const scan = async ({ client, profile }: Desk, call: Call): Promise<Order | 'undecided' | null> => {
  const { attempt, signal } = call;
  const followed = new Set<string>();
  let next: string | undefined;
  for (let pages = 0; pages < PAGES; pages += 1) {
    const page = await client.orders.list({ next, signal });
    const found = page.data.find((order) => referenceIn(order, profile) === attempt);
    if (found) return found;
    const after = nextOf(page);
    if (after === null) return null;
    if (followed.has(after)) return 'undecided';
    followed.add(after);
    next = after;
  }
  return 'undecided';
};

export const undecided = (): Failed =>
  unavailable('unknown', `Not among the first ${PAGES} pages of Oneverse’s orders.`);

/** Looks for the attempt among the account's orders. "Not there" is answered only after all of them were seen. */
export const findOrder = async (desk: Desk, call: Call): Promise<Answer<Found | null>> => {
  try {
    const order = await scan(desk, call);
    if (order === 'undecided') return undecided();
    if (order === null) return { is: 'done', value: null, facts: [] };
    // One that is over has nothing left to show.
    const created = OPEN.includes(stateOf(order.status)) ? createdBy(order, desk.exponents) : null;
    return { is: 'done', value: { refs: [refOf(order.order_id)], created }, facts: [toldBy(order, desk.exponents)] };
  } catch (error) {
    return answerOf(error);
  }
};
