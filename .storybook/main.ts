import type { StorybookConfig } from '@storybook/web-components-vite';
import { defaultClientConditions, mergeConfig } from 'vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: {
    name: '@storybook/web-components-vite',
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  // It asks nobody: no counting, no news, no reports.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  // For Storybook itself and for the stories as tests.
  viteFinal: (vite) =>
    mergeConfig(vite, {
      resolve: { conditions: ['tillkit-source', ...defaultClientConditions] },
      build: { target: 'esnext' },
    }),
};
export default config;
