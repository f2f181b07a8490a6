import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldError } from '../checkout/state.ts';
import { fieldsWords, wordsFor } from './fields.ts';

const correction = 'Thai account numbers have 10 to 15.';

const SAID: readonly (readonly [FieldError, string])[] = [
  [{ is: 'missing' }, 'This is still missing.'],
  [{ is: 'unchosen' }, 'Choose one.'],
  [{ is: 'not-digits', correction }, 'Digits only. Thai account numbers have 10 to 15.'],
  [{ is: 'not-digits', correction: undefined }, 'Digits only.'],
  [{ is: 'not-right', digits: 8, correction }, 'That is 8 digits. Thai account numbers have 10 to 15.'],
  [{ is: 'not-right', digits: 1, correction }, 'That is 1 digit. Thai account numbers have 10 to 15.'],
  [{ is: 'not-right', correction: undefined }, 'Check this once more.'],
  [{ is: 'told', text: 'Ask your bank.' }, 'Ask your bank.'],
];
for (const [error, words] of SAID)
  test(`a field that is ${JSON.stringify(error)}: “${words}”`, () => {
    assert.equal(wordsFor(error, fieldsWords, { locale: 'en', words: {} }), words);
  });
