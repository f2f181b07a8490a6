import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago } from './ago.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');

for (const [at, words] of [
  ['2026-11-21T11:59:30.000Z', 'this minute'],
  ['2026-11-21T12:00:30.000Z', 'this minute'],
  ['2026-11-21T11:55:00.000Z', '5 minutes ago'],
  ['2026-11-21T09:10:00.000Z', '2 hours ago'],
  ['2026-11-20T11:00:00.000Z', 'yesterday'],
  ['2026-11-15T11:00:00.000Z', '6 days ago'],
  ['2026-11-10T11:00:00.000Z', 'Nov 10, 2026'],
] as const)
  test(`${at} is ${words} at noon`, () => assert.equal(ago(at, NOW, 'en'), words));
