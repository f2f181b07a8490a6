import type { Secret } from '@tillkit/core/hmac';
import { maskText, partOf } from '../../transport/index.ts';
import type { Fault } from './error.ts';

export interface Said {
  readonly code: string | null;
  readonly said: string | null;
  readonly faults: readonly Fault[];
}

const textOf = (value: unknown, name: string): string | null => {
  const found = partOf(value, name);
  return typeof found === 'string' ? found : null;
};

/** A word to branch on; anything longer is a sentence. The one documented code with a space is `missing token`. */
const isCode = (text: string): boolean => /^[a-z0-9]+(?:[_ ][a-z0-9]+){0,3}$/i.test(text) && text.length <= 40;

const faultsOf = (details: unknown, secrets: readonly Secret[]): readonly Fault[] =>
  !Array.isArray(details)
    ? []
    : details.slice(0, 20).map((detail: unknown) => ({
        field: maskText(textOf(detail, 'field') ?? '?', secrets, 60),
        issue: maskText(textOf(detail, 'issue') ?? '?', secrets, 60),
      }));

/**
 * What an error body says, in either family (dossier §7, C4): an object with `code`, `message` and `details`, or a bare
 * string. Whatever else it is says nothing.
 */
export const readErrorBody = (body: unknown, secrets: readonly Secret[]): Said => {
  const error = partOf(body, 'error') ?? body;
  const word = typeof error === 'string' ? error : textOf(error, 'code');
  const message = textOf(error, 'message');
  const code = word !== null && isCode(word) && maskText(word, secrets) === word ? word : null;
  const words = message ?? (code === null ? word : null);
  return {
    code,
    said: words === null ? null : maskText(words, secrets),
    faults: faultsOf(partOf(error, 'details'), secrets),
  };
};
