// A reporter of Playwright: the cases in reports/e2e.json.
import type { Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { shortPath, writeReport, type Case } from '../cases.ts';

type Told = Pick<TestCase, 'location' | 'annotations' | 'titlePath' | 'outcome'>;

/** There are no retries, so a flaky test is a failed one. */
export const caseOf = (test: Told): Case => {
  const [, , , ...titles] = test.titlePath();
  const name = `${shortPath(test.location.file)}: ${titles.join(' › ')}`;
  if (test.outcome() !== 'skipped') return { name, outcome: test.outcome() === 'expected' ? 'passed' : 'failed' };
  const why = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
  return { name, outcome: 'skipped', reason: why ?? 'marked as skipped, or the run was stopped before it' };
};

export default class E2eReporter implements Reporter {
  #all: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#all = suite;
  }

  onEnd(): void {
    writeReport('e2e', this.#all?.allTests().map(caseOf) ?? []);
  }
}
