import { html, type TemplateResult } from 'lit';
import { backIcon } from './step-icons.ts';
import { stuckWords } from './stuck.ts';
import { say, type Language } from './words.ts';

export const stepWords = {
  ...stuckWords,
  back: 'Back',
  anotherWay: 'Pay another way',
  backToShop: 'Back to the shop',
};

export const plainButton = (words: string, click: () => void): TemplateResult =>
  html`<button type="button" class="btn" @click=${click}>${words}</button>`;

export const linkButton = (words: string, click: () => void): TemplateResult =>
  html`<button type="button" class="link" @click=${click}>${words}</button>`;

export const backButton = (language: Language, click: () => void): TemplateResult =>
  html`<button type="button" class="bare" aria-label=${say(language, stepWords).back} @click=${click}>
    ${backIcon}
  </button>`;
