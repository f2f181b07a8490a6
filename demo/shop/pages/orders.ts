import { formatMoney } from '@tillkit/core/money';
import type { Status, Trouble } from '@tillkit/core/lifecycle';
import type { Order } from '@tillkit/server';
import { html, type Markup } from '../html.ts';
import type { Page } from './layout.ts';

export interface Row {
  readonly order: Order;
  /** Lets this page's badge read the order, for an hour. */
  readonly token: string;
}

/** The tabs: a name for the address, its words, and the statuses it holds. */
export const TABS: readonly { readonly name: string; readonly says: string; readonly status?: readonly Status[] }[] = [
  { name: 'all', says: 'All' },
  { name: 'check', says: 'To check', status: ['review'] },
  { name: 'waiting', says: 'Waiting', status: ['created', 'pending', 'authorized'] },
  { name: 'paid', says: 'Paid', status: ['paid', 'partially_refunded'] },
  { name: 'ended', says: 'Ended', status: ['refunded', 'canceled', 'expired', 'failed'] },
];

const MINUTE = 60_000;
const AGES = [
  [60 * 24, 'd'],
  [60, 'h'],
  [1, 'min'],
] as const;

const ago = (then: string, now: number): string => {
  const minutes = Math.floor((now - new Date(then).getTime()) / MINUTE);
  for (const [length, unit] of AGES) if (minutes >= length) return `${Math.floor(minutes / length)} ${unit} ago`;
  return 'just now';
};

const PAID_WITH: Readonly<Record<string, string>> = {
  opencheckout: 'Open Payments wallet',
  onecheckout: 'Onecheckout',
  'one-cp': 'One-CP',
  oneverse: 'Oneverse',
  one2pays: 'One2Pays',
};

const LOOK: Readonly<Record<Trouble, string>> = {
  amount_mismatch: 'Another amount came in',
  currency_mismatch: 'Another currency came in',
  duplicate_payment: 'Paid twice',
  refund_unknown: 'Nobody knows yet whether it was refunded',
  dispute: 'The buyer disputes it',
  order_missing: 'The payment API does not know it any more',
};

/** What a person must look at, and where a second payment is given back. */
const looks = ({ trouble, duplicates }: Order): Markup => {
  const giveBack = duplicates.map(({ account, refs }) => `${PAID_WITH[account] ?? account} ${refs.join(', ')}`);
  return html`${trouble.map(
    (one) =>
      html`<small class="look"
        >${LOOK[one]}${one === 'duplicate_payment' ? `: give back ${giveBack.join(' and ')}` : ''}</small
      >`,
  )}`;
};

const row = ({ order, token }: Row, now: number): Markup => {
  const account = order.attempts.at(-1)?.account;
  const paidWith = account === undefined ? 'not chosen' : (PAID_WITH[account] ?? account);
  const { currency, total, title } = order.quote;
  return html`<tr>
    <th scope="row">${order.reference ?? order.id}</th>
    <td class="goods wide">${title}</td>
    <td>
      <till-order-status session="${order.id}" token="${token}" status="${order.status}"></till-order-status>
      ${looks(order)}
    </td>
    <td class="wide">${paidWith}</td>
    <td class="r"><b>${formatMoney({ amount: total, currency }, 'en')}</b></td>
    <td class="r"><time datetime="${order.createdAt}">${ago(order.createdAt, now)}</time></td>
  </tr> `;
};

const table = (rows: readonly Row[], now: number): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Orders">
    <table>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col" class="wide">What</th>
          <th scope="col">Status</th>
          <th scope="col" class="wide">Paid with</th>
          <th scope="col" class="r">Amount</th>
          <th scope="col" class="r">When</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((one) => row(one, now))}
      </tbody>
    </table>
  </div>`;

const EMPTY = html`<p class="empty">No order here yet. <a href="/">Buy something</a>, and it appears.</p>`;

export interface OrdersView {
  readonly rows: readonly Row[];
  /** Of the page after this one. */
  readonly cursor: string | null;
  readonly tab: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The back office's list: its badges are live, all over one connection. */
export const ordersPage = ({ rows, cursor, tab, now }: OrdersView): Page => ({
  title: 'Orders · The Corner Shop',
  dress: 'desk',
  main: html`<header class="banner">
      <p><b>Demo back office.</b> Only this computer may open it. A real one asks who you are first.</p>
      <a href="/">To the shop</a>
    </header>
    <main class="desk-main">
      <h1>Orders</h1>
      <nav class="tabs" aria-label="Filter">
        ${TABS.map(
          ({ name, says }) =>
            html`<a href="/orders?show=${name}" ${name === tab ? html`aria-current="page"` : null}>${says}</a> `,
        )}
      </nav>
      ${rows.length === 0 ? EMPTY : table(rows, now)}
      <footer class="end">
        <span>${rows.length} shown</span>
        ${cursor === null ? null : html`<a href="/orders?show=${tab}&amp;cursor=${cursor}">Older orders</a>`}
      </footer>
    </main>`,
});
