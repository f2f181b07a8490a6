// `npm run test:walks -- --from 1 --count 1000`: seeded random walks through the shop, by seed.
import { parseArgs } from 'node:util';
import { installChromium } from './browsers.ts';
import { run } from './run.ts';

const number = (name: string, text: string): string => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name} is "${text}": give a whole number from 1.`);
  return text;
};

const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, count: { type: 'string', default: '1000' } },
});

process.chdir(`${import.meta.dirname}/..`);
installChromium();
process.exitCode =
  (await run(['node_modules/.bin/playwright', 'test', 'test/e2e/walks'], {
    NODE_OPTIONS: '--conditions=tillkit-source',
    TILLKIT_WALKS_FROM: number('from', values.from),
    TILLKIT_WALKS_COUNT: number('count', values.count),
    TILLKIT_WALKS_STEPS: '16',
  })) ?? 1;
