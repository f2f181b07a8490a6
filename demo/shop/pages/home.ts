import { formatMoney } from '@tillkit/core/money';
import type { Product } from '../catalog.ts';
import { html, type Markup } from '../html.ts';
import { startForm } from './start-form.ts';
import type { Page } from './layout.ts';

/** A product and what one of it costs in all, as the server prices it. */
export interface Priced {
  readonly product: Product;
  readonly total: number;
}

const item = ({ product, total }: Priced): Markup =>
  html`<li class="item">
    <a class="shot" href="/goods/${product.sku}" tabindex="-1" aria-hidden="true"
      ><img src="${product.image}" alt="" width="400" height="400"
    /></a>
    <div>
      <h2><a href="/goods/${product.sku}">${product.title}</a></h2>
      <p>${product.detail}, ${formatMoney({ amount: product.price, currency: product.currency }, 'en')}</p>
    </div>
    <till-pay-button
      sku="${product.sku}"
      verb="buy"
      amount="${total}"
      currency="${product.currency}"
      return-to="/thanks"
      >${startForm(product.sku, `Buy ${formatMoney({ amount: total, currency: product.currency }, 'en')}`)}</till-pay-button
    >
  </li> `;

export const homePage = (shelf: readonly Priced[]): Page => ({
  title: 'The Corner Shop',
  dress: 'shop',
  main: html`<div>
      <h1>Good things, close by</h1>
      <p class="lede">The price on a button is all you pay: delivery and tax are in it.</p>
    </div>
    <ul class="shelf">
      ${shelf.map(item)}
    </ul>`,
});
