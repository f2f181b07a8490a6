import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countdown, spokenCountdown } from './countdown.ts';

test('a countdown has minutes and seconds, hours where there are any, and never says 0:00 before the end', () => {
  for (const [ms, words] of [
    [1, '0:01'],
    [59_001, '1:00'],
    [545_000, '9:05'],
    [872_000, '14:32'],
    [4_145_000, '1:09:05'],
  ] as const)
    assert.equal(countdown(ms), words);
});

test('it is read out three times in the last five minutes', () => {
  const spoken = new Set<string>();
  for (let left = 15 * 60_000; left > 0; left -= 1_000) spoken.add(spokenCountdown(left, { locale: 'en', words: {} }));
  assert.deepEqual(
    [...spoken],
    ['', 'Less than 5 minutes left', 'Less than 2 minutes left', 'Less than 1 minute left'],
  );
});
