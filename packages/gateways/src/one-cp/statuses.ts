import type { Told } from '@tillkit/core/gateway';
import { capitals } from './client/word.ts';

/** What a word of One-CP's means to an order. */
export type StatusMeaning = 'pending' | 'paid' | 'partially_refunded' | 'refunded' | 'canceled' | 'expired' | 'failed';

/** The only two words in published text (dossier §5). */
const PUBLISHED: Readonly<Record<string, StatusMeaning>> = { PENDING: 'pending', PAID: 'paid' };

/**
 * Words One-CP may use too, by guess (dossier §5): none is known before you name it, as in
 * `statuses: guessedStatuses`. Look at one of your own transactions first.
 */
export const guessedStatuses: Readonly<Record<string, StatusMeaning>> = {
  CANCELED: 'canceled',
  CANCELLED: 'canceled',
  PARTIALLY_CANCELED: 'partially_refunded',
  PARTIALLY_CANCELLED: 'partially_refunded',
  REFUNDED: 'refunded',
  PARTIALLY_REFUNDED: 'partially_refunded',
  EXPIRED: 'expired',
  FAILED: 'failed',
};

const TOLD: Readonly<Record<StatusMeaning, Pick<Told, 'state' | 'returned'>>> = {
  pending: { state: 'pending' },
  paid: { state: 'paid' },
  partially_refunded: { state: 'paid', returned: 'some' },
  refunded: { state: 'paid', returned: 'all' },
  canceled: { state: 'canceled' },
  expired: { state: 'expired' },
  failed: { state: 'failed' },
};

export type Statuses = ReadonlyMap<string, StatusMeaning>;

/** @throws TypeError for a word that is none or a meaning there is not */
export const readStatuses = (given: Readonly<Record<string, StatusMeaning>> = {}): Statuses => {
  for (const [word, meaning] of Object.entries(given)) {
    if (word.trim() === '') throw new TypeError('statuses holds an empty word.');
    if (!Object.hasOwn(TOLD, meaning))
      throw new TypeError(`statuses["${word}"] must be one of: ${Object.keys(TOLD).join(', ')}.`);
  }
  const words = Object.entries({ ...PUBLISHED, ...given });
  return new Map(words.map(([word, meaning]) => [capitals(word), meaning]));
};

/** Without case, exactly otherwise. */
export const isKnown = (statuses: Statuses, raw: string): boolean => statuses.has(capitals(raw));

/** What a word tells. One that is not in the table says nothing of the state, so the former one stays (E17). */
export const toldByStatus = (statuses: Statuses, raw: string): Pick<Told, 'state' | 'returned' | 'raw'> => {
  const meaning = statuses.get(capitals(raw));
  return meaning === undefined ? { raw } : { ...TOLD[meaning], raw };
};
