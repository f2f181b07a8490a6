import { html, type TemplateResult } from 'lit';
import { coin, type CoinName } from './coin.ts';

const WORDS: Readonly<Record<CoinName, readonly [word: string, tone: string]>> = {
  created: ['Created', 'hollow'],
  pending: ['Pending', 'info'],
  checking: ['Checking', 'wait'],
  authorized: ['Authorized', 'info'],
  paid: ['Paid', 'good'],
  partially_refunded: ['Partly refunded', 'good'],
  refunded: ['Refunded', 'hollow'],
  canceled: ['Canceled', 'hollow'],
  expired: ['Expired', 'hollow'],
  failed: ['Failed', 'bad'],
  review: ['In review', 'wait'],
};

const isWord = (word: string | undefined): word is CoinName => word !== undefined && Object.hasOwn(WORDS, word);

export const statusTone = (status: CoinName): string => WORDS[status][1];

/** Coin and word; `role=status` reads each change out once. Nothing for what is no status. */
export const badge = (status: string | undefined): TemplateResult | undefined => {
  if (!isWord(status)) return undefined;
  const [word, tone] = WORDS[status];
  return html`<span class="till badge ${tone}" part="badge" role="status"
    >${coin(status)}<span part="label">${word}</span></span
  >`;
};
