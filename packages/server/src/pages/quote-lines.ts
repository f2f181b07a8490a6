import type { Quote } from '@tillkit/core/quote';
import { html } from 'hono/html';
import type { Markup } from './shell.ts';
import { moneyText } from './words.ts';

const row = (name: string, amount: string, more: Markup | '' = ''): Markup =>
  html`<div>
    <dt>${name}${more}</dt>
    <dd>${amount}</dd>
  </div>`;

/** Everything that adds up to the total. `former`: the total the buyer was shown before, where it changed. */
export const quoteLines = (quote: Quote, former?: string): Markup => {
  const money = (amount: number): string => moneyText(amount, quote.currency);
  const { lines, tax, shipping, discount, total, hint } = quote;
  return html`<dl id="quote">
    ${lines.map(({ title, quantity, total: sum, detail }) =>
      row(
        quantity === 1 ? title : `${quantity} × ${title}`,
        money(sum),
        detail === undefined ? '' : html`<small>${detail}</small>`,
      ),
    )}
    ${discount === 0 ? '' : row('Discount', `−${money(discount)}`)}
    ${shipping === 0 ? '' : row('Delivery', money(shipping))} ${tax === 0 ? '' : row('Tax', money(tax))}
    <div class="total">
      <dt>${former === undefined ? 'Total' : 'New total'}</dt>
      <dd>
        ${former === undefined ? '' : html`<del>${former}</del>`}<span id="total">${money(total)}</span>
        ${hint === undefined ? '' : html`<small>about ${moneyText(hint.amount, hint.currency)}</small>`}
      </dd>
    </div>
  </dl>`;
};
