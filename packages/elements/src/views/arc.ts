import { html } from 'lit';

/** The turning arc, on a coin's grid of 16. */
export const arc = html`<svg>
  <g class="turn">
    <circle class="o" cx="8" cy="8" r="6.25" opacity=".3"></circle>
    <path class="o" stroke-width="2" d="M8 1.75A6.25 6.25 0 0 1 14.25 8"></path>
  </g>
</svg>`;
