import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { parseReport, type Case } from '../cases.ts';
import { caseOf as e2eCase } from './e2e.ts';
import { casesLeftOut, casesOfSession } from './elements.ts';
import { matrixLines, placeOf } from './matrix.ts';
import { caseOf as storyCase, type ToldStory } from './stories.ts';
import { endingOf, walksLack, walksLine } from './walks.ts';

const root = dirname(dirname(import.meta.dirname));

const outcomes = (cases: readonly Case[] | undefined): readonly string[] | undefined =>
  cases?.map(({ name, outcome, reason }) => `${outcome}: ${name.replace(/^.*: /, '')}${reason ? ` (${reason})` : ''}`);

test('unit: what node --test says of good, bad, skipped and broken files', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tillkit-unit-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = {
    'a.test.mjs': `import test, { describe, it, before } from 'node:test';
      const fail = () => { throw new Error('no'); };
      test('good', () => {});
      test('bad', fail);
      test('skipped', { skip: 'no database' }, fail);
      test('to do', { todo: true }, fail);
      describe('suite', () => { it('inside', () => {}); });
      describe('broken suite', () => { before(fail); it('never run', () => {}); });`,
    'b.test.mjs': `import './gone.mjs';`,
    'c.test.mjs': ``,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);

  // The reporter as `npm test` uses it, but its report goes to standard output.
  const reporter = `import { caseOf } from ${JSON.stringify(join(import.meta.dirname, 'unit.ts'))};
    export default async function* (events) {
      const cases = [];
      for await (const event of events) cases.push(caseOf(event));
      yield JSON.stringify(cases.filter(Boolean));
    }`;
  writeFileSync(join(folder, 'reporter.mjs'), reporter);
  const args = ['--test', '--test-reporter=./reporter.mjs', ...Object.keys(files)];
  const { NODE_TEST_CONTEXT: _inner, ...env } = process.env;
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });

  assert.equal(status, 1);
  assert.deepEqual(
    outcomes(parseReport(stdout))?.map((line) => line.replace(folder, '').replace(/ \S*\/(\w\.test)/, ' $1')),
    [
      'passed: good',
      'failed: bad',
      'skipped: skipped (no database)',
      'skipped: to do (still to do)',
      'passed: inside',
      'failed: never run',
      'failed: broken suite',
      'failed: b.test.mjs ended badly',
      'failed: c.test.mjs has no tests',
    ],
  );
});

const suite = (name: string, tests: readonly object[], suites: readonly object[] = []) => ({ name, tests, suites });
const session = (passed: boolean, testResults?: object) =>
  casesOfSession({
    testFile: join(root, 'packages/elements/src/a.browser.test.ts'),
    browser: { name: 'Chrome' },
    passed,
    testResults,
  } as unknown as Parameters<typeof casesOfSession>[0]);

test('elements: nested suites, skipped tests', () => {
  const inner = suite('label', [{ name: 'shows', passed: true, skipped: false }]);
  const outer = suite('', [{ name: 'late', passed: false, skipped: true }], [inner]);
  assert.deepEqual(session(true, outer), [
    {
      name: 'packages/elements/src/a.browser.test.ts (Chrome): late',
      outcome: 'skipped',
      reason: 'marked as skipped',
    },
    { name: 'packages/elements/src/a.browser.test.ts (Chrome): label › shows', outcome: 'passed' },
  ]);
});

test('elements: a test an engine cannot run, and an engine there is not, are skipped with their reason', () => {
  const skipped = { name: 'fits 320 pixels (skipped: too wide (always))', passed: false, skipped: true };
  assert.deepEqual(outcomes(session(true, suite('', [skipped]))), ['skipped: fits 320 pixels (too wide (always))']);
  assert.deepEqual(casesLeftOut([{ engine: 'Firefox', reason: 'No Firefox found.' }]), [
    { name: 'components in Firefox', outcome: 'skipped', reason: 'No Firefox found.' },
  ]);
});

test('elements: a file that cannot be imported, holds no test, or fails as a whole is a failure', () => {
  const passing = suite('', [{ name: 'shows', passed: true, skipped: false }]);
  const failing = suite('', [{ name: 'shows', passed: false, skipped: false }]);
  assert.deepEqual(outcomes(session(false)), [
    'failed: packages/elements/src/a.browser.test.ts (Chrome) has no tests, or none could run',
  ]);
  assert.equal(session(true, suite('', [])).at(0)?.outcome, 'failed');
  assert.deepEqual(
    session(false, passing).map(({ outcome }) => outcome),
    ['passed', 'failed'],
  );
  assert.deepEqual(
    session(false, failing).map(({ outcome }) => outcome),
    ['failed'],
  );
});

test('stories: outcomes; a planted story has to fail, and for what axe finds', () => {
  const told = (state: ToldStory['state'], file = 'a.stories.ts', errors: readonly string[] = []) =>
    storyCase({ file: join(root, 'stories', file), name: 'Pay', state, errors }).outcome;
  assert.equal(told('passed'), 'passed');
  assert.equal(told('failed'), 'failed');
  assert.equal(told('pending'), 'failed', 'never run');
  assert.equal(told('skipped'), 'skipped');
  const planted = 'planted/planted.stories.ts';
  assert.equal(told('failed', planted, ['"color-contrast": …']), 'passed');
  assert.equal(told('failed', planted, ['Not to be seen: Pay']), 'failed');
  assert.equal(told('passed', planted), 'failed');
});

test('e2e: outcomes and the reason of a skip', () => {
  const told = (outcome: 'skipped' | 'expected' | 'unexpected' | 'flaky', description?: string) =>
    e2eCase({
      location: { file: join(root, 'test/e2e/pay.spec.ts'), line: 1, column: 1 },
      annotations: [{ type: 'skip', ...(description === undefined ? {} : { description }) }],
      titlePath: () => ['', '', 'pay.spec.ts', 'redirect', 'pays'],
      outcome: () => outcome,
    });
  assert.deepEqual(told('expected'), { name: 'test/e2e/pay.spec.ts: redirect › pays', outcome: 'passed' });
  assert.equal(told('unexpected').outcome, 'failed');
  assert.equal(told('flaky').outcome, 'failed');
  assert.equal(told('skipped', 'no network').reason, 'no network');
  assert.match(told('skipped').reason ?? '', /marked as skipped/);
});

test('e2e: the matrix has every place once, a failure shows in it, and a place without a case is a dash', () => {
  const cell = (row: string, column: string, mark: string) => ({ row, column, mark });
  const cells = [
    cell('double click', 'popup', 'passed'),
    cell('Back', 'popup', 'failed'),
    cell('Back', 'redirect', 'passed'),
  ];
  assert.deepEqual(matrixLines(cells), [
    '              popup   redirect',
    'double click  passed  –',
    'Back          failed  passed',
  ]);
  assert.deepEqual(matrixLines([]), []);
  assert.deepEqual(placeOf('Back | popup'), { row: 'Back', column: 'popup' });
  assert.equal(placeOf('Back'), null);
  assert.equal(placeOf(undefined), null);
});

test('e2e: what the walks covered is summed up; an annotation that holds no counts is none', () => {
  const endings = ['{"paid":1,"bills":3}', '{"paid":2,"bills":0}'].map(endingOf).filter((ending) => ending !== null);
  assert.equal(walksLine(endings), 'walks: 2 ended true: 3 paid, 3 bills');
  for (const none of [undefined, '', 'paid', 'null', '{"paid":"1"}']) assert.equal(endingOf(none), null);
});

test('walks in which nobody paid are no proof', () => {
  const idle = Array.from({ length: 10 }, () => ({ sessions: 3, attempts: 0, bills: 0, paid: 0 }));
  assert.deepEqual(walksLack(idle), ['attempts', 'bills', 'paid']);
  assert.deepEqual(walksLack([...idle, { sessions: 1, attempts: 1, bills: 1, paid: 1 }]), []);
  assert.deepEqual(walksLack(idle.slice(1)), [], 'a few prove nothing either way');
});
