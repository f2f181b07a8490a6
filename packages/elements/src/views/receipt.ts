import type { Status } from '@tillkit/core/lifecycle';
import type { SessionView } from '@tillkit/core/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page, Requests } from './page.ts';
import { partsOf } from './review.ts';

/** Tone, title and meaning of what a session may have become once the buyer's part is done. */
const WORDS: Readonly<Partial<Record<Status, readonly [tone: string, title: string, text: string]>>> = {
  authorized: ['info', 'Amount held, not charged yet', 'The shop takes it when your order is ready.'],
  review: ['wait', 'The shop is checking this order', 'The amount received differs. Nothing to do for now.'],
  partially_refunded: ['good', 'Part of it refunded', 'The rest of your order stands.'],
  refunded: ['', 'Refunded in full', 'The money is on its way back to you.'],
};

const pair = (name: TemplateResult | string, value: TemplateResult | string): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

export interface ReceiptOptions {
  readonly shop: string;
  /** What the buyer paid with, where its name is known. */
  readonly paidWith?: string | undefined;
  readonly locale: string;
}

const rows = (session: SessionView, { paidWith, locale }: ReceiptOptions): TemplateResult => {
  const { quote, id, timeline } = session;
  const amounts = amountsIn(quote.currency, locale);
  const at = timeline.findLast(({ status }) => status === 'paid')?.at;
  const when = at && new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  return html`<dl class="pairs">
      ${quote.lines.map(({ title, quantity, total }) =>
        pair(html`<bdi>${title}</bdi>${quantity > 1 ? ` × ${quantity}` : ''}`, amounts(total)),
      )}
      ${partsOf(quote)
        .slice(1)
        .map(([name, amount]) => pair(name, amounts(amount)))}
      <div class="grand">
        <dt>Total</dt>
        <dd>${amounts(quote.total)}</dd>
      </div>
    </dl>
    <dl class="pairs">
      ${paidWith ? pair('Paid with', paidWith) : nothing}${when ? pair('When', when) : nothing}
      ${pair('Reference', html`<bdi class="code">${quote.reference ?? id}</bdi>`)}
    </dl>`;
};

/** The end of a checkout: the receipt, or what else became of it. */
export const receipt = (session: SessionView, ask: Requests, options: ReceiptOptions): Page => {
  const { status, quote } = session;
  const order = quote.reference ? `your order ${quote.reference}` : 'your order';
  const [tone, title, text] = WORDS[status] ?? ['good', 'Paid. Thank you', `${options.shop} has ${order}.`];
  const head = outcome({ coin: status, tone, title, text });
  return {
    titled: true,
    amount: status === 'paid' ? undefined : amountsIn(quote.currency, options.locale)(quote.total),
    body:
      status === 'paid'
        ? html`<div class="tray"><div class="slip" part="receipt">${head}${rows(session, options)}</div></div>`
        : head,
    foot: mainButton('Back to the shop', ask.leave),
  };
};
