import type { One2PaysMerchant } from '../config/index.ts';
import type { WebhookMode } from '../fault/index.ts';
import type { Parts, Payouts, WithdrawVerb, WithdrawView } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { uuidOf } from '../uuid.ts';
import { modesOf } from './acts.ts';
import type { Announce } from './announce.ts';
import type { Book } from './book.ts';
import { withdrawEvent } from './event.ts';

import {
  available,
  cancelWithdraw,
  failWithdraw,
  payWithdraw,
  startWithdraw,
  type WantedWithdraw,
  type Withdraw,
} from './withdraw.ts';

/** † What the wallet holds at first, in satang. */
const BALANCE = 1_000_000;

const viewOf = (withdraw: Withdraw): WithdrawView => ({
  gateway: 'one2pays',
  id: withdraw.id,
  merchant: withdraw.merchant,
  status: withdraw.status,
  amount: withdraw.amount,
  currency: 'THB',
  metadata: { ...withdraw.metadata, referenceId: withdraw.referenceId },
  createdAt: new Date(withdraw.createdAt).toISOString(),
});

const STEPS: Readonly<Record<WithdrawVerb, readonly [(withdraw: Withdraw) => Withdraw | Refused, string | null]>> = {
  process: [startWithdraw, null],
  pay: [payWithdraw, 'paid'],
  fail: [failWithdraw, 'failed'],
  cancel: [cancelWithdraw, 'canceled'],
};

/** What happens to a withdraw, with its events (§14.19). */
export const openPayouts = (
  { clock, ports }: Parts,
  book: Book,
  sellerOf: (merchant: string) => One2PaysMerchant | undefined,
  announce: Announce,
) => {
  const step = (withdraw: Withdraw, verb: WithdrawVerb, modes: readonly WebhookMode[] = []): Withdraw | Refused => {
    const [move, event] = STEPS[verb];
    const next = move(withdraw);
    if (isRefused(next)) return next;
    book.putWithdraw(next);
    const seller = sellerOf(next.merchant);
    const family = seller?.withdrawEvents ?? 'withdraw';
    if (seller && event !== null) announce(next, withdrawEvent(`${family}.${event}`, next, seller), modes);
    return next;
  };

  const control: Payouts = {
    list: () => book.withdraws().map(viewOf),
    act: ({ id }, verb, { faults }) => {
      const withdraw = book.withdraw(id);
      if (!withdraw) return null;
      const next = step(withdraw, verb, modesOf(faults));
      return isRefused(next) ? next : viewOf(next);
    },
  };

  return {
    control,
    /** Satang in the wallet of `merchant`, and of its payments not settled yet †. */
    balance: (merchant: string) => ({
      available: available(sellerOf(merchant)?.balance ?? BALANCE, book.withdraws(merchant)),
      pending: book
        .payments(merchant)
        .filter(({ status }) => status === 'succeeded')
        .reduce((sum, { amount }) => sum + amount, 0),
    }),
    create: (wanted: WantedWithdraw, merchant: string): Withdraw =>
      book.putWithdraw({
        ...wanted,
        merchant,
        id: uuidOf(ports.random(16)),
        status: 'pending',
        createdAt: clock.now(),
      }),
    cancel: (withdraw: Withdraw) => step(withdraw, 'cancel'),
  };
};
export type OpenPayouts = ReturnType<typeof openPayouts>;
