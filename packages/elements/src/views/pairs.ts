import { html, type TemplateResult } from 'lit';

/** A row of a list of names and values, in `<dl class="pairs">`. */
export const pair = (name: TemplateResult | string, value: TemplateResult | string): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
