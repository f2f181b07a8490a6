import { html } from 'lit';
import { mainButton } from './buttons.ts';
import type { Page } from './page.ts';
import { say, type Language } from './words.ts';

export const loadingWords = { gettingOrder: 'Getting your order' };

const ghostLine = html`<li><span class="pic ghost"></span><span class="ghost"></span><span class="ghost"></span></li>`;

/** Grey blocks in the shape of the order, after a moment in which it may have come. */
export const loading = (language: Language): Page => ({
  titled: false,
  body: html`<ul class="goods" aria-hidden="true">
      ${ghostLine}${ghostLine}
    </ul>
    <div class="ghost"></div>
    <div class="ghost"></div>`,
  foot: mainButton('', () => {}, say(language, loadingWords).gettingOrder),
});
