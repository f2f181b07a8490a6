import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Engines the component tests run in. The shop from end to end is walked through in Chromium. */
const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

type Environment = Readonly<Record<string, string | undefined>>;

interface Browser {
  readonly name: string;
  readonly debian: readonly string[];
  readonly advice: string;
  readonly find: (env: Environment) => string | undefined;
}

const FONTS = ['fonts-noto-core', 'fonts-noto-cjk'];

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (env: Environment, commands: readonly string[]): readonly string[] => {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((name) => folders.map((folder) => join(folder, name)));
};

/** A variable that names what cannot be run is an error, never ignored. */
const named = (env: Environment, variable: string): string | undefined => {
  const file = env[variable];
  if (!file || runs(file)) return file || undefined;
  throw new Error(`${variable} is ${file}, which cannot be run. Correct it, or unset it to search.`);
};

/** Where Chromium is; `undefined` when there is none. A CHROME_PATH that cannot be run is an error, never ignored. */
export const findChromium = (env: Environment = process.env): string | undefined =>
  named(env, 'CHROME_PATH') ??
  [
    ...onPath(env, ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ].find(runs);

export const findFirefox = (env: Environment = process.env): string | undefined =>
  named(env, 'FIREFOX_PATH') ??
  [
    ...onPath(env, ['firefox-esr', 'firefox']),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ].find(runs);

/** What WebKitGTK is driven with: its driver, its smallest browser, and a display nobody looks at. */
export interface WebKit {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
}

/** Debian keeps it in a folder named after the processor, others under `libexec`. */
const miniBrowsers = (root: string): readonly string[] =>
  ['lib', 'libexec', 'lib64']
    .map((folder) => join(root, folder))
    .filter(existsSync)
    .flatMap((folder) => [folder, ...readdirSync(folder).map((each) => join(folder, each))])
    .flatMap((folder) => ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((each) => join(folder, each)))
    .map((folder) => join(folder, 'MiniBrowser'));

/** All three parts or none. */
export const findWebKit = (env: Environment = process.env, root = '/usr'): WebKit | undefined => {
  const driver = onPath(env, ['WebKitWebDriver']).find(runs);
  const display = onPath(env, ['Xvfb']).find(runs);
  const browser = driver && display && miniBrowsers(root).find(runs);
  return browser ? { driver, browser, display } : undefined;
};

const BROWSERS: Readonly<Record<Engine, Browser>> = {
  chromium: {
    name: 'Chromium',
    debian: ['chromium'],
    advice: 'Install Chromium or Chrome, or set CHROME_PATH to its executable.',
    find: findChromium,
  },
  firefox: {
    name: 'Firefox',
    debian: ['firefox-esr'],
    advice: 'Install Firefox, or set FIREFOX_PATH to its executable.',
    find: findFirefox,
  },
  webkit: {
    name: 'WebKitGTK',
    debian: ['webkit2gtk-driver', 'xvfb'],
    advice: 'It takes WebKitWebDriver, its MiniBrowser and Xvfb (on Linux).',
    find: (env) => findWebKit(env)?.browser,
  },
};

const lacks = (engine: Engine): string => `No ${BROWSERS[engine].name} found. ${BROWSERS[engine].advice}`;

/** @throws Error naming the ways to get one, when there is none */
export const requireBrowser = (engine: Engine, env: Environment = process.env): string => {
  const found = BROWSERS[engine].find(env);
  if (found) return found;
  throw new Error(lacks(engine));
};

/** @throws Error naming the ways to get one, when there is no Chromium */
export const requireChromium = (env: Environment = process.env): string => requireBrowser('chromium', env);

const isRoot = process.getuid?.() === 0;
const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
const canInstall = (): boolean => isRoot && isDebian();

const parseEngine = (name: string): Engine => {
  const engine = ENGINES.find((known) => known === name);
  if (engine) return engine;
  throw new Error(`TILLKIT_BROWSERS lists "${name}". Known engines: ${ENGINES.join(', ')}.`);
};

export interface Chosen {
  readonly engines: readonly Engine[];
  /** Each with its reason. */
  readonly leftOut: readonly { readonly engine: string; readonly reason: string }[];
}

/**
 * Where the component tests run: in the engines TILLKIT_BROWSERS lists (comma-separated), each of which then has to be
 * there. Without it in all three where they can be installed; elsewhere in Chromium, and in the others where found.
 */
export const chooseEngines = (env: Environment = process.env, installs = canInstall()): Chosen => {
  const listed = env.TILLKIT_BROWSERS?.split(',').map((name) => parseEngine(name.trim()));
  const runsIn = (engine: Engine): boolean =>
    listed ? listed.includes(engine) : installs || engine === 'chromium' || BROWSERS[engine].find(env) !== undefined;
  return {
    engines: ENGINES.filter(runsIn),
    leftOut: ENGINES.filter((engine) => !runsIn(engine)).map((engine) => ({
      engine: BROWSERS[engine].name,
      reason: listed ? 'TILLKIT_BROWSERS does not list it' : lacks(engine),
    })),
  };
};

/** On Debian as root those that are missing are installed; then, and anywhere else, each has to be there. */
export const install = (engines: readonly Engine[]): void => {
  const missing = engines.filter((engine) => !BROWSERS[engine].find(process.env));
  if (missing.length > 0 && canInstall()) {
    const packages = [...missing.flatMap((engine) => BROWSERS[engine].debian), ...FONTS];
    console.log(`Installing ${packages.join(', ')} …`);
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt('update', '-q');
    apt('install', '-y', '-q', '--no-install-recommends', ...packages);
  }
  for (const engine of engines) requireBrowser(engine);
};

/** Chromium's path, installed where it is missing and can be. */
export const installChromium = (): string => {
  install(['chromium']);
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
