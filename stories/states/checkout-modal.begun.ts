import { afterPay, oneWay, open } from './modal.ts';
import { begin, fullQuote, quote } from './shop.ts';
import type { State, States } from './state.ts';

const { total } = quote;
const ended = (shows: string, answer: ReturnType<typeof begin>): State => afterPay(shows, { begin: answer });
const inWindow = { mode: 'popup' };

/** A payment that has begun, and what became of it. */
export const begun = {
  otherWindow: open('Finish paying in the other window', oneWay, (buyer) => buyer.goOn(), inWindow),
  otherWindowClosed: open(
    'Window closed? Open it again',
    oneWay,
    async (buyer, { clock, closeWindow }) => {
      await buyer.goOn();
      closeWindow();
      await clock.advance(1_000);
    },
    inWindow,
  ),
  popupBlocked: open('Your browser blocked the payment window', oneWay, (buyer) => buyer.goOn(), {
    ...inWindow,
    noWindows: true,
  }),
  unfinished: afterPay('Your payment is not finished yet', {}),
  leaveQuestion: afterPay('Leave before paying?', {}, (buyer) => buyer.clickBeside()),
  checking: ended('We are checking your payment', begin('pending', { checking: true })),
  declined: ended('The payment was declined', begin('failed')),
  canceled: ended('The payment was canceled', begin('canceled')),
  expired: ended('Payment time ran out', begin('expired')),
  expiredStillPayable: ended('If you already confirmed it', begin('expired', { stillPayable: true })),
  paid: ended(
    'Paid. Thank you',
    begin('paid', { quote: fullQuote, paid: fullQuote.total, paidWith: 'Open Payments wallet' }),
  ),
  authorized: ended('Amount held', begin('authorized')),
  inReview: ended('The shop is checking this order', begin('review', { paid: total - 90 })),
  partlyRefunded: ended('Part of it refunded', begin('partially_refunded', { paid: total, refunded: 1_890 })),
  refunded: ended('Refunded in full', begin('refunded', { paid: total, refunded: total })),
} as const satisfies States;
