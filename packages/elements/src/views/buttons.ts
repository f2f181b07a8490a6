import { html, nothing, type TemplateResult } from 'lit';
import { arc } from './arc.ts';

/** The one filled button of a step; `busy` names the work that is being done instead. */
export const mainButton = (words: string | TemplateResult, click: () => void, busy?: string): TemplateResult =>
  html`<button
    type="button"
    class="btn main"
    part="pay"
    aria-busy=${!!busy}
    aria-disabled=${!!busy}
    @click=${busy ? nothing : click}
  >
    ${busy ? html`<svg class="coin" part="spinner" viewBox="0 0 16 16" aria-hidden="true">${arc}</svg>` : nothing}${busy ?? words}
  </button>`;
