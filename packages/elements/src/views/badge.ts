import { html, type TemplateResult } from 'lit';
import { coin, type CoinName } from './coin.ts';
import { say, type Language } from './words.ts';

export const badgeWords = {
  created: 'Created',
  pending: 'Pending',
  checking: 'Checking',
  authorized: 'Authorized',
  paid: 'Paid',
  partially_refunded: 'Partly refunded',
  refunded: 'Refunded',
  canceled: 'Canceled',
  expired: 'Expired',
  failed: 'Failed',
  review: 'In review',
};

const TONES: Readonly<Record<CoinName, string>> = {
  created: 'hollow',
  pending: 'info',
  checking: 'wait',
  authorized: 'info',
  paid: 'good',
  partially_refunded: 'good',
  refunded: 'hollow',
  canceled: 'hollow',
  expired: 'hollow',
  failed: 'bad',
  review: 'wait',
};

/** Whether a word is one of ours. */
export const isWord = (word: string | undefined): word is CoinName => word !== undefined && Object.hasOwn(TONES, word);

export const statusTone = (status: CoinName): string => TONES[status];

/** Coin and word; `role=status` reads each change out once. Nothing for what is no status. */
export const badge = (status: string | undefined, language: Language): TemplateResult | undefined => {
  if (!isWord(status)) return undefined;
  return html`<span class="till badge ${TONES[status]}" part="badge" role="status"
    >${coin(status)}<span part="label">${say(language, badgeWords)[status]}</span></span
  >`;
};
