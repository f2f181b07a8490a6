import type { Status } from '@tillkit/core/lifecycle';
import { html, type TemplateResult } from 'lit';
import { arc } from './arc.ts';

const ring = html`<svg><circle class="o" cx="8" cy="8" r="6.25"></circle></svg>`;
const ringed = (d: string) =>
  html`<svg>
    ${ring}
    <path class="o" d=${d}></path>
  </svg>`;
/** The coin fills as the money arrives. */
const COINS: Readonly<Record<Status | 'checking', TemplateResult>> = {
  created: html`<svg><circle class="o" cx="8" cy="8" r="6.25" stroke-dasharray="2.45 2.46"></circle></svg>`,
  pending: arc,
  checking: arc,
  authorized: html`<svg>
    ${ring}
    <path d="M3.6 8.4h8.8a4.4 4.4 0 0 1-8.8 0z"></path>
  </svg>`,
  paid: html`<svg>
    <path
      fill-rule="evenodd"
      d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM4.1 8.3 7 11.25 12 5.75 10.9 4.7 6.95 9.05 5.2 7.2z"
    ></path>
  </svg>`,
  partially_refunded: html`<svg>
    <path d="M7.4 1.03a7 7 0 1 0 7.57 7.57H8.6a1.2 1.2 0 0 1-1.2-1.2z"></path>
    <path class="o" d="M9.6 1.9A6.3 6.3 0 0 1 14.1 6.4" stroke-dasharray="1.9 2.1"></path>
  </svg>`,
  refunded: ringed('M6.6 4.9 4.6 6.9l2 2M4.8 6.9h4.1a1.9 1.9 0 0 1 0 3.8H7.6'),
  canceled: ringed('M5.2 8h5.6'),
  expired: ringed('M8 4.6V8l2.3 1.7'),
  failed: html`<svg>
    <path
      fill-rule="evenodd"
      d="M5.4 1.2h5.2a1 1 0 0 1 .7.3l3.2 3.2a1 1 0 0 1 .3.7v5.2a1 1 0 0 1-.3.7l-3.2 3.2a1 1 0 0 1-.7.3H5.4a1 1 0 0 1-.7-.3l-3.2-3.2a1 1 0 0 1-.3-.7V5.4a1 1 0 0 1 .3-.7l3.2-3.2a1 1 0 0 1 .7-.3zM6 4.9 4.9 6l2 2-2 2L6 11.1l2-2 2 2 1.1-1.1-2-2 2-2L10 4.9l-2 2z"
    ></path>
  </svg>`,
  review: html`<svg>
    <path class="o" d="M1.3 8S3.7 3.6 8 3.6 14.7 8 14.7 8 12.3 12.4 8 12.4 1.3 8 1.3 8z"></path>
    <circle cx="8" cy="8" r="2.1"></circle>
  </svg>`,
};

export type CoinName = keyof typeof COINS;

export const coin = (name: CoinName): TemplateResult =>
  html`<svg class="coin" part="icon" viewBox="0 0 16 16" aria-hidden="true">${COINS[name]}</svg>`;
