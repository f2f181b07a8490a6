import { formatMoney } from '@tillkit/core/money';
import type { SessionView } from '@tillkit/core/wire';

export interface Words {
  readonly title: string;
  readonly text: string;
  readonly tone: 'good' | 'wait' | 'bad' | '';
}

export const moneyText = (amount: number, currency: string): string => formatMoney({ amount, currency }, 'en');

const CHECKING: Words = {
  title: 'We are checking your payment',
  text: 'Please do not pay again.',
  tone: 'wait',
};

const unpaid = (title: string, stillPayable: boolean): Words => ({
  title,
  text: stillPayable ? 'A payment begun earlier may still arrive. Please do not pay again.' : 'Nothing was charged.',
  tone: 'bad',
});

/** What a session is, in words for its buyer. "Nothing was charged" is said only where nothing can arrive any more. */
export const wordsOf = ({ status, checking, stillPayable, paid, quote }: SessionView): Words => {
  const amount = moneyText(paid, quote.currency);
  if (status === 'paid')
    return { title: 'Paid. Thank you', text: `Your payment of ${amount} has arrived.`, tone: 'good' };
  if (status === 'partially_refunded')
    return { title: 'Paid, partly refunded', text: `Of ${amount} a part was given back.`, tone: 'good' };
  if (status === 'refunded') return { title: 'Refunded', text: 'Your payment was given back.', tone: '' };
  if (status === 'review')
    return { title: 'In review', text: 'The shop is checking this order. Please do not pay again.', tone: 'wait' };
  if (status === 'authorized')
    return { title: 'Authorized', text: 'The amount is held for the shop. Please do not pay again.', tone: 'good' };
  if (checking) return CHECKING;
  if (status === 'canceled') return unpaid('Not paid: canceled', stillPayable);
  if (status === 'expired') return unpaid('Not paid: the time ran out', stillPayable);
  if (status === 'failed') return unpaid('Not paid: the payment failed', stillPayable);
  return {
    title: 'Waiting for confirmation',
    text: 'The payment service has not confirmed a payment yet. If you have paid, please do not pay again.',
    tone: 'wait',
  };
};

/** The shop as its buyer knows it. */
export const shopOf = (name: string | undefined, at: string): string => name ?? new URL(at).host;
