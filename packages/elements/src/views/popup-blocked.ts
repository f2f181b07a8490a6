import { html } from 'lit';
import { mainButton } from './buttons.ts';
import type { Page, StepRequests } from './page.ts';
import { plainButton } from './step-buttons.ts';
import { outIcon, windowIcon } from './step-icons.ts';
import { say, type Language } from './words.ts';

export const popupBlockedWords = {
  popupBlocked: 'Your browser blocked the payment window',
  popupBlockedText:
    'That is a setting for pop-ups, not a problem with your payment. Open the page yourself, or pay in this tab.',
  openPaymentPage: 'Open payment page',
  payInThisTab: 'Pay in this tab',
};

/** No window was let open: one that is asked for by a click of its own mostly is. */
export const popupBlocked = (language: Language, ask: StepRequests): Pick<Page, 'body' | 'foot'> => {
  const words = say(language, popupBlockedWords);
  return {
    body: html`<div class="outcome wait" part="result">
      ${windowIcon}
      <h2 id="title" tabindex="-1">${words.popupBlocked}</h2>
      <p>${words.popupBlockedText}</p>
    </div>`,
    foot: html`${mainButton(html`${words.openPaymentPage}${outIcon}`, ask.resume)}
    ${plainButton(words.payInThisTab, ask.payHere)}`,
  };
};
