import { css, html, type LitElement, type TemplateResult } from 'lit';
import { adopt } from '../page/adopt.ts';
import { badgeWords } from './badge.ts';
import { say, type Language } from './words.ts';

/** What the verb's stub says once it is paid. */
const paidLabel = (words: string) =>
  html`<svg class="tick" part="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="m5 12.8 4.6 4.7L19 7"></path></svg
    >${words}`;

const successStyle = css`
  .tick {
    inline-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .ticket.good {
    --_accent: var(--till-good, light-dark(oklch(0.47 0.105 155), oklch(0.83 0.12 155)));
    --_deep: color-mix(in oklab, var(--_accent) 86%, var(--_ink));
    --_on: light-dark(#fff, #000);
  }
`;

/** The button says that it is paid. */
export const celebrate = (host: LitElement & { paid: TemplateResult | undefined }, language: Language): void => {
  adopt(host, successStyle);
  host.paid = paidLabel(say(language, badgeWords).paid);
  host.requestUpdate();
};
