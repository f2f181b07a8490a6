import assert from 'node:assert/strict';
import test from 'node:test';
import type { Case } from './cases.ts';
import { sumUp } from './looks.ts';

const LOOKS = ['light ltr', 'light rtl', 'dark ltr', 'dark rtl', 'forced ltr', 'forced rtl'];
const judged = (state: string): readonly Case[] =>
  LOOKS.map((look) => ({ name: `axe: ${state}, ${look}`, outcome: 'passed' }));
const outcome = (cases: readonly Case[], states: number) => sumUp(cases, states).whole.outcome;

test('looks: all states in all looks pass; one that is missing fails, and so does none at all', () => {
  assert.equal(outcome([...judged('a/one'), ...judged('a/two')], 2), 'passed');
  assert.equal(outcome(judged('a/one'), 2), 'failed');
  assert.equal(outcome(judged('a/one').slice(1), 1), 'failed');
  assert.equal(outcome([], 0), 'failed');
});
