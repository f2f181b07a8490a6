import type { Line } from '@tillkit/core/quote';
import type { Config, QuoteView } from '@tillkit/core/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { asksFields, methodOf } from '../checkout/offer.ts';
import type { Offer } from '../checkout/state.ts';
import { amountsIn, type Amounts } from './amounts.ts';
import { mainButton } from './buttons.ts';
import type { OrderEdit } from './order-edit.ts';
import type { Page, Requests } from './page.ts';
import { fill, say, type Language } from './words.ts';

export const reviewWords = {
  subtotal: 'Subtotal',
  discount: 'Discount',
  delivery: 'Delivery',
  tax: 'Tax',
  total: 'Total',
  each: '{amount} each',
  chargedIn: 'Charged in {currency}',
  about: 'about {amount}',
  chooseHow: 'Choose how to pay',
  continueWith: 'Continue with {method}',
  openingPage: 'Opening payment page',
  oneMoment: 'One moment',
  waitingForConnection: 'Waiting for connection',
  theirPage: 'You pay on their page, then come back here.',
  updatingOrder: 'Updating your order',
};

type ReviewWords = typeof reviewWords;

const picture = ({ image }: Line): TemplateResult | typeof nothing =>
  image ? html`<img class="pic" src=${image} alt="" />` : nothing;

const lineOf = (
  line: Line,
  amounts: Amounts,
  words: ReviewWords,
  amend: TemplateResult | undefined,
  edited: boolean,
): TemplateResult => {
  const each =
    line.quantity > 1 && line.total % line.quantity === 0
      ? fill(words.each, { amount: amounts(line.total / line.quantity) })
      : '';
  const detail = [line.detail, each].filter(Boolean).join(', ');
  return html`<li>
    ${picture(line)}<span class="name"
      ><bdi>${line.title}</bdi
      >${line.quantity > 1 && !(edited && amend) ? ` × ${line.quantity}` : ''}${detail ? html`<small><bdi>${detail}</bdi></small>` : nothing}${amend ?? nothing}</span
    ><span class="price">${amounts(line.total)}</span>
  </li>`;
};

/** Subtotal, discount, delivery and tax: only what there is, and a subtotal only above something. */
export const partsOf = (
  { lines, discount, shipping, tax }: QuoteView,
  words: ReviewWords,
): readonly (readonly [string, number])[] => {
  const parts: (readonly [string, number])[] = [
    [words.discount, -discount],
    [words.delivery, shipping],
    [words.tax, tax],
  ];
  const there = parts.filter(([, amount]) => amount !== 0);
  const subtotal = lines.reduce((sum, { total }) => sum + total, 0);
  return there.length > 0 ? [[words.subtotal, subtotal], ...there] : there;
};

const sums = (quote: QuoteView, amounts: Amounts, words: ReviewWords, locale: string): TemplateResult =>
  html`<dl class="sums">
    ${partsOf(quote, words).map(
      ([name, amount]) =>
        html`<div class=${amount < 0 ? 'off' : ''}>
          <dt>${name}</dt>
          <dd>${amounts(amount)}</dd>
        </div>`,
    )}
    <div class="grand">
      <dt>${words.total}</dt>
      <dd part="total">${amounts(quote.total)}</dd>
    </div>
    ${
      quote.hint
        ? html`<div class="hint">
            <dt>${fill(words.chargedIn, { currency: quote.currency })}</dt>
            <dd>${fill(words.about, { amount: amountsIn(quote.hint.currency, locale)(quote.hint.amount) })}</dd>
          </div>`
        : nothing
    }
  </dl>`;

const foot = (
  offer: Offer,
  { busy, offline, asking, own }: OrderOptions,
  ask: Requests,
  words: ReviewWords,
): TemplateResult => {
  if (asking) return mainButton('', () => {}, words.updatingOrder);
  if ((offer.methods.length + own > 1 || !offer.method) && !busy)
    return mainButton(words.chooseHow, () => ask.turnTo('methods'));
  const { label = '', kinds } = methodOf(offer) ?? {};
  const leaves = kinds?.every((kind) => kind === 'redirect');
  const beginning = leaves ? words.openingPage : words.oneMoment;
  const doing = offline ? words.waitingForConnection : busy ? beginning : undefined;
  const go = (): void => (asksFields(offer) ? ask.turnTo('fields') : ask.pay());
  return html`${mainButton(fill(words.continueWith, { method: label }), go, doing)}
  ${leaves ? html`<p class="fine" part="note">${words.theirPage}</p>` : nothing}`;
};

export interface ReviewOptions {
  readonly busy: boolean;
  readonly offline: boolean;
  readonly language: Language;
}

export interface OrderOptions extends ReviewOptions {
  /** Whether another price is being asked for. */
  readonly asking: boolean;
  /** How many ways to pay the page adds itself. */
  readonly own: number;
  readonly config: Config | undefined;
  /** How it is changed, once that is loaded. */
  readonly edit: OrderEdit | undefined;
}

/** The order: its lines, what is added and taken off, the total. */
export const review = (offer: Offer, ask: Requests, options: OrderOptions): Page => {
  const { locale } = options.language;
  const words = say(options.language, reviewWords);
  const { edit, config } = options;
  const { cart, session } = offer;
  // As high before the means to change it are loaded as after.
  const amend = (line: Line): TemplateResult | undefined =>
    session || !cart.items.some(({ sku }) => sku === line.sku)
      ? undefined
      : html`<span class="amend">${edit?.line(line)}</span>`;
  const amounts = amountsIn(offer.quote.currency, locale);
  return {
    titled: false,
    body: html`<ul class="goods" part="lines">
        ${offer.quote.lines.map((line) => lineOf(line, amounts, words, amend(line), !!edit))}
      </ul>
      ${session || !(config?.promotionCodes || cart.promotionCode) ? nothing : html`<div class="amend">${edit?.code()}</div>`}
      ${sums(offer.quote, amounts, words, locale)}<slot name="summary"></slot>`,
    foot: html`<slot name="terms"></slot>${foot(offer, options, ask, words)}`,
  };
};
