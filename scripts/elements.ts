// The component tests, in every engine: `npm test elements [file …]`. Leaves reports/elements.json.
import { globSync } from 'node:fs';
import { defaultReporter, startTestRunner, type BrowserLauncher, type TestRunner } from '@web/test-runner';
import { chooseEngines, install } from './browsers.ts';
import { chromium, firefox, settings, webkit } from './launchers.ts';
import { elementsReporter } from './reporters/elements.ts';
import { startWebKit } from './webkit.ts';

/** What looks the same everywhere, or what only Chromium can be asked (axe, forced colours), is asked in Chromium alone. */
const isOfChromium = (file: string): boolean => file.endsWith('.chromium.browser.test.ts');

const given = process.argv.slice(2);
for (const pattern of given) if (globSync(pattern).length === 0) throw new Error(`No test file is called ${pattern}.`);
const files = globSync(given.length > 0 ? given : ['packages/elements/src/**/*.browser.test.ts']).sort();

const passes = (runner: TestRunner | undefined): Promise<boolean> =>
  new Promise((resolve) => {
    if (!runner || runner.stopped) resolve(false);
    else runner.on('stopped', resolve);
  });

// What is running ends with us: the engines see to it themselves when the process does.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const { engines, leftOut } = chooseEngines();
install(engines);
const driver = engines.includes('webkit') ? await startWebKit() : undefined;
const inChromium: BrowserLauncher[] = engines.includes('chromium') ? [chromium()] : [];
const everywhere: BrowserLauncher[] = [
  ...inChromium,
  ...(engines.includes('firefox') ? [firefox()] : []),
  ...(driver ? [webkit(driver)] : []),
];
const groups = [
  { name: 'everywhere', files: files.filter((file) => !isOfChromium(file)), browsers: everywhere },
  { name: 'chromium', files: files.filter(isOfChromium), browsers: inChromium },
].filter(({ files, browsers }) => files.length > 0 && browsers.length > 0);

const passed = await passes(
  await startTestRunner({
    config: { ...settings, browsers: everywhere, groups, reporters: [defaultReporter(), elementsReporter(leftOut)] },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  }),
);
await driver?.stop();
process.exit(passed ? 0 : 1);
