// Is package-lock.json in step with every package.json, installable as it is, and tied to no registry?
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Lines that tie a lockfile to the registry it was written with. */
export const registryLines = (lockfile: string): readonly string[] =>
  lockfile.split('\n').filter((line) => /"resolved": *"(?!packages\/)/.test(line));

/** What a dry `npm ci` has against the lockfile; empty when it would install. */
export const complaints = (exitCode: number | null, output: string): readonly string[] => {
  const missing = output.split('\n').filter((line) => /Missing:|Invalid:/.test(line));
  return exitCode === 0 || missing.length > 0 ? missing : output.trim().split('\n');
};

const dryInstall = () => {
  const cli = process.env.npm_execpath;
  const [command, before] = cli ? [process.execPath, [cli]] : ['npm', []];
  const args = ['ci', '--dry-run', '--ignore-scripts', '--offline', '--loglevel=error'];
  return spawnSync(command, [...before, ...args], { encoding: 'utf8' });
};

if (import.meta.main) {
  const { status, stdout, stderr } = dryInstall();
  const found = [
    ...complaints(status, stdout + stderr),
    ...registryLines(readFileSync('package-lock.json', 'utf8')).map((line) => `names a registry: ${line.trim()}`),
  ];
  for (const line of found) console.error(line);
  if (found.length > 0) console.error('Run `npm run npm -- install` and look at what it changes.');
  process.exitCode = found.length > 0 ? 1 : 0;
}
