import type { Account } from './account.ts';
import type { Order } from './order.ts';

/** Joins the merchant's own query, if any, and stays before a fragment; nothing the merchant wrote is changed (§12.6). */
export const joined = (url: string, query: string): string => {
  const [address = '', ...fragment] = url.split('#');
  const joint = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return [address + joint + query, ...fragment].join('#');
};

/** `payment_id` is the order's id here (C7). † An order without a reference adds none. */
const queryOf = ({ id, reference }: Order): string =>
  `payment_id=${encodeURIComponent(id)}${reference === null ? '' : `&reference_id=${encodeURIComponent(reference)}`}`;

/** Where the buyer goes: the order's own address, else the account's (§12.6), else † nowhere: null. */
export const returnUrl = (order: Order, account: Account, way: 'success' | 'cancel'): string | null => {
  const own = way === 'success' ? order.successUrl : order.cancelUrl;
  const url = own ?? (way === 'success' ? account.success_url : account.cancel_url);
  return url === '' ? null : joined(url, queryOf(order));
};
