import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { CHROMIUM_FLAGS, enginesAsked, requireChromium } from './scripts/browsers.ts';
import { elementsReporter } from './scripts/reporters/elements.ts';

const launchers = {
  chromium: () =>
    chromeLauncher({
      concurrency: 1,
      launchOptions: { executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] },
    }),
};

export default {
  files: 'packages/elements/src/**/*.browser.test.ts',
  rootDir: import.meta.dirname,
  // Pages that compete for the focus make keyboard and mouse commands time out.
  concurrency: 1,
  browsers: enginesAsked().map((engine) => launchers[engine]()),
  nodeResolve: { exportConditions: ['tillkit-source', 'browser', 'production'], browser: true },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
  reporters: [defaultReporter(), elementsReporter()],
};
