// The stories as tests, and every state in every look judged by axe. Leaves reports/stories.json.
// `stories.ts stories/walks.stories.ts` runs the stories of that file alone; `stories.ts looks` judges the looks alone,
// `stories.ts wording` reads them for hard-coded text alone.
import { readReport, removeReport, writeReport, type Case } from './cases.ts';
import { judgeCatalogue } from './looks.ts';
import { run } from './run.ts';
import { judgeWording } from './wording.ts';

const TESTS = 'stories-tests';

const asked = process.argv.slice(2);
const files = asked.filter((name) => name !== 'looks' && name !== 'wording');
const isAsked = (part: 'stories' | 'looks' | 'wording'): boolean =>
  asked.length === 0 || (part === 'stories' ? files.length > 0 : asked.includes(part));

/** Vitest ends badly for the planted story alone: its report is believed. */
const stories = async (): Promise<readonly Case[]> => {
  removeReport(TESTS);
  await run(['node_modules/.bin/vitest', 'run', ...files], { STORYBOOK_DISABLE_TELEMETRY: '1' });
  const cases = readReport(TESTS) ?? [{ name: 'stories: left no report', outcome: 'failed' }];
  removeReport(TESTS);
  return cases;
};

const cases = [
  ...(isAsked('stories') ? await stories() : []),
  ...(isAsked('looks') ? await judgeCatalogue() : []),
  ...(isAsked('wording') ? await judgeWording() : []),
];
writeReport('stories', cases);
process.exitCode = cases.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
