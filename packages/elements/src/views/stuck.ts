import { html } from 'lit';
import { mainButton } from './buttons.ts';
import type { Page } from './page.ts';

/** For when nothing answers, so that even the words for it may be missing. */
export const stuck = (underWay: boolean, retry: () => void): Page => ({
  titled: true,
  body: html`<h2 id="title" tabindex="-1">The shop is not answering</h2>
    <p>${underWay ? 'Please do not pay again.' : 'Nothing was charged.'}</p>`,
  foot: mainButton('Try again', retry),
});
