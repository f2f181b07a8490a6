import { isCurrency } from '@tillkit/core/money';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Attributes } from '../frameworks/template.ts';
import { PayButton } from '../pay-button/pay-button.ts';
import { payButtonWords, verbOf } from '../pay-button/words.ts';
import { amountsIn } from '../views/amounts.ts';
import { ticket } from '../views/ticket.ts';
import { say } from '../views/words.ts';
import { attribute, markup } from './markup.ts';
import { element, type GlobalAttributes, type RenderOptions } from './shadow.ts';

/** What a `<till-pay-button>` can be given in HTML, under the names of its properties. */
export type PayButtonAttributes = Omit<Attributes<'till-pay-button'>, 'loading' | `${string}-${string}`> &
  GlobalAttributes;

const formStyle = css`
  form {
    display: contents;
  }
`;

/** Where the server takes a form; nothing for an endpoint a form could not be sent to. */
const startOf = (endpoint = '/checkout'): string | undefined => {
  const base = 'https://page.example';
  if (!URL.canParse(endpoint, base) || !/^https?:$/.test(new URL(endpoint, base).protocol)) return undefined;
  return `${endpoint.replace(/\/$/, '')}/start`;
};

const hidden = (name: string, value: string | undefined): TemplateResult | typeof nothing =>
  value ? html`<input type="hidden" name=${name} value=${value} />` : nothing;

/** Until the script is there, a click leads to the page without script: the button is one of a form of its own. */
const formOf = (
  { sku, quantity = 1, promotionCode, returnTo, endpoint, disabled }: PayButtonAttributes,
  button: string,
): string => {
  const action = startOf(endpoint);
  if (!sku || disabled || !action) return button;
  const fields = [
    hidden('sku', sku),
    hidden('quantity', String(quantity)),
    hidden('promotion-code', promotionCode),
    hidden('return-to', returnTo),
  ];
  return `<form method="post"${attribute('action', action)}>${markup(fields)}${button.replace('type="button"', 'type="submit"')}</form>`;
};

/**
 * A pay button as HTML, with what it looks like and a form that pays without script. The script takes it over without
 * moving anything.
 */
export const renderPayButton = (attributes: PayButtonAttributes, options: RenderOptions = {}): string => {
  const { sku, amount, currency = '', choose = false, verb, disabled = false, lang } = attributes;
  const locale = options.locale ?? lang ?? 'en';
  const words = say({ locale, words: options.strings ?? {} }, payButtonWords);
  const hint = !choose && amount && Number.isSafeInteger(amount) && isCurrency(currency);
  const button = ticket({
    verb: html`<slot name="icon"></slot><slot name="label">${verbOf(words, verb)}</slot>`,
    amount: hint ? amountsIn(currency, locale)(amount) : undefined,
    // The stub the quote will come to.
    quoted: !choose && amount === undefined && !!sku,
    doing: words.openingPage,
    disabled,
    click: () => {},
  });
  const shadow = `<div class="till">${formOf(attributes, markup(button))}</div>`;
  return element(PayButton, { tag: 'till-pay-button', attributes, shadow, styles: formStyle }, options);
};
