import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRetryAfter } from './retry-after.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');
const DAY = 86_400_000;

const golden: readonly (readonly [string | null, number | null])[] = [
  [null, null],
  ['', null],
  ['0', 0],
  ['120', 120_000],
  [' 7 ', 7_000],
  ['99999999999', DAY],
  ['1.5', null],
  ['-1', null],
  ['soon', null],
  ['2026-11-21T09:01:00Z', null],
  ['Sat, 21 Nov 2026 09:01:00 GMT', 60_000],
  ['Saturday, 21-Nov-26 09:01:00 GMT', 60_000],
  ['Sat Nov 21 09:01:00 2026', 60_000],
  ['Sat, 21 Nov 2026 08:00:00 GMT', 0],
  ['Sat, 21 Nov 2037 09:00:00 GMT', DAY],
];
for (const [text, ms] of golden)
  test(`Retry-After ${JSON.stringify(text)} is ${String(ms)} ms`, () => {
    assert.equal(readRetryAfter(new Headers(text === null ? {} : { 'retry-after': text }), NOW), ms);
  });

test("a date counts from the answer's own Date, whatever our clock says", () => {
  const headers = new Headers({
    'retry-after': 'Mon, 01 Jun 2026 00:00:30 GMT',
    date: 'Mon, 01 Jun 2026 00:00:00 GMT',
  });
  assert.equal(readRetryAfter(headers, NOW), 30_000);
});
