import assert from 'node:assert/strict';
import test from 'node:test';
import { judge } from './size.ts';

test('a row over its budget fails the run and is marked', () => {
  const { lines, kept } = judge([
    { name: 'initial', bytes: 12_999, budget: 13 },
    { name: 'review', bytes: 18_001, budget: 18 },
  ]);
  assert.equal(kept, false);
  assert.deepEqual(lines, ['  initial  12.999 of 13.0 kB', '✖ review   18.001 of 18.0 kB']);
});

test('rows at or under their budgets pass; a row without one is only shown', () => {
  const { lines, kept } = judge([
    { name: 'initial', bytes: 13_000, budget: 13 },
    { name: 'chunk', bytes: 99_000, budget: null },
  ]);
  assert.equal(kept, true);
  assert.deepEqual(lines, ['  initial  13.000 of 13.0 kB', '  chunk    99.000 kB']);
});
