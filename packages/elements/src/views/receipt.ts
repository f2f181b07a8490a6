import type { Status } from '@tillkit/core/lifecycle';
import type { SessionView } from '@tillkit/core/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { dateAndTime } from './ago.ts';
import { amountsIn } from './amounts.ts';
import { mainButton } from './buttons.ts';
import { outcome } from './outcome.ts';
import type { Page, Requests } from './page.ts';
import { pair } from './pairs.ts';
import { partsOf, reviewWords } from './review.ts';
import { plainButton, stepWords } from './step-buttons.ts';
import { fill, say, type Language } from './words.ts';

export const receiptWords = {
  ...reviewWords,
  ...stepWords,
  paidThankYou: 'Paid. Thank you',
  shopHasOrder: '{shop} has your order.',
  shopHasOrderNumber: '{shop} has your order {order}.',
  held: 'Amount held, not charged yet',
  heldText: 'The shop takes it when your order is ready.',
  shopChecks: 'The shop is checking this order',
  shopChecksText: 'The amount received differs. Nothing to do for now.',
  partRefunded: 'Part of it refunded',
  restStands: 'The rest of your order stands.',
  refundedInFull: 'Refunded in full',
  moneyOnItsWay: 'The money is on its way back to you.',
  paidWith: 'Paid with',
  when: 'When',
  reference: 'Reference',
  print: 'Print',
};

type ReceiptWords = typeof receiptWords;

/** Tone, title and meaning of what a session may have become once the buyer's part is done. */
type Told = readonly [tone: string, title: keyof ReceiptWords, text: keyof ReceiptWords];
const SAYS: Readonly<Partial<Record<Status, Told>>> = {
  authorized: ['info', 'held', 'heldText'],
  review: ['wait', 'shopChecks', 'shopChecksText'],
  partially_refunded: ['good', 'partRefunded', 'restStands'],
  refunded: ['', 'refundedInFull', 'moneyOnItsWay'],
};

export interface ReceiptOptions {
  readonly shop: string;
  readonly language: Language;
}

const rows = (session: SessionView, { language }: ReceiptOptions, words: ReceiptWords): TemplateResult => {
  const { locale } = language;
  const { quote, id, paidWith, timeline } = session;
  const amounts = amountsIn(quote.currency, locale);
  const at = timeline.findLast(({ status }) => status === 'paid')?.at;
  return html`<dl class="pairs">
      ${quote.lines.map(({ title, quantity, total }) =>
        pair(html`<bdi>${title}</bdi>${quantity > 1 ? ` × ${quantity}` : ''}`, amounts(total)),
      )}
      ${partsOf(quote, words)
        .slice(1)
        .map(([name, amount]) => pair(name, amounts(amount)))}
      <div class="grand">
        <dt>${words.total}</dt>
        <dd>${amounts(quote.total)}</dd>
      </div>
    </dl>
    <dl class="pairs">
      ${paidWith ? pair(words.paidWith, paidWith) : nothing}${at ? pair(words.when, dateAndTime(at, locale)) : nothing}
      ${pair(words.reference, html`<bdi class="code">${quote.reference ?? id}</bdi>`)}
    </dl>`;
};

/** The end of a checkout: the receipt, or what else became of it. */
export const receipt = (session: SessionView, ask: Requests, options: ReceiptOptions): Page => {
  const { status, quote } = session;
  const { language, shop } = options;
  const words = say(language, receiptWords);
  const [tone, title, text] = SAYS[status] ?? [
    'good',
    'paidThankYou',
    quote.reference ? 'shopHasOrderNumber' : 'shopHasOrder',
  ];
  const order = quote.reference ?? '';
  const head = outcome({ coin: status, tone, title: words[title], text: fill(words[text], { shop, order }) });
  return {
    titled: true,
    amount: status === 'paid' ? undefined : amountsIn(quote.currency, language.locale)(quote.total),
    body:
      status === 'paid'
        ? html`<div class="tray">
            <div class="slip" part="receipt">${head}${rows(session, options, words)}<slot name="receipt"></slot></div>
          </div>`
        : head,
    foot:
      status === 'paid'
        ? html`<div class="duo">
            ${plainButton(words.print, () => print())}${mainButton(words.backToShop, ask.leave)}
          </div>`
        : mainButton(words.backToShop, ask.leave),
  };
};
