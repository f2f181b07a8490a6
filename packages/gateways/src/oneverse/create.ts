import type { Answer, Call, Created } from '@tillkit/core/gateway';
import type { Failed } from '../transport/index.ts';
import { fromGateway } from './amount.ts';
import { OneverseError } from './client/index.ts';
import { answerOf, notOurs } from './complaint.ts';
import { toldBy, type Order } from './facts.ts';
import { scan, undecided } from './find.ts';
import { createdBy, payPageOf } from './page.ts';
import { isAnothers, type Desk } from './read.ts';

const differs = (detail: string): Failed => ({ is: 'refused', problem: { code: 'gateway_amount_differs', detail } });

const answerBy = (order: Order, call: Call, { profile, exponents }: Desk): Answer<Created> => {
  if (isAnothers(order, call, profile)) return notOurs("another attempt's order");
  if (payPageOf(order) === null) return notOurs('no pay page that is an https address');
  const created = createdBy(order, exponents);
  return created === null
    ? differs('Oneverse told an amount its currency cannot hold.')
    : { is: 'done', value: created, facts: [toldBy(order, exponents)] };
};

/** Words of a refusal that is about what a field holds, and not about an order that is there already. */
const ABOUT_A_FIELD = /\b(?:required|invalid|must|may not|should)\b/i;

/** The answer to a reference that was used before is not published: any 422 that does not say something else may be it. */
const mayBeDuplicate = (error: unknown): error is OneverseError =>
  error instanceof OneverseError &&
  error.failure.kind === 'refused' &&
  error.failure.status === 422 &&
  !ABOUT_A_FIELD.test([error.failure.said, ...error.failure.faults.map(({ issue }) => issue)].join(' '));

/** The order that has our reference already is ours when it asks for the same money (dossier §5.3). */
const adopt = async (desk: Desk, call: Call, refusal: OneverseError): Promise<Answer<Created>> => {
  const order = await scan(desk, call);
  if (order === 'undecided') return undecided();
  if (order === null) return answerOf(refusal);
  const { total, currency } = call.quote;
  const money = fromGateway(order, desk.exponents);
  return money?.amount === total && money.currency === currency
    ? answerBy(order, call, desk)
    : differs('Oneverse has an order with this reference over another amount.');
};

/**
 * Sends the sealed bytes as they are, and never a second time where they may have arrived. Where they had arrived before,
 * the order they made is taken.
 */
export const createOrder = async (desk: Desk, call: Call, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<Created>> => {
  try {
    return answerBy(await desk.client.orders.create(bytes, { signal: call.signal }), call, desk);
  } catch (error) {
    if (!mayBeDuplicate(error)) return answerOf(error);
    try {
      return await adopt(desk, call, error);
    } catch (unseen) {
      // Whether it is there has not been seen: neither refused nor made anew.
      return { ...answerOf(unseen), is: 'unknown' };
    }
  }
};
