import { html, nothing } from 'lit';
import { mainButton } from './buttons.ts';
import type { Page } from './page.ts';
import { say, type Language } from './words.ts';

export const stuckWords = {
  shopSilent: 'The shop is not answering',
  doNotPayAgain: 'Please do not pay again.',
  nothingCharged: 'Nothing was charged.',
  tryAgain: 'Try again',
  browserBlocks: 'Something in your browser blocks the checkout',
  switchBlockersOff: 'Switch content blockers off for this page, then try again.',
};

/** For when nothing answers, or this browser keeps it from the page, so that even the words for it may be missing. */
export const stuck = (language: Language, underWay: boolean, retry: () => void, blocked = false): Page => {
  const words = say(language, stuckWords);
  return {
    titled: true,
    body: html`<h2 id="title" tabindex="-1">${blocked ? words.browserBlocks : words.shopSilent}</h2>
      <p>${underWay ? words.doNotPayAgain : words.nothingCharged} ${blocked ? words.switchBlockersOff : nothing}</p>`,
    foot: mainButton(words.tryAgain, retry),
  };
};
