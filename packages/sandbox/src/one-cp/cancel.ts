import type { Context } from 'hono';
import type { Answered } from '../call/index.ts';
import type { Bound, Parts } from '../parts.ts';
import type { Acts } from './acts.ts';
import { amountIn } from './amount.ts';
import { invalid, refundFailed } from './says.ts';
import type { Selection } from './selection.ts';
import { isStuck, itemsAt, policyOf, remaining, totalOf, type Transaction } from './transaction.ts';
import type { Widget } from './widgets.ts';

/** 200 can mean failure (§4.4). */
const done: Answered = [200, { status: 'SUCCESS', errorMessage: null }];
const refused = (errorMessage: string): Answered => [200, { status: 'FAILED', errorMessage }];

/** §12.8: why these items cannot be cancelled, or null. */
const wrongWith = (transaction: Transaction, { itemsOrder }: Selection, widget: Widget): string | null => {
  const allowed = transaction.state === 'paid' || (transaction.state === 'pending' && widget.unpaidCancel === 'allow');
  if (!allowed || isStuck(transaction)) return 'The contract status forbids a cancellation';
  if (itemsOrder.some((number) => number > transaction.items.length)) return 'itemsOrder: there is no such item';
  const left = new Set(remaining(transaction));
  const isTwice = new Set(itemsOrder).size !== itemsOrder.length;
  return isTwice || itemsOrder.some((number) => !left.has(number)) ? 'itemsOrder: an item is cancelled twice' : null;
};

/** §12.8–10: cancels items of a transaction and gives back what they cost, or what their policies leave of it. */
export const openCancel =
  ({ faults }: Parts, acts: Acts) =>
  (c: Context<Bound>, transaction: Transaction, selection: Selection, widget: Widget): Answered => {
    const wrong = wrongWith(transaction, selection, widget);
    if (wrong !== null) return invalid(wrong);
    const asked = amountIn(selection.amount ?? 0, transaction.places);
    if (asked === null) return invalid('amount: no amount of this currency');
    const items = itemsAt(transaction, selection.itemsOrder);
    const isPaid = transaction.state === 'paid';
    if (isPaid && asked > totalOf(items)) return refused('amount exceeds refundable');

    const planned = faults.takeRefund({ gateway: 'one-cp', merchant: widget.merchant });
    const failure = !isPaid ? undefined : planned ? 'FAILED' : widget.refundFailure;
    if (failure === 'FAILED') return refused('refund refused');
    if (failure === 'before') return refundFailed;
    const { itemsOrder, invoiceTitle = null, invoiceNumber = null, file } = selection;
    const amount = !isPaid ? 0 : asked === 0 ? policyOf(items) : asked;
    acts.cancelItems(transaction, { items: itemsOrder, amount, invoiceTitle, invoiceNumber, file });
    if (failure === 'timeout') c.env.fault = { fault: 'hang' };
    return failure === undefined ? done : refundFailed;
  };
