// The stage page of `stories/` in Chromium: built in memory, answered from there, and nothing else is ever asked.
import { extname, join } from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test';
import { build, defaultClientConditions, type Rolldown } from 'vite';
import type {} from '../stories/stage/main.ts';
import { FRAMED } from '../stories/states/shop.ts';
import { CHROMIUM_FLAGS, requireChromium } from './browsers.ts';

const ORIGIN = 'https://stage.example';
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

type Files = ReadonlyMap<string, string | Uint8Array>;

const contentOf = (file: Rolldown.OutputChunk | Rolldown.OutputAsset): string | Uint8Array =>
  file.type === 'chunk' ? file.code : file.source;

const bundle = async (): Promise<Files> => {
  const built = await build({
    configFile: false,
    root: join(import.meta.dirname, '../stories/stage'),
    logLevel: 'error',
    resolve: { conditions: ['tillkit-source', ...defaultClientConditions] },
    build: { write: false, target: 'esnext', minify: false, modulePreload: false },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return new Map(outputs.flatMap(({ output }) => output).map((file) => [`/${file.fileName}`, contentOf(file)]));
};

export const openStage = async () => {
  const [files, browser] = await Promise.all([
    bundle(),
    chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] }),
  ]);
  const outside: string[] = [];

  const serve = async (page: Page): Promise<void> => {
    await page.route('**/*', (route) => {
      const { origin, pathname } = new URL(route.request().url());
      const path = pathname === '/' ? '/index.html' : pathname;
      const body = origin === ORIGIN ? files.get(path) : undefined;
      if (origin === FRAMED)
        return route.fulfill({ body: '<!doctype html><title>Pay</title>', contentType: 'text/html' });
      if (body === undefined) {
        outside.push(route.request().url());
        return route.abort();
      }
      return route.fulfill({ body: Buffer.from(body), contentType: TYPES[extname(path)] ?? 'text/plain' });
    });
    await page.goto(`${ORIGIN}/`);
    await page.waitForFunction(() => 'stagePage' in globalThis);
  };

  return {
    /** What was asked of anybody else, so far. */
    outside: outside satisfies readonly string[],
    /** A page of its own, ready to show states. */
    page: async (options: BrowserContextOptions = {}, before = ''): Promise<Page> => {
      const context = await browser.newContext({
        reducedMotion: 'reduce',
        permissions: ['clipboard-write'],
        ...options,
      });
      const page = await context.newPage();
      if (before) await page.addInitScript(before);
      await serve(page);
      return page;
    },
    close: (): Promise<void> => browser.close(),
  };
};
