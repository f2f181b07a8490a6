import type { Answer, Call, RefundOf } from '@tillkit/core/gateway';
import type { Refund } from '@tillkit/core/lifecycle';
import type { Failed } from '../transport/index.ts';
import type { OneCpCapabilities } from './capabilities.ts';
import { answerOf, noRef, stateRefused } from './complaint.ts';
import { selectionOf } from './projection.ts';
import type { Desk } from './read.ts';
import { transactionIds } from './refs.ts';
import { toGateway } from './request.ts';

type Given = RefundOf<OneCpCapabilities>;

const NOTHING =
  'One-CP cannot be told to give nothing back: 0 means what its cancellation policy gives. Leave the amount out for that.';

/** As One-CP counts; `undefined` where its policy decides. */
const amountOf = ({ amount }: Given, { quote }: Call, { unit }: Desk): number | undefined | Failed => {
  if (amount === undefined) return undefined;
  if (!Number.isSafeInteger(amount) || amount <= 0) return stateRefused(NOTHING);
  const told = toGateway(amount, quote.currency, unit);
  return told ?? stateRefused(`One-CP cannot be told an amount of ${quote.currency} exactly.`);
};

/**
 * Cancels the items that stand for `lines` and so gives their money back: they are one operation at One-CP (dossier §4.4).
 * Never repeated where it may have arrived, as money may have moved (§8).
 */
export const refundLines = async (desk: Desk, call: Call, given: Given): Promise<Answer<Refund>> => {
  const [id, ...others] = transactionIds(call.refs);
  if (id === undefined) return noRef();
  if (others.length > 0) return stateRefused('This attempt has several transactions at One-CP. Cancel there.');
  const selection = selectionOf(call.quote, given.lines, given.whole);
  if (selection.is === 'refused') return stateRefused(selection.detail);
  const amount = amountOf(given, call, desk);
  if (typeof amount === 'object') return amount;
  try {
    await desk.client.transactions.cancel(id, { itemsOrder: selection.itemsOrder, amount }, { signal: call.signal });
  } catch (error) {
    return answerOf(error);
  }
  const lines = [...new Set(given.lines)].sort((a, b) => a - b);
  // What the policy gave is never told, and is not the sum of the lines: it may have kept something (dossier §10).
  return { is: 'done', value: { state: 'succeeded', amount: given.amount ?? null, lines }, facts: [] };
};
