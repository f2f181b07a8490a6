import { exponentOf } from '@tillkit/core/money';
import type { Account, AccountRecord } from './account.ts';
import { numberOf } from '../decimal/index.ts';
import { type Order, reported } from './order.ts';
import { returnUrl } from './returns.ts';

const shared = (order: Order, record: AccountRecord) => ({
  id: order.id,
  payment_token: order.token,
  status: order.status,
  currency: order.currency,
  zero_decimal: exponentOf(order.currency) === 0,
  amount: numberOf(reported(order), order.places),
  order_lines: order.lines,
  tax_amount: order.taxAmount,
  merchant_id: record.id,
  created: order.createdAt,
  ...(order.reference === null ? {} : { reference_id: order.reference }),
});

/** What a create answers (§4.3, E1). @param base where the room is mounted, without a slash at its end */
export const createdWire = (order: Order, record: AccountRecord, base: string) => {
  const query = `${order.id}?token=${order.token}`;
  return {
    ...shared(order, record),
    links: [
      { href: `${base}/pay/${query}`, rel: 'pay' },
      { href: `${base}/order/${query}`, rel: 'order' },
    ],
  };
};

/** The whole order (§4.4). † Its links stand there before it is paid too. */
export const orderWire = (order: Order, record: AccountRecord, account: Account) => ({
  ...shared(order, record),
  name: `Order ${account.order_prefix || '#'}${order.id}`,
  updated: order.updatedAt,
  ...(order.payment === null
    ? {}
    : {
        payment_method: order.payment.method,
        payment_gateway: order.payment.gateway,
        payment_id: order.payment.id,
        gateway_id: record.gatewayId,
      }),
  ...(order.paidAt === null ? {} : { paid: order.paidAt }),
  links: (['success', 'cancel'] as const).flatMap((rel) => {
    const href = returnUrl(order, account, rel);
    return href === null ? [] : [{ href, rel }];
  }),
});

/** An element of a list: nearly the order, but without `reference_id` and `payment_id` (§4.6), and † token and links. */
export const listedWire = (order: Order, record: AccountRecord, account: Account) => {
  const hidden = ['reference_id', 'payment_id', 'payment_token', 'links'];
  return Object.fromEntries(
    Object.entries(orderWire(order, record, account)).filter(([name]) => !hidden.includes(name)),
  );
};
