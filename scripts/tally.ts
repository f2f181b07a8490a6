import type { Case } from './cases.ts';

/** What is known of a runner that has ended. */
export interface Ended {
  readonly runner: string;
  /** `undefined`: it left no report. */
  readonly cases: readonly Case[] | undefined;
  /** `null`: a signal ended it. */
  readonly exitCode: number | null;
}

const failure = (name: string): Case => ({ name, outcome: 'failed' });

/** The runner's cases, with a failure of its own where they cannot be the whole truth. */
export const believe = ({ runner, cases, exitCode }: Ended): readonly Case[] => {
  if (!cases) return [failure(`${runner} left no report`)];
  if (cases.every(({ outcome }) => outcome === 'skipped')) return [...cases, failure(`${runner} ran nothing`)];
  if (exitCode !== 0 && !cases.some(({ outcome }) => outcome === 'failed'))
    return [...cases, failure(`${runner} ended with ${exitCode === null ? 'a signal' : `exit code ${exitCode}`}`)];
  return cases;
};

const of = (cases: readonly Case[], outcome: Case['outcome']): readonly Case[] =>
  cases.filter((one) => one.outcome === outcome);

export const hasFailed = (cases: readonly Case[]): boolean => of(cases, 'failed').length > 0;

export const total = (cases: readonly Case[]): string =>
  `${of(cases, 'passed').length} passed, ${of(cases, 'failed').length} failed`;

/** The closing lines: what failed, what was skipped and why, and the sum alone on the last. */
export const closing = (cases: readonly Case[]): readonly string[] => {
  const skipped = of(cases, 'skipped');
  const named = skipped.map(({ name, reason }) => `${name} — ${reason ?? 'no reason given'}`).join('; ');
  return [
    ...of(cases, 'failed').map(({ name }) => `failed: ${name}`),
    ...(skipped.length > 0 ? [`${skipped.length} skipped: ${named}`] : []),
    total(cases),
  ];
};

/** Files of which no case was told: one that was to hold tests and holds none must not pass in silence. */
export const silentFiles = (files: readonly string[], cases: readonly Case[]): readonly Case[] =>
  files
    .filter((file) => !cases.some(({ name }) => name.startsWith(`${file}: `) || name.startsWith(`${file} `)))
    .map((file) => ({ name: `${file} has no tests`, outcome: 'failed' }));
