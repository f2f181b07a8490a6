import { html, type TemplateResult } from 'lit';

export const icon = (d: string, kind = ''): TemplateResult =>
  html`<svg class="icon ${kind}" viewBox="0 0 24 24" aria-hidden="true"><path d=${d}></path></svg>`;

export const closeIcon = icon('M6 6l12 12M18 6 6 18');
