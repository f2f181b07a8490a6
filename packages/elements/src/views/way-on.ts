import { html, nothing, type TemplateResult } from 'lit';
import type { StepRequests } from './page.ts';
import { linkButton, plainButton, stepWords } from './step-buttons.ts';
import { say, type Language } from './words.ts';

export const wayOnWords = { ...stepWords, cancelPayment: 'Cancel this payment' };

/** Out of a payment under way: by another method, where there is one, or not at all. */
export const wayOn = (language: Language, ask: StepRequests, others: boolean): TemplateResult => {
  const words = say(language, wayOnWords);
  return html`${others ? plainButton(words.anotherWay, ask.another) : nothing}${linkButton(words.cancelPayment, ask.cancel)}`;
};
