import type { Answer, Call } from '@tillkit/core/gateway';
import { OnecheckoutError, type Order } from './client/index.ts';
import { answerOf, notOurs } from './complaint.ts';
import { orderIds, refOf, toldBy } from './facts.ts';
import { readOrders, wrongIn, type Desk } from './read.ts';

type Captured = Answer<null>;

const AWAITING = 'AWAITING_CAPTURE';

const isStateRefusal = (error: unknown): boolean =>
  error instanceof OnecheckoutError && error.means === 'invalid_state';

/** Done where the order is paid whoever captured it; nothing else is to be captured now (dossier §4.5). */
const settle = (read: Captured): Captured => {
  if (read.is !== 'done' || read.facts.some(({ state }) => state === 'paid')) return read;
  const raw = read.facts[0]?.raw ?? 'unknown';
  return { is: 'refused', problem: { code: 'state_refused', detail: `Onecheckout does not capture while ${raw}.` } };
};

const judge = (order: Order, id: string, call: Call, { unit }: Desk): Captured => {
  const wrong = wrongIn(order, id, call);
  if (wrong) return wrong;
  return order.status === 'PAID'
    ? { is: 'done', value: null, facts: [toldBy(order, unit)] }
    : notOurs('an order that is not paid to a capture');
};

const captureOne = async (desk: Desk, call: Call, id: string): Promise<Captured> => {
  try {
    return judge(await desk.client.orders.capture(id, { signal: call.signal }), id, call, desk);
  } catch (error) {
    return isStateRefusal(error) ? settle(await readOrders(desk, { ...call, refs: [refOf(id)] })) : answerOf(error);
  }
};

/**
 * Captures the whole amount. Read first: most methods take the money by themselves, and a capture that was answered is
 * not sent again (dossier §4.5, C10). At most one order of an attempt is captured, also where two were authorised.
 */
export const captureOrder = async (desk: Desk, call: Call): Promise<Captured> => {
  const read = await readOrders(desk, call);
  if (read.is !== 'done') return read;
  const awaiting = read.facts.find(({ raw }) => raw === AWAITING);
  const [id] = awaiting ? orderIds(awaiting.refs ?? []) : [];
  if (id === undefined || read.facts.some(({ state }) => state === 'paid')) return settle(read);
  return captureOne(desk, call, id);
};
