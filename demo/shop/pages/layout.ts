import { html, type Markup } from '../html.ts';
import { REGIONS, within, type Region } from '../regions.ts';

export interface Page {
  readonly title: string;
  /** BCP 47, English when absent: what the kit speaks on it. */
  readonly lang?: string;
  /** `shop` is what buyers see, `desk` the back office. */
  readonly dress: 'shop' | 'desk';
  readonly main: Markup;
  /** Where its buyer is, and this page's address without it, for the region switch. */
  readonly region?: { readonly now: Region; readonly path: string };
  /** A script of the merchant's own, beside the kit's. */
  readonly script?: string;
}

/** Where we sell: each a link to this page there. */
const regionSwitch = ({ now, path }: NonNullable<Page['region']>): Markup =>
  html`<nav class="regions" aria-label="Region">
    ${REGIONS.map(
      (region) =>
        html`<a
          href="${within(region, path)}"
          title="${region.label}"
          ${region.id === now.id ? html`aria-current="true"` : null}
          ><span class="unseen">${region.label}, </span>${region.currency}</a
        >`,
    )}
  </nav>`;

const shopFrame = ({ main, region }: Page): Markup => {
  const shelf = region ? within(region.now, '/') : '/';
  return html`<div class="awning"></div>
    <header class="top">
      <a class="name" href="${shelf}">The Corner Shop</a>
      ${region ? regionSwitch(region) : null}
      <nav aria-label="Shop"><a href="${shelf}">Shelf</a><a href="/orders">Back office</a></nav>
    </header>
    <main class="main">${main}</main>
    <footer class="foot">
      The Corner Shop, 12 Linden Row. Questions? Walk in, or write to hello@corner.example. This is a demo: nothing here
      is real, and neither is the money.
    </footer>`;
};

/** A whole page. The kit is one script tag; everything with a nonce is ours, and nothing else runs. */
export const layout = (page: Page, nonce: string): Markup => {
  const { title, lang = 'en', dress, main, script } = page;
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/pictures/awning.svg" />
        <link rel="stylesheet" href="/${dress}.css" nonce="${nonce}" />
        ${script === undefined ? null : html`<script type="module" src="${script}" nonce="${nonce}"></script>`}
        <script src="/widgets.js" nonce="${nonce}"></script>
        <script type="module" src="/tillkit.js" data-endpoint="/checkout" nonce="${nonce}"></script>
      </head>
      <body class="${dress}">
        ${dress === 'shop' ? shopFrame(page) : main}
      </body>
    </html>`;
};
