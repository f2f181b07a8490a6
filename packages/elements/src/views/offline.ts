import { html, type TemplateResult } from 'lit';
import { offlineIcon } from './step-icons.ts';
import { linkButton } from './step-buttons.ts';
import { say, type Language } from './words.ts';

export const offlineWords = {
  youAreOffline: 'You are offline',
  orderKept: 'Your order is kept. We go on when you are back.',
  check: 'Check',
};

export const offlineStrip = (language: Language, check: () => void): TemplateResult => {
  const words = say(language, offlineWords);
  return html`<div class="strip wait">
    ${offlineIcon}<span><b>${words.youAreOffline}</b><br />${words.orderKept}</span>
    ${linkButton(words.check, check)}
  </div>`;
};
