import { randomUUID } from 'node:crypto';
import type { Dossier, Settings } from './dossier.ts';
import type { Row } from './row.ts';
import { type Target, targetOf } from './target.ts';
import { openWorld } from './world.ts';

/** What became of a row. `reason`: why it failed or was skipped. */
export interface Outcome {
  readonly row: Row;
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly reason: string;
}

export interface Report {
  readonly outcomes: readonly Outcome[];
  /** Items without a row, and items of rows no dossier has, in words. */
  readonly gaps: readonly string[];
}

/** A row ends within it; milliseconds. */
const TIME_LIMIT = 10_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The items of a dossier nothing shows, and the rows that show nothing of it. */
export const gapsOf = ({ name, items, rows }: Pick<Dossier, 'name' | 'items' | 'rows'>): readonly string[] => [
  ...items.filter((item) => !rows.some((row) => row.item === item)).map((item) => `${name}: ${item} has no row`),
  ...rows
    .filter(({ item }) => !items.includes(item))
    .map(({ item, test }) => `${name}: the row "${test}" is of ${item}, which is no item of the dossier`),
];

/**
 * How to reach somebody else's API, or null where the environment names none.
 * @throws Error that names what is not set
 */
const settingsOf = ({ name, settings, optional = [] }: Dossier, env: Environment): Settings | null => {
  const prefix = `TILLKIT_CONFORMANCE_${name.toUpperCase().replaceAll('-', '_')}_`;
  const url = env[`${prefix}URL`];
  if (!url) return null;
  const missing = settings.filter((one) => !env[prefix + one]);
  if (missing.length > 0)
    throw new Error(`${prefix}URL is set, so set too: ${missing.map((one) => prefix + one).join(', ')}.`);
  const given = [...settings, ...optional].map((one) => [one, env[prefix + one] ?? ''] as const);
  return { ...Object.fromEntries(given.filter(([, value]) => value !== '')), URL: url.replace(/\/+$/, '') };
};

const within = async (limit: number, running: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not end within ${limit / 1000} s.`)), limit);
  });
  try {
    await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
};

const atOurs = async (row: Row, dossier: Dossier): Promise<void> => {
  const { at = dossier.at, own = {} } = row;
  const config = dossier.config.bind(null, own);
  const world = await openWorld({ at, path: dossier.webhookPath, config });
  const url = () => world.url + dossier.path;
  try {
    await within(TIME_LIMIT, runOn(row, targetOf(world, { url, words: () => dossier.ours(url()) })));
  } finally {
    await world.close();
  }
};

const atTheirs = (row: Row, dossier: Dossier, settings: Settings): Promise<void> => {
  const words = dossier.theirs(settings, randomUUID().slice(0, 8));
  return within(TIME_LIMIT, runOn(row, targetOf(null, { url: () => settings['URL'] ?? '', words: () => words })));
};

const runOn = async (row: Row, target: Target): Promise<void> => void (await row.run(target));

const told = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const outcomeOf = async (row: Row, dossier: Dossier, settings: Settings | null): Promise<Outcome> => {
  if (settings && row.needs.length > 0)
    return { row, result: 'skipped', reason: `needs what only our own sandbox allows: ${row.needs.join(', ')}` };
  try {
    await (settings ? atTheirs(row, dossier, settings) : atOurs(row, dossier));
    return { row, result: 'passed', reason: '' };
  } catch (error) {
    return { row, result: 'failed', reason: told(error) };
  }
};

/** As the dossier has its items. */
const inOrder = ({ items, rows }: Dossier): readonly Row[] =>
  rows.toSorted((a, b) => items.indexOf(a.item) - items.indexOf(b.item));

/**
 * Runs every row, one after the other: against the API the environment names, else a sandbox of its own.
 * @throws Error when the environment names an API and not all it needs
 */
export const conform = async (dossiers: readonly Dossier[], env: Environment): Promise<Report> => {
  const outcomes: Outcome[] = [];
  const reached = dossiers.map((dossier) => ({ dossier, settings: settingsOf(dossier, env) }));
  for (const { dossier, settings } of reached)
    for (const row of inOrder(dossier)) outcomes.push(await outcomeOf(row, dossier, settings));
  return { outcomes, gaps: dossiers.flatMap(gapsOf) };
};
