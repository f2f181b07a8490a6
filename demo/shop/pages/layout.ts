import { html, type Markup } from '../html.ts';

export interface Page {
  readonly title: string;
  /** `shop` is what buyers see, `desk` the back office. */
  readonly dress: 'shop' | 'desk';
  readonly main: Markup;
  /** A script of the merchant's own, beside the kit's. */
  readonly script?: string;
}

const shopFrame = (main: Markup): Markup =>
  html`<div class="awning"></div>
    <header class="top">
      <a class="name" href="/">The Corner Shop</a>
      <nav aria-label="Shop"><a href="/">Shelf</a><a href="/orders">Back office</a></nav>
    </header>
    <main class="main">${main}</main>
    <footer class="foot">
      The Corner Shop, 12 Linden Row. Questions? Walk in, or write to hello@corner.example. This is a demo: nothing here
      is real, and neither is the money.
    </footer>`;

/** A whole page. The kit is one script tag; everything with a nonce is ours, and nothing else runs. */
export const layout = ({ title, dress, main, script }: Page, nonce: string): Markup =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/pictures/awning.svg" />
        <link rel="stylesheet" href="/${dress}.css" nonce="${nonce}" />
        ${script === undefined ? null : html`<script type="module" src="${script}" nonce="${nonce}"></script>`}
        <script type="module" src="/tillkit.js" data-endpoint="/checkout" nonce="${nonce}"></script>
      </head>
      <body class="${dress}">
        ${dress === 'shop' ? shopFrame(main) : main}
      </body>
    </html>`;
