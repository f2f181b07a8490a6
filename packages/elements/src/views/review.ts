import type { Line } from '@tillkit/core/quote';
import type { QuoteView } from '@tillkit/core/wire';
import { formatMoney } from '@tillkit/core/money';
import { html, nothing, type TemplateResult } from 'lit';
import { asksFields, methodOf } from '../checkout/offer.ts';
import type { Offer } from '../checkout/state.ts';
import { amountsIn, type Amounts } from './amounts.ts';
import { mainButton } from './buttons.ts';
import type { Page, Requests } from './page.ts';

const picture = ({ image }: Line): TemplateResult | typeof nothing =>
  image ? html`<img class="pic" src=${image} alt="" />` : nothing;

const lineOf = (line: Line, amounts: Amounts): TemplateResult => {
  const each =
    line.quantity > 1 && line.total % line.quantity === 0 ? `${amounts(line.total / line.quantity)} each` : '';
  const detail = [line.detail, each].filter(Boolean).join(', ');
  return html`<li>
    ${picture(line)}<span class="name"
      ><bdi>${line.title}</bdi
      >${line.quantity > 1 ? ` × ${line.quantity}` : ''}${detail ? html`<small><bdi>${detail}</bdi></small>` : nothing}</span
    ><span class="price">${amounts(line.total)}</span>
  </li>`;
};

/** Subtotal, discount, delivery and tax: only what there is, and a subtotal only above something. */
export const partsOf = ({ lines, discount, shipping, tax }: QuoteView): readonly (readonly [string, number])[] => {
  const parts: (readonly [string, number])[] = [
    ['Discount', -discount],
    ['Delivery', shipping],
    ['Tax', tax],
  ];
  const there = parts.filter(([, amount]) => amount !== 0);
  const subtotal = lines.reduce((sum, { total }) => sum + total, 0);
  return there.length > 0 ? [['Subtotal', subtotal], ...there] : there;
};

const sums = (quote: QuoteView, amounts: Amounts, locale: string): TemplateResult =>
  html`<dl class="sums">
    ${partsOf(quote).map(
      ([name, amount]) =>
        html`<div class=${amount < 0 ? 'off' : ''}>
          <dt>${name}</dt>
          <dd>${amounts(amount)}</dd>
        </div>`,
    )}
    <div class="grand">
      <dt>Total</dt>
      <dd part="total">${amounts(quote.total)}</dd>
    </div>
    ${
      quote.hint
        ? html`<div class="hint">
            <dt>Charged in ${quote.currency}</dt>
            <dd>about ${formatMoney(quote.hint, locale)}</dd>
          </div>`
        : nothing
    }
  </dl>`;

const foot = (offer: Offer, busy: boolean, offline: boolean, ask: Requests): TemplateResult => {
  if (offer.methods.length > 1 && !busy) return mainButton('Choose how to pay', () => ask.turnTo('methods'));
  const { label, kinds } = methodOf(offer) ?? {};
  const leaves = kinds?.every((kind) => kind === 'redirect');
  const beginning = leaves ? 'Opening payment page' : 'One moment';
  const doing = offline ? 'Waiting for connection' : busy ? beginning : undefined;
  const go = (): void => (asksFields(offer) ? ask.turnTo('fields') : ask.pay());
  return html`${mainButton(`Continue with ${label}`, go, doing)}
  ${leaves ? html`<p class="fine">You pay on their page, then come back here.</p>` : nothing}`;
};

export interface ReviewOptions {
  readonly busy: boolean;
  readonly offline: boolean;
  readonly locale: string;
}

/** The order: its lines, what is added and taken off, the total. */
export const review = (offer: Offer, ask: Requests, { busy, offline, locale }: ReviewOptions): Page => {
  const amounts = amountsIn(offer.quote.currency, locale);
  return {
    titled: false,
    body: html`<ul class="goods" part="lines">
        ${offer.quote.lines.map((line) => lineOf(line, amounts))}
      </ul>
      ${sums(offer.quote, amounts, locale)}`,
    foot: foot(offer, busy, offline, ask),
  };
};
