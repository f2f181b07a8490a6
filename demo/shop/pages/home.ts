import { formatMoney } from '@tillkit/core/money';
import type { Product } from '../catalog.ts';
import { html, type Markup } from '../html.ts';
import type { Region } from '../regions.ts';
import { startForm } from './start-form.ts';
import type { Page } from './layout.ts';

/** A product and what one of it costs in all, as the server prices it. */
export interface Priced {
  /** As it is sold here. */
  readonly product: Product;
  /** Its page here. */
  readonly page: string;
  readonly total: number;
}

const item = ({ product, page, total }: Priced): Markup =>
  html`<li class="item">
    <a class="shot" href="${page}" tabindex="-1" aria-hidden="true"
      ><img src="${product.image}" alt="" width="400" height="400"
    /></a>
    <div>
      <h2><a href="${page}">${product.title}</a></h2>
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

export const homePage = (shelf: readonly Priced[], region: Region): Page => ({
  region: { now: region, path: '/' },
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
