import { html, type TemplateResult } from 'lit';
import { coin, type CoinName } from './coin.ts';

export interface Outcome {
  readonly coin: CoinName;
  readonly tone: string;
  readonly title: string;
  /** What it means for the buyer's money. */
  readonly text: TemplateResult | string;
}

/** Coin, one sentence, what it means. */
export const outcome = ({ coin: name, tone, title, text }: Outcome): TemplateResult =>
  html`<div class="outcome ${tone}" part="result">
    ${coin(name)}
    <h2 id="title" tabindex="-1">${title}</h2>
    <p>${text}</p>
  </div>`;
