// A reporter of Playwright: the cases in reports/e2e.json, the matrix of those that have a place in one, and what the walks covered.
import type { Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { shortPath, writeReport, type Case } from '../cases.ts';
import { matrixLines, placeOf, type Cell } from './matrix.ts';
import { endingOf, walksLack, walksLine } from './walks.ts';

type Told = Pick<TestCase, 'location' | 'annotations' | 'titlePath' | 'outcome'>;

/** There are no retries, so a flaky test is a failed one. */
export const caseOf = (test: Told): Case => {
  const [, , , ...titles] = test.titlePath();
  const name = `${shortPath(test.location.file)}: ${titles.join(' › ')}`;
  if (test.outcome() !== 'skipped') return { name, outcome: test.outcome() === 'expected' ? 'passed' : 'failed' };
  const why = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
  return { name, outcome: 'skipped', reason: why ?? 'marked as skipped, or the run was stopped before it' };
};

/** The places of a case, by its annotations of type `matrix`. */
export const cellsOf = (test: Told): readonly Cell[] =>
  test.annotations
    .filter(({ type }) => type === 'matrix')
    .flatMap(({ description }) => {
      const place = placeOf(description);
      return place ? [{ ...place, mark: caseOf(test).outcome }] : [];
    });

export default class E2eReporter implements Reporter {
  #all: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#all = suite;
  }

  onEnd(): void {
    const tests = this.#all?.allTests() ?? [];
    for (const line of ['', ...matrixLines(tests.flatMap(cellsOf))]) console.log(line);
    const endings = tests
      .flatMap(({ annotations }) => annotations)
      .filter(({ type }) => type === 'walk')
      .map(({ description }) => endingOf(description))
      .filter((ending) => ending !== null);
    if (endings.length > 0) console.log(walksLine(endings));
    const lacking = walksLack(endings).map((name): Case => ({ name: `the walks had no ${name}`, outcome: 'failed' }));
    writeReport('e2e', [...tests.map(caseOf), ...lacking]);
  }
}
