import { html, type TemplateResult } from 'lit';
import { offlineIcon } from './step-icons.ts';
import { linkButton } from './step-buttons.ts';

export const offlineStrip = (check: () => void): TemplateResult =>
  html`<div class="strip wait" role="status">
    ${offlineIcon}<span><b>You are offline.</b> Your order is kept. We go on when you are back.</span>
    ${linkButton('Check', check)}
  </div>`;
