import { html, type TemplateResult } from 'lit';
import { backIcon } from './step-icons.ts';

export const plainButton = (words: string, click: () => void): TemplateResult =>
  html`<button type="button" class="btn" @click=${click}>${words}</button>`;

export const linkButton = (words: string, click: () => void): TemplateResult =>
  html`<button type="button" class="link" @click=${click}>${words}</button>`;

export const backButton = (click: () => void): TemplateResult =>
  html`<button type="button" class="bare" aria-label="Back" @click=${click}>${backIcon}</button>`;
