import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Engines the component tests can run in. */
const ENGINES = ['chromium'] as const;
export type Engine = (typeof ENGINES)[number];

const KNOWN_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'];

type Environment = Readonly<Record<string, string | undefined>>;

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where Chromium is; `undefined` when there is none. A CHROME_PATH that cannot be run is an error, never ignored. */
export const findChromium = (env: Environment = process.env): string | undefined => {
  if (env.CHROME_PATH) {
    if (runs(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which cannot be run. Correct it, or unset it to search.`);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name))), ...KNOWN_PLACES].find(runs);
};

/** @throws Error naming the ways to get one, when there is no Chromium */
export const requireChromium = (env: Environment = process.env): string => {
  const found = findChromium(env);
  if (found) return found;
  throw new Error('No Chromium found. Install Chromium or Chrome, or set CHROME_PATH to its executable.');
};

/** The engines TILLKIT_BROWSERS lists (comma-separated), Chromium without it. */
export const enginesAsked = (env: Environment = process.env): readonly Engine[] => {
  const names = (env.TILLKIT_BROWSERS ?? 'chromium').split(',').map((name) => name.trim());
  return names.map((name) => {
    const engine = ENGINES.find((known) => known === name);
    if (engine) return engine;
    throw new Error(`TILLKIT_BROWSERS lists "${name}". Known engines: ${ENGINES.join(', ')}.`);
  });
};

const isRoot = process.getuid?.() === 0;
const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));

/** On Debian as root a missing Chromium is installed; anywhere else it has to be there. Returns its path. */
export const installChromium = (): string => {
  if (!findChromium() && isRoot && isDebian()) {
    console.log(`Installing ${DEBIAN_PACKAGES.join(', ')} …`);
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt('update', '-q');
    apt('install', '-y', '-q', '--no-install-recommends', ...DEBIAN_PACKAGES);
  }
  return requireChromium();
};

/** Quiet on a closed network. Chromium refuses to run as root inside its sandbox. */
export const CHROMIUM_FLAGS: readonly string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];
