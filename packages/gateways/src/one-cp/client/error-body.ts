import type { Secret } from '@tillkit/core/hmac';
import { maskText, partOf } from '../../transport/index.ts';

/** A text, the texts of a list, or the `message` of an object or of a list of them. */
const wordsOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (Array.isArray(value)) {
    const words = value.slice(0, 20).flatMap((one: unknown) => {
      const word = typeof one === 'string' ? one : partOf(one, 'message');
      return typeof word === 'string' ? [word] : [];
    });
    return words.length === 0 ? null : words.join('; ');
  }
  const message = partOf(value, 'message');
  return message === undefined ? null : wordsOf(message);
};

/**
 * The words of an error body, masked; `null` when there are none. No shape is published, so the usual places are looked
 * at in the dossier's order (§8). Words for people: nothing may branch on them.
 */
export const saidIn = (body: unknown, secrets: readonly Secret[]): string | null => {
  for (const name of ['message', 'error', 'errorMessage', 'errors']) {
    const words = wordsOf(partOf(body, name));
    if (words !== null) return maskText(words, secrets);
  }
  return null;
};
