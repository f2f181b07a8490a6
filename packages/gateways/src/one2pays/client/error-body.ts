import type { Secret } from '@tillkit/core/hmac';
import { maskSecrets, maskText, parseJson, partOf } from '../../transport/index.ts';

export interface Said {
  readonly code: string | null;
  readonly said: string | null;
  readonly field: string | null;
}

const textOf = (value: unknown, name: string): string | null => {
  const found = partOf(value, name);
  return typeof found === 'string' && found !== '' ? found : null;
};

/** A word to branch on is kept as it came, whatever word it is; a sentence, or one that holds what is ours, is none. */
const isCode = (text: string, hidden: readonly Secret[]): boolean =>
  maskSecrets(text, hidden) === text && (/^[A-Z][A-Z0-9_]{0,63}$/.test(text) || /^[A-Za-z][\w.-]{0,22}$/.test(text));

/**
 * What an error body says: `{ success: false, error: { code, message, metadata? } }` (dossier §4). Whatever else it is
 * says nothing.
 * @param hidden what must not be repeated: keys, and what is the buyer's in the request
 */
export const readErrorBody = (body: unknown, hidden: readonly Secret[]): Said => {
  const error = partOf(body, 'error');
  const [code, message] = [textOf(error, 'code'), textOf(error, 'message')];
  const field = textOf(partOf(error, 'metadata'), 'field');
  return {
    code: code !== null && isCode(code, hidden) ? code : null,
    said: message === null ? null : maskText(message, hidden),
    field: field === null ? null : maskText(field, hidden, 60),
  };
};

/** `error.metadata.retryAfter` of a 429, seconds, in milliseconds (dossier §4). */
export const readWait = (bytes: Uint8Array): number | null => {
  const seconds = partOf(partOf(partOf(parseJson(bytes), 'error'), 'metadata'), 'retryAfter');
  return typeof seconds === 'number' && seconds >= 0 ? Math.ceil(seconds * 1_000) : null;
};
