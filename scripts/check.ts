// Every check, two at a time; `check.ts lint types` runs those named. Leaves reports/checks.json.
import { spawn } from 'node:child_process';
import { writeReport, type Case } from './cases.ts';

interface Check {
  readonly name: string;
  readonly args: readonly string[];
}

const AT_ONCE = 2;
const bin = (name: string): string => `node_modules/.bin/${name}`;

/** The slow ones first, so that the short ones fill the gaps. */
const CHECKS: readonly Check[] = [
  { name: 'lint', args: [bin('eslint'), '.', '--max-warnings=0'] },
  // TypeScript 7 checks in a fifth of the time. The linters ask a compiler that it is not yet: `typescript` is theirs, 6.
  { name: 'types', args: ['node_modules/typescript-7/bin/tsc', '--build', '--pretty', 'false'] },
  {
    name: 'templates',
    args: [
      bin('lit-analyzer'),
      '--strict',
      '--maxWarnings=0',
      '--rules.no-invalid-css=off',
      'packages/elements/src/**/!(*.test|*.fixture).ts',
    ],
  },
  { name: 'formatting', args: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  {
    name: 'boundaries',
    args: [
      bin('depcruise'),
      '--config',
      '.dependency-cruiser.mjs',
      'packages',
      'scripts',
      'demo',
      'test',
      'stories',
      '.storybook',
    ],
  },
  { name: 'unused', args: [bin('knip'), '--no-config-hints'] },
  { name: 'manifest', args: ['scripts/manifest.ts', '--check'] },
  { name: 'lockfile', args: ['scripts/lockfile.ts'] },
  { name: 'size', args: ['scripts/size.ts'] },
];

const pass = ({ name, args }: Check): Promise<Case> =>
  new Promise((resolve) => {
    const started = Date.now();
    const output: Buffer[] = [];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✔' : '✖'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(`${Buffer.concat(output).toString('utf8').trim()}\n`);
      resolve({ name: `check: ${name}`, outcome: code === 0 ? 'passed' : 'failed' });
    });
  });

const asked = process.argv.slice(2);
const waiting = CHECKS.filter(({ name }) => asked.length === 0 || asked.includes(name));
const cases: Case[] = [];
const work = async (): Promise<void> => {
  for (let next = waiting.shift(); next; next = waiting.shift()) cases.push(await pass(next));
};
await Promise.all(Array.from({ length: AT_ONCE }, work));

writeReport('checks', cases);
process.exitCode = cases.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
