import type { One2PaysEndpoint, One2PaysMerchant } from '../config/index.ts';
import type { Payment } from './payment.ts';
import { paymentWire, withdrawWire } from './wire.ts';
import type { Withdraw } from './withdraw.ts';

/** One thing that happened, in both documented styles (§8.3). */
export interface Event {
  readonly name: string;
  readonly flat: object;
  readonly data: object;
}

export const paymentEvent = (name: string, payment: Payment, seller: One2PaysMerchant): Event => {
  const { id, amount, currency, status, referenceId, paymentMethod, clientSecret, nextAction, expiresAt } = paymentWire(
    payment,
    seller,
  );
  return {
    name,
    flat: { paymentId: id, referenceId, status, amount, currency, paymentMethod, clientSecret, nextAction, expiresAt },
    data: { id, amount, currency, status, referenceId },
  };
};

/** † The flat shape: no sample of a withdraw's is published. */
export const withdrawEvent = (name: string, withdraw: Withdraw, seller: One2PaysMerchant): Event => {
  const { id, amount, currency, status, referenceId } = withdrawWire(withdraw, seller);
  return {
    name,
    flat: { withdrawId: id, referenceId, status, amount, currency },
    data: { id, amount, currency, status, referenceId },
  };
};

/** † One event of each family whose members nobody publishes (§8.2). */
export const STRANGERS: readonly Event[] = [
  'deposit.received',
  'withdrawal.created',
  'settlement.completed',
  'customer.updated',
  'kyc.approved',
  'merchant.updated',
].map((name) => ({ name, flat: { status: 'completed' }, data: { status: 'completed' } }));

/** The text that is signed and sent. @param at milliseconds on the virtual clock */
export const payloadOf = (
  { name, flat, data }: Event,
  { style = 'flat', milliseconds = true }: One2PaysEndpoint,
  id: string,
  at: number,
): string => {
  const body =
    style === 'flat' ? { event: name, ...flat } : { id, type: name, data, createdAt: new Date(at).toISOString() };
  const text = JSON.stringify(body);
  return milliseconds ? text : text.replace(/(T\d\d:\d\d:\d\d)\.\d{3}Z/g, '$1Z');
};

/** Whether an endpoint asked for it (§8.1). † `withdraw` and `withdrawal` are one family (§6). */
export const wants = ({ events = ['*'] }: One2PaysEndpoint, name: string): boolean => {
  const one = (text: string): string => text.replace(/^withdrawal\./, 'withdraw.');
  const [family = ''] = one(name).split('.');
  return events.some((event) => event === '*' || one(event) === `${family}.*` || one(event) === one(name));
};
