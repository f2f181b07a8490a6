import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** One test case or one check: what every runner's report is a list of. */
export interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped. */
  readonly reason?: string;
}

const root = dirname(import.meta.dirname);
const reportFile = (runner: string): string => join(root, 'reports', `${runner}.json`);

/** How a file is named in reports and on screen. */
export const shortPath = (file: string): string => relative(root, file);

export const writeReport = (runner: string, cases: readonly Case[]): void => {
  mkdirSync(dirname(reportFile(runner)), { recursive: true });
  writeFileSync(reportFile(runner), JSON.stringify(cases, null, 1));
};

export const removeReport = (runner: string): void => rmSync(reportFile(runner), { force: true });

const isCase = (value: unknown): value is Case =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'outcome' in value &&
  (value.outcome === 'passed' || value.outcome === 'failed' || value.outcome === 'skipped');

/** A report's cases; `undefined` for text that is not a report. */
export const parseReport = (text: string): readonly Case[] | undefined => {
  try {
    const cases: unknown = JSON.parse(text);
    return Array.isArray(cases) && cases.every(isCase) ? cases : undefined;
  } catch {
    return undefined;
  }
};

/** The cases a runner reported; `undefined` when it left no report. */
export const readReport = (runner: string): readonly Case[] | undefined => {
  try {
    return parseReport(readFileSync(reportFile(runner), 'utf8'));
  } catch {
    return undefined;
  }
};
