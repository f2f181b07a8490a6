import assert from 'node:assert/strict';
import test from 'node:test';
import { parseReport, type Case } from './cases.ts';
import { believe, closing, hasFailed, silentFiles } from './tally.ts';

const passed: Case = { name: 'adds', outcome: 'passed' };
const failed: Case = { name: 'subtracts', outcome: 'failed' };
const skipped: Case = { name: 'divides', outcome: 'skipped', reason: 'no zero here' };

test('one case counts one, over all runners', () => {
  const cases = [
    ...believe({ runner: 'unit', cases: [passed, failed], exitCode: 1 }),
    ...believe({ runner: 'e2e', cases: [passed], exitCode: 0 }),
  ];
  assert.deepEqual(closing(cases), ['failed: subtracts', '2 passed, 1 failed']);
  assert.equal(hasFailed(cases), true);
});

test('all green: the sum stands alone', () => {
  const cases = believe({ runner: 'unit', cases: [passed], exitCode: 0 });
  assert.deepEqual(closing(cases), ['1 passed, 0 failed']);
  assert.equal(hasFailed(cases), false);
});

test('skipped cases are named with their reason, and count as neither', () => {
  const bare: Case = { name: 'roots', outcome: 'skipped' };
  const cases = believe({ runner: 'unit', cases: [passed, skipped, bare], exitCode: 0 });
  assert.deepEqual(closing(cases), [
    '2 skipped: divides — no zero here; roots — no reason given',
    '1 passed, 0 failed',
  ]);
  assert.equal(hasFailed(cases), false);
});

test('a runner without a report is a failure, whatever its exit code', () => {
  for (const exitCode of [0, 1, null])
    assert.deepEqual(closing(believe({ runner: 'e2e', cases: undefined, exitCode })), [
      'failed: e2e left no report',
      '0 passed, 1 failed',
    ]);
});

test('a runner that ran nothing is a failure', () => {
  assert.deepEqual(closing(believe({ runner: 'e2e', cases: [], exitCode: 0 })).at(-1), '0 passed, 1 failed');
});

test('a runner with a green report and a non-zero exit is a failure', () => {
  const cases = believe({ runner: 'unit', cases: [passed], exitCode: 7 });
  assert.deepEqual(closing(cases), ['failed: unit ended with exit code 7', '1 passed, 1 failed']);
});

test('a runner with a green report that a signal ended is a failure', () => {
  const cases = believe({ runner: 'unit', cases: [passed], exitCode: null });
  assert.deepEqual(closing(cases), ['failed: unit ended with a signal', '1 passed, 1 failed']);
});

test('a non-zero exit that the failed cases explain adds none', () => {
  const cases = believe({ runner: 'unit', cases: [failed], exitCode: 1 });
  assert.equal(closing(cases).at(-1), '0 passed, 1 failed');
});

test('a report that was cut short or is none at all counts as no report', () => {
  assert.deepEqual(parseReport(JSON.stringify([passed, skipped])), [passed, skipped]);
  for (const text of ['', '[{"name":"adds","out', '{}', '[{"name":"adds"}]', '[{"name":"adds","outcome":"ok"}]'])
    assert.equal(parseReport(text), undefined, text);
});

test('a file without a single test fails, whoever else in its process has some', () => {
  const cases: Case[] = [
    { name: 'a/b.test.ts: good', outcome: 'passed' },
    { name: 'c.test.ts ended badly', outcome: 'failed' },
  ];
  assert.deepEqual(silentFiles(['a/b.test.ts', 'c.test.ts', 'a/b.test.tsx'], cases), [
    { name: 'a/b.test.tsx has no tests', outcome: 'failed' },
  ]);
});

test('a runner that skipped everything ran nothing', () => {
  assert.equal(hasFailed(believe({ runner: 'e2e', cases: [skipped], exitCode: 0 })), true);
});
