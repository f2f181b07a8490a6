// Stories as tests: each is rendered, walked and judged by axe in Chromium.
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, requireChromium } from './scripts/browsers.ts';

export default defineConfig({
  plugins: [await storybookTest({ configDir: '.storybook' })],
  test: {
    setupFiles: ['.storybook/vitest.setup.ts'],
    reporters: ['./scripts/reporters/stories.ts'],
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] },
        contextOptions: { reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
