// The reporter of `node --test`: a line per file and the errors on screen, the cases in reports/, named by the environment.
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { shortPath, writeReport, type Case } from '../cases.ts';

type Ended = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>;

/** The runner reports a file under its own name when it holds no test (pass), or ended badly (fail). */
const isFile = ({ data }: Ended): boolean => data.nesting === 0 && data.file?.endsWith(`/${data.name}`) === true;

const nameOf = (event: Ended): string => {
  const { file, name } = event.data;
  if (file === undefined) return name;
  if (!isFile(event)) return `${shortPath(file)}: ${name}`;
  return `${shortPath(file)} ${event.type === 'test:pass' ? 'has no tests' : 'ended badly'}`;
};

const failedByItself = (event: Ended): boolean => {
  if (event.type === 'test:pass') return false;
  const { error } = event.data.details;
  return !('failureType' in error) || error.failureType !== 'subtestsFailed';
};

const skipped = (name: string, told: string | true, otherwise: string): Case => {
  return { name, outcome: 'skipped', reason: told === true ? otherwise : told };
};

/** The case an event tells of. A suite is one only when it was skipped, or failed by itself (a hook, its own body). */
export const caseOf = (event: TestEvent): Case | undefined => {
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return undefined;
  const { skip, todo, details } = event.data;
  const name = nameOf(event);
  if (skip) return skipped(name, skip, 'marked as skipped');
  if (todo) return skipped(name, todo, 'still to do');
  if (isFile(event)) return { name, outcome: 'failed' };
  if (details.type !== 'suite') return { name, outcome: event.type === 'test:pass' ? 'passed' : 'failed' };
  return failedByItself(event) ? { name, outcome: 'failed' } : undefined;
};

const onScreen = (event: TestEvent, found: Case | undefined): string => {
  switch (event.type) {
    case 'test:stdout':
    case 'test:stderr':
      return event.data.message;
    case 'test:fail':
      if (found?.outcome !== 'failed' || !failedByItself(event)) return '';
      return `✖ ${found.name}\n${inspect(event.data.details.error.cause)}\n\n`;
    case 'test:diagnostic':
      return event.data.file === undefined ? '' : `${event.data.message}\n`;
    default:
      return '';
  }
};

const ended = (file: string | undefined, cases: readonly Case[]): string => {
  if (file === undefined) return '';
  const isGood = cases.every(({ outcome }) => outcome !== 'failed');
  return `${isGood ? '✔' : '✖'} ${shortPath(file)}: ${cases.length}\n`;
};

export default async function* (events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const cases: Case[] = [];
  // Files run one after another; which one is over is seen when the next begins.
  let [file, counted]: [string | undefined, readonly Case[]] = [undefined, []];
  for await (const event of events) {
    const found = caseOf(event);
    if (found && (event.type === 'test:pass' || event.type === 'test:fail')) {
      if (event.data.file !== file) {
        yield ended(file, counted);
        [file, counted] = [event.data.file, []];
      }
      counted = [...counted, found];
      cases.push(found);
    }
    yield onScreen(event, found);
  }
  yield ended(file, counted);
  writeReport(process.env['TILLKIT_UNIT_REPORT'] ?? 'unit', cases);
}
