import { html, nothing, type TemplateResult } from 'lit';
import type { StepRequests } from './page.ts';
import { linkButton, plainButton } from './step-buttons.ts';

/** Out of a payment under way: by another method, where there is one, or not at all. */
export const wayOn = (ask: StepRequests, others: boolean): TemplateResult =>
  html`${others ? plainButton('Pay another way', ask.another) : nothing}${linkButton('Cancel this payment', ask.cancel)}`;
