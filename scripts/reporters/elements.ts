// A reporter of @web/test-runner: a line per file, the cases in reports/elements.json.
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import type { Chosen } from '../browsers.ts';
import { shortPath, writeReport, type Case } from '../cases.ts';

type Told = Pick<TestSession, 'testFile' | 'browser' | 'passed' | 'testResults'>;

/** A title may end with the reason: `… (skipped: why)`. */
const skippedCase = (path: string, name: string): Case => {
  const [, title = name, reason = 'marked as skipped'] = /^(.*) \(skipped: (.*)\)$/.exec(name) ?? [];
  return { name: `${path}${title}`, outcome: 'skipped', reason };
};

const casesOfSuite = (suite: TestSuiteResult, path: string): readonly Case[] => [
  ...suite.tests.map(({ name, passed, skipped }): Case => {
    if (skipped) return skippedCase(path, name);
    return { name: `${path}${name}`, outcome: passed ? 'passed' : 'failed' };
  }),
  ...suite.suites.flatMap((inner) => casesOfSuite(inner, `${path}${inner.name} › `)),
];

/** One session is one file in one engine. One that failed as a whole, or that holds no test, is a failed case. */
export const casesOfSession = ({ testFile, browser, passed, testResults }: Told): readonly Case[] => {
  const file = `${shortPath(testFile)} (${browser.name})`;
  const cases = testResults ? casesOfSuite(testResults, `${file}: `) : [];
  if (cases.length === 0) return [{ name: `${file} has no tests, or none could run`, outcome: 'failed' }];
  if (!passed && !cases.some(({ outcome }) => outcome === 'failed'))
    return [...cases, { name: file, outcome: 'failed' }];
  return cases;
};

/** An engine the tests could not run in is told as what it is: skipped. */
export const casesLeftOut = (leftOut: Chosen['leftOut']): readonly Case[] =>
  leftOut.map(({ engine, reason }) => ({ name: `components in ${engine}`, outcome: 'skipped', reason }));

export const elementsReporter = (leftOut: Chosen['leftOut']): Reporter => ({
  reportTestFileResults: ({ logger, sessionsForTestFile, testFile }) => {
    const mark = sessionsForTestFile.every(({ passed }) => passed) ? '✔' : '✖';
    logger.log(`${mark} ${shortPath(testFile)}: ${sessionsForTestFile.flatMap(casesOfSession).length}`);
  },
  onTestRunFinished: ({ sessions }) =>
    writeReport('elements', [...sessions.flatMap(casesOfSession), ...casesLeftOut(leftOut)]),
});
