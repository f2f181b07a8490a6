import type { Outcome, Report } from './conform.ts';

const HEAD = ['dossier', 'item', 'test', 'result'] as const;

const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()); // prettier-ignore
};

const countsOf = (name: string, outcomes: readonly Outcome[]): readonly string[] => {
  const of = (result: Outcome['result']) => outcomes.filter((one) => one.result === result);
  const reasons = new Map<string, number>();
  for (const { reason } of of('skipped')) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [
    `${name}: ${of('passed').length} passed, ${of('failed').length} failed, ${of('skipped').length} skipped`,
    ...[...reasons].map(([reason, count]) => `  ${count} skipped: ${reason}`),
  ];
};

/** What is printed: every row, what failed, what no row shows, and the sums. */
export const lines = ({ outcomes, gaps }: Report): readonly string[] => {
  const cells = outcomes.map(({ row, result }) => [row.dossier, row.item, row.test, result]);
  const failed = outcomes.filter(({ result }) => result === 'failed');
  const names = [...new Set(outcomes.map(({ row }) => row.dossier))];
  return [
    ...table([HEAD, ...cells]),
    '',
    ...failed.flatMap(({ row, reason }) => [`failed: ${row.dossier} ${row.item} ${row.test}`, reason, '']),
    ...gaps.map((gap) => `missing: ${gap}`),
    ...names.flatMap((name) => countsOf(name, outcomes.filter(({ row }) => row.dossier === name))), // prettier-ignore
  ];
};

/** The exit code: whether anything failed, or nothing showed an item. */
export const isGood = ({ outcomes, gaps }: Report): boolean =>
  gaps.length === 0 && outcomes.length > 0 && outcomes.every(({ result }) => result !== 'failed');
