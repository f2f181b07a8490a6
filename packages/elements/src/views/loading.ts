import { html } from 'lit';
import { mainButton } from './buttons.ts';
import type { Page } from './page.ts';

const ghostLine = html`<li><span class="pic ghost"></span><span class="ghost"></span><span class="ghost"></span></li>`;

/** Grey blocks in the shape of the order, after a moment in which it may have come. */
export const loading: Page = {
  titled: false,
  body: html`<ul class="goods" aria-hidden="true">
      ${ghostLine}${ghostLine}
    </ul>
    <div class="ghost"></div>
    <div class="ghost"></div>`,
  foot: mainButton('', () => {}, 'Getting your order'),
};
