import type { Account } from './accounts.ts';
import { type Order, reported } from './order.ts';

/** † Every profile's pay page stands where the seed has it. */
export const payPathOf = (id: string): string => `/payment-api/orders/${id}`;

/** Where `verify_url` points (§4); `northbound-v2`'s has no `/v2` in it (C12). */
const verifyPathOf = ({ profile }: Account, id: string): string =>
  `${profile === 'payment-api' ? '/payment-api' : '/api/northbound'}/transactions/${id}`;

/** The order as the account's profile tells it (§4). @param base without a slash at its end */
export const orderWire = (order: Order, account: Account, base: string) => {
  const { profile } = account;
  const links = { paylink: base + payPathOf(order.id), verify_url: base + verifyPathOf(account, order.id) };
  const what = { game_name: order.gameName, payment_channel: order.channel };
  const amount_cents = reported(order);
  const { currency, title, description, status } = order;
  if (profile === 'northbound-v2')
    return {
      type: 'payment_transaction',
      order_id: order.id,
      transaction_id: order.reference,
      reference: '',
      tenant_id: order.merchantUuid,
      ...what,
      amount_cents: String(amount_cents),
      currency,
      item_title: title,
      item_description: description,
      item_code: order.itemCode,
      status,
      ...links,
    };
  const seed = {
    merchant_uuid: order.merchantUuid,
    ...what,
    amount_cents,
    currency,
    title,
    description,
    item_code: order.itemCode,
    status,
    ...links,
  };
  if (profile === 'payment-api') return { order_id: order.id, reference: order.reference, ...seed };
  const ids = { order_id: order.id, merchant_transaction_id: order.reference, reference: null };
  return { type: 'payment_transaction', ...ids, ...seed };
};

/** † The later profiles' envelope: `status` and `code` say what the transport says. */
const enveloped = ({ profile }: Account, code: number, rest: object): object =>
  profile === 'northbound-v1'
    ? { status: 'success', code, error: null, ...rest }
    : { status: 'success', code, ...rest };

export const createdWire = (order: Order, account: Account, base: string, code: number): object => {
  const told = orderWire(order, account, base);
  return account.profile === 'payment-api'
    ? { order: told, code: 2001, message: 'Payment transaction created successfully.' }
    : enveloped(account, code, { data: told });
};

export const readWire = (order: Order, account: Account, base: string): object => {
  const told = orderWire(order, account, base);
  return account.profile === 'payment-api' ? { order: told } : enveloped(account, 200, { data: told });
};

export const loginWire = ({ profile }: Account, token: string): object =>
  profile === 'payment-api' ? { token } : { status: 'success', code: 200, error: null, data: { token } };

const PER_PAGE = 20;

/** Newest first †; in pages of 20 with `links` and `meta` where the account has them (§5.2). */
export const listWire = (orders: readonly Order[], account: Account, base: string, page: number): object => {
  const all = orders.toReversed();
  const tell = (some: readonly Order[]) => some.map((order) => orderWire(order, account, base));
  const isPaged = account.paginate ?? account.profile !== 'payment-api';
  const wrap = (rest: object): object => (account.profile === 'payment-api' ? rest : enveloped(account, 200, rest));
  if (!isPaged) return wrap({ data: tell(all) });
  const last = Math.max(1, Math.ceil(all.length / PER_PAGE));
  const from = (page - 1) * PER_PAGE;
  const some = all.slice(from, from + PER_PAGE);
  const version = { 'payment-api': '/payment-api', 'northbound-v1': '/api/northbound', 'northbound-v2': '/api/northbound/v2' }; // prettier-ignore
  const path = `${base}${version[account.profile]}/transactions`;
  const at = (number: number): string | null => (number >= 1 && number <= last ? `${path}?page=${number}` : null);
  return wrap({
    data: tell(some),
    links: { first: at(1), last: at(last), prev: page > 1 ? at(Math.min(page - 1, last)) : null, next: at(page + 1) },
    meta: {
      current_page: page,
      from: some.length === 0 ? null : from + 1,
      last_page: last,
      path,
      per_page: PER_PAGE,
      to: some.length === 0 ? null : from + some.length,
      total: all.length,
    },
  });
};
