import { formatMoney } from '@tillkit/core/money';
import type { Product } from '../catalog.ts';
import { html, type Markup } from '../html.ts';
import { TAX_PERCENT } from '../price.ts';
import { sold, within, type Region } from '../regions.ts';
import { startForm } from './start-form.ts';
import type { Page } from './layout.ts';

/** Where the payment page opens, in the words of the page. */
const MODES = {
  redirect: 'in this tab',
  popup: 'in a window of its own',
  frame: 'in a frame, where it may',
} as const;
export type PayMode = keyof typeof MODES;
const NAMES = ['redirect', 'popup', 'frame'] as const;

export const payModeOf = (query: URLSearchParams): PayMode =>
  NAMES.find((name) => name === query.get('mode')) ?? 'redirect';

const atMode = (path: string, mode: PayMode): string => (mode === 'redirect' ? path : `${path}?mode=${mode}`);

const modes = (path: string, mode: PayMode, region: Region): Markup =>
  html`<p class="modes">
    The payment page opens ${MODES[mode]}. Instead, open it
    ${NAMES.filter((name) => name !== mode).map(
      (name, i) => html`${i > 0 ? 'or ' : null}<a href="${within(region, atMode(path, name))}">${MODES[name]}</a> `,
    )}
  </p>`;

/** Here the button has no amount of its own: it asks the server for one. */
export const productPage = (product: Product, region: Region, mode: PayMode): Page => {
  const path = `/goods/${product.sku}`;
  const { sku, title, detail, image, pictured, says, price, currency } = sold(product, region);
  return {
    title: `${title} · The Corner Shop`,
    region: { now: region, path: atMode(path, mode) },
    dress: 'shop',
    main: html`<div class="product">
      <div class="shot"><img src="${image}" alt="${pictured}" width="400" height="400" /></div>
      <div class="buy">
        <h1>${title}</h1>
        <p class="lede">${says}</p>
        <p class="cost">${formatMoney({ amount: price, currency }, 'en')} <small>${detail}</small></p>
        <till-pay-button class="large" sku="${sku}" verb="buy" mode="${mode}" return-to="/thanks"
          >${startForm(sku, 'Buy')}</till-pay-button
        >
        ${modes(path, mode, region)}
        <ul class="notes">
          <li><b>Delivery tomorrow</b> in town, ${formatMoney({ amount: region.delivery, currency }, 'en')}</li>
          <li><b>Tax</b> of ${TAX_PERCENT} % comes on top, and stands on the button already</li>
          <li><b>Changed your mind?</b> Send it back within 30 days</li>
        </ul>
      </div>
    </div>`,
  };
};
