import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from '../shop/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const BUILT = 'packages/elements/dist/tillkit.js';
const SOURCES = [
  'packages/{core,elements}/{src/**/*.ts,package.json}',
  'vite.config.ts',
  'scripts/{kit-build,inventory,lean-lit,lit-cuts,locale-packs,pin-chunks}.ts',
  'package-lock.json',
];

const changedAt = (file: string): number => statSync(join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Whether `dist/tillkit.js` is as new as everything it is made of. */
const isFresh = (): boolean => {
  const built = changedAt(BUILT);
  const sources = globSync(SOURCES, { cwd: ROOT }).filter((file) => !/\.(?:test|types|fixture)\.ts$/.test(file));
  return sources.every((file) => changedAt(file) <= built);
};

/** Builds the script tag's file when it is missing or older than its sources. */
export const buildKit = async (say: Say): Promise<void> => {
  if (isFresh()) return;
  say('Building tillkit.js …');
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
};
