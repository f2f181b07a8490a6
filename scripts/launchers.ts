// The engines, as @web/test-runner starts them, and what all of them share.
import { join } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import type { BrowserLauncher, TestRunnerConfig } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { WebdriverLauncher } from '@web/test-runner-webdriver';
import { CHROMIUM_FLAGS, requireBrowser } from './browsers.ts';
import type { Driver } from './webkit.ts';

const root = join(import.meta.dirname, '..');

// Pages that compete for the focus make keyboard and mouse commands time out.
const concurrency = 1;

export const settings: TestRunnerConfig = {
  rootDir: root,
  concurrency,
  // Nothing is told by being slow: a test that hangs is ended, one that waits for its turn on a busy machine is not.
  testFramework: { config: { timeout: 30_000 } },
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  nodeResolve: { exportConditions: ['tillkit-source', 'browser', 'production'], browser: true },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(root, 'tsconfig.base.json') })],
};

export const chromium = (): BrowserLauncher =>
  chromeLauncher({
    concurrency,
    launchOptions: { executablePath: requireBrowser('chromium'), args: [...CHROMIUM_FLAGS] },
  });

/** Puppeteer ends its browsers when we end, but of two it forgets the second. */
const ourEnd = (): AbortSignal => {
  const end = new AbortController();
  process.once('exit', () => end.abort());
  return end.signal;
};

export const firefox = (): BrowserLauncher =>
  puppeteerLauncher({
    concurrency,
    launchOptions: { browser: 'firefox', executablePath: requireBrowser('firefox'), headless: true, signal: ourEnd() },
  });

class WebKitLauncher extends WebdriverLauncher {
  readonly concurrency = concurrency;

  override async initialize(config: Parameters<WebdriverLauncher['initialize']>[0]): Promise<void> {
    await super.initialize(config);
    this.name = 'WebKitGTK';
  }

  /** Coverage is not asked for; where there is none, the types of runner and launcher differ. */
  override async stopSession(id: string): Promise<{ testCoverage: Record<string, never> }> {
    await super.stopSession(id);
    return { testCoverage: {} };
  }
}

/** @param driver one that is running, and is stopped by who started it */
export const webkit = ({ port, browser }: Driver): BrowserLauncher => {
  const capabilities = {
    browserName: 'MiniBrowser',
    'wdio:enforceWebDriverClassic': true,
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  };
  return new WebKitLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port,
    path: '/',
    capabilities,
  });
};
