import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, requireChromium } from './scripts/browsers.ts';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './test/e2e/build.setup.ts',
  outputDir: 'reports/e2e',
  reporter: [['list'], ['./scripts/reporters/e2e.ts']],
  fullyParallel: true,
  // A test waits for a good third of its time: three keep two cores at work.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    // A trace of every test costs a third of the run; asked for, those of failed ones are kept.
    trace: process.env['TILLKIT_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: requireChromium(),
      args: [...CHROMIUM_FLAGS],
      // Playwright turns off what the kit has to live with.
      ignoreDefaultArgs: ['--disable-back-forward-cache', '--disable-popup-blocking'],
    },
  },
});
