import { html } from 'hono/html';
import type { Markup } from './shell.ts';

/** Who asks: the gateway's name above the merchant's, and `says`, in words that follow the latter. */
export const from = (gateway: string, merchant: string, says: string): Markup =>
  html`<p class="from">
    <span class="sign"
      ><svg viewBox="0 0 24 24" aria-hidden="true">
        <path
          d="M18 8.5V6.2A1.7 1.7 0 0 0 16.3 4.5H5.7A1.7 1.7 0 0 0 4 6.2v11.1a2.2 2.2 0 0 0 2.2 2.2h11.6a2.2 2.2 0 0 0 2.2-2.2v-6.6a2.2 2.2 0 0 0-2.2-2.2H5.7"
        />
        <circle cx="16" cy="14" r="1.1" fill="currentColor" stroke="none" /></svg></span
    ><span><b>${gateway}</b><bdi>${merchant}</bdi> ${says}</span>
  </p>`;
