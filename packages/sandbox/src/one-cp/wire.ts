import { hmacSha256, toHex, utf8 } from '@tillkit/core/hmac';
import type { OnecpMerchant } from '../config/index.ts';
import type { Transaction } from './transaction.ts';

/** † 24 hex digits of a widget that is told none: always the same. */
export const providerOf = async ({ provider, widgetId }: OnecpMerchant): Promise<string> =>
  provider ?? toHex((await hmacSha256(utf8('one-cp provider'), utf8(widgetId))).slice(0, 12));

/** What the status endpoint calls it (§5): only `PENDING` and `PAID` are known, the rest is †. */
export const rawOf = ({ state, receipts }: Transaction, { rawPending, rawAfterCancel }: OnecpMerchant): string => {
  if (state === 'pending') return rawPending ?? 'PENDING';
  if (state === 'paid') return receipts.length === 0 ? 'PAID' : (rawAfterCancel ?? 'PAID');
  return state === 'canceled' ? 'CANCELED' : 'EXPIRED';
};

/** Everybody in it is made up; the shape is E7's. */
const checkoutOf = ({ number }: Transaction, address?: OnecpMerchant['address']) => {
  const reference = `CC-${9080 + number}`;
  const where = address ?? null;
  return {
    reference,
    payment: { reference, provider: 'Stripe' },
    customer: { firstName: 'Ida', lastName: 'Kern', email: 'ida@corp.test', phone: '+4930123456', address: where },
    beneficiary: { firstName: 'Tom', lastName: 'Abel', email: 'tom@corp.test' },
    billing: { name: 'Corp AG', email: 'ap@corp.test', address: where, externalIds: { sap_id: '77' } },
    card: {},
    reporting: {},
  };
};

/** §12.5, §12.6: no `checkout` before it is paid, unless a switch shows the part known by then; † none when it lapsed. */
export const statusWire = (transaction: Transaction, seller: OnecpMerchant) => {
  const status = rawOf(transaction, seller);
  const checkout = checkoutOf(transaction, seller.address);
  if (transaction.state === 'paid') return { status, checkout };
  if (transaction.state !== 'pending' || seller.pendingCheckout !== true) return { status };
  return { status, checkout: { reference: checkout.reference, customer: checkout.customer } };
};
