import { globSync } from 'node:fs';
import { dirname } from 'node:path';

/** A program that runs tests or checks and leaves reports/<name>.json. */
export interface Runner {
  readonly name: string;
  readonly needsBrowser: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments to Node. With `files`, only those are run. */
  readonly args: (files: readonly string[]) => readonly string[];
}

const UNIT_TESTS = ['packages/*/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts', 'demo/**/*.test.ts'];
const bin = (name: string): string => `node_modules/.bin/${name}`;

const unitTests = (): readonly string[] =>
  globSync(UNIT_TESTS, { cwd: dirname(import.meta.dirname) })
    .filter((file) => !file.endsWith('.browser.test.ts'))
    .sort();

export const RUNNERS: readonly Runner[] = [
  { name: 'checks', needsBrowser: false, args: (names) => ['scripts/check.ts', ...names] },
  {
    name: 'unit',
    needsBrowser: false,
    args: (files) => [
      '--conditions=tillkit-source',
      '--test',
      '--test-concurrency=2',
      '--test-timeout=60000',
      '--test-reporter=./scripts/reporters/unit.ts',
      ...(files.length > 0 ? files : unitTests()),
    ],
  },
  {
    name: 'elements',
    needsBrowser: true,
    args: (files) => [bin('wtr'), ...files.flatMap((file) => ['--files', file])],
  },
  {
    name: 'e2e',
    needsBrowser: true,
    env: { NODE_OPTIONS: '--conditions=tillkit-source' },
    args: (files) => [bin('playwright'), 'test', ...files],
  },
];
