// The unit tests, in two processes that each load all their files: one for every file spends most of its time loading the
// same modules again. Leaves reports/unit.json. `unit.ts a.test.ts b.test.ts` runs those.
import { globSync } from 'node:fs';
import { readReport, removeReport, writeReport, type Case } from './cases.ts';
import { run } from './run.ts';
import { silentFiles } from './tally.ts';

const AT_ONCE = 2;
const TESTS = ['packages/*/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts', 'demo/**/*.test.ts', 'test/**/*.test.ts'];

const given = process.argv.slice(2);
for (const pattern of given) if (globSync(pattern).length === 0) throw new Error(`No test file is called ${pattern}.`);
const files =
  given.length > 0
    ? given.flatMap((pattern) => globSync(pattern))
    : globSync(TESTS).filter((file) => !file.endsWith('.browser.test.ts'));

/** Every other file, so that each process gets its share of every room. */
const parts = Array.from({ length: AT_ONCE }, (_, part) =>
  files.sort().filter((_file, index) => index % AT_ONCE === part),
).filter((part) => part.length > 0);

const runPart = async (part: readonly string[], index: number): Promise<readonly Case[] | undefined> => {
  const report = `unit-${index + 1}`;
  removeReport(report);
  const args = [
    '--conditions=tillkit-source',
    '--test',
    '--test-isolation=none',
    '--test-timeout=60000',
    '--test-reporter=./scripts/reporters/unit.ts',
    ...part,
  ];
  const exitCode = await run(args, { TILLKIT_UNIT_REPORT: report });
  if (exitCode !== 0) process.exitCode = 1;
  const cases = readReport(report);
  removeReport(report);
  return cases;
};

const told = await Promise.all(parts.map(runPart));
const cases = told.flatMap((part) => part ?? []);
// A part without a report leaves none at all: whoever reads it sees that not everything was told.
if (told.every((part) => part !== undefined)) writeReport('unit', [...cases, ...silentFiles(files, cases)]);
else process.exitCode = 1;
