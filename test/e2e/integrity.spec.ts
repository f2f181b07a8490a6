// Only the bytes the kit was built with run, in Chromium and in Firefox, under a policy of nonces and Trusted Types.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launch } from 'puppeteer-core';
import { CHROMIUM_FLAGS, chooseEngines, requireBrowser } from '../../scripts/browsers.ts';
import { DIST, openCannedShop, type CannedShop, type CannedShopOptions } from '../../scripts/canned-shop.ts';
import { BLOCKED, expect, expectPaid, goToPayPage, payAndReturn, test } from './test.fixture.ts';

declare global {
  interface Window {
    /** What the page's policy refused. */
    refused: string[];
    /** What an altered file leaves behind. */
    altered?: string[];
  }
}

/** What both ways to drive a browser can do. */
interface Tab {
  goto(url: string): Promise<unknown>;
  evaluate<T>(read: () => T): Promise<T>;
}

interface Engine {
  /** A tab that remembers nothing of an earlier one. */
  newTab(): Promise<{ readonly tab: Tab; close(): Promise<void> }>;
  close(): Promise<void>;
}

const start: Readonly<Record<'chromium' | 'firefox', () => Promise<Engine>>> = {
  chromium: async () => {
    const browser = await chromium.launch({ executablePath: requireBrowser('chromium'), args: [...CHROMIUM_FLAGS] });
    return {
      newTab: async () => {
        const context = await browser.newContext();
        return { tab: await context.newPage(), close: () => context.close() };
      },
      close: () => browser.close(),
    };
  },
  firefox: async () => {
    const browser = await launch({ browser: 'firefox', executablePath: requireBrowser('firefox'), headless: true });
    return {
      newTab: async () => {
        const context = await browser.createBrowserContext();
        return { tab: await context.newPage(), close: () => context.close() };
      },
      close: () => browser.close(),
    };
  },
};

/** All that stands on the page, also within its elements. */
const wordsOf = (tab: Tab): Promise<string> =>
  tab.evaluate(() => {
    const read = (node: Node): string => {
      if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return '';
      if (node instanceof Text) return node.data;
      if (node instanceof HTMLSlotElement && node.assignedNodes()[0]) return node.assignedNodes().map(read).join(' ');
      const inside = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
      return [...inside.childNodes].map(read).join(' ');
    };
    return read(document.body).replace(/\s+/g, ' ');
  });

const waitForWords = (tab: Tab, words: string): Promise<void> =>
  expect.poll(() => wordsOf(tab), `“${words}” on the page`).toContain(words);

/** Presses the first button whose words have `words` in them. */
const press = async (tab: Tab, words: 'Pay' | 'Continue with Wallet'): Promise<void> => {
  await waitForWords(tab, words);
  // What runs in the page sees nothing of here.
  const pay = () => document.querySelector('till-pay-button')?.shadowRoot?.querySelector('button')?.click();
  const go = () =>
    document.querySelector('till-checkout-modal')?.shadowRoot?.querySelector<HTMLButtonElement>('button.main')?.click();
  await tab.evaluate(words === 'Pay' ? pay : go);
};

const MARK = '(globalThis.altered ??= []).push(import.meta.url);';
/** A file with more in it than was built; it works as before. */
const altering =
  (...names: readonly string[]) =>
  (file: string, code: string): string =>
    names.some((name) => file.startsWith(`chunks/${name}-`)) ? MARK + code : code;

for (const engine of ['chromium', 'firefox'] as const)
  test.describe(engine, () => {
    const { leftOut } = chooseEngines();
    const left = leftOut.find((one) => one.engine.toLowerCase() === engine);
    test.skip(left !== undefined, left?.reason);
    // One after the other, for one browser is started for all of them.
    test.describe.configure({ mode: 'default' });
    let browser: Engine;
    test.beforeAll(async () => {
      browser = await start[engine]();
    });
    test.afterAll(() => browser.close());

    /** Opens the shop; at the end nothing was refused by the page's policy. */
    const visit = async (options: CannedShopOptions, walk: (tab: Tab, shop: CannedShop) => Promise<void>) => {
      const shop = await openCannedShop(options);
      const { tab, close } = await browser.newTab();
      try {
        await tab.goto(shop.url);
        await walk(tab, shop);
        expect(await tab.evaluate(() => window.refused)).toEqual([]);
      } finally {
        await close();
        await shop.close();
      }
    };

    for (const script of ['tillkit.js', 'tillkit.full.js'] as const)
      test(`request 5: ${script}, pinned by the page, runs as it was built`, async () => {
        await visit({ script, pinned: true }, async (tab, { asked }) => {
          await press(tab, 'Pay');
          await waitForWords(tab, 'Honey');
          await waitForWords(tab, 'Total');
          const chunks = asked.filter((path) => path.startsWith('/kit/chunks/'));
          if (script === 'tillkit.full.js') expect(chunks).toEqual([]);
          else expect(chunks.length).toBeGreaterThan(0);
          expect(
            asked.filter((path) => path.includes('?')),
            'nothing was asked for twice',
          ).toEqual([]);
        });
      });

    test('request 5: tillkit.js with one byte more than the page pins does not run, and the page’s own form stays', async () => {
      const alter = (file: string, code: string) => (file === 'tillkit.js' ? `${code} ` : code);
      await visit({ pinned: true, alter }, async (tab, { asked }) => {
        await expect.poll(() => asked).toContain('/kit/tillkit.js');
        await waitForWords(tab, 'Buy without script');
        expect(await tab.evaluate(() => customElements.get('till-pay-button') === undefined)).toBe(true);
      });
    });

    test('request 5: an altered chunk is refused, also at the second try, and the buyer is given another way', async () => {
      await visit({ alter: altering('inside') }, async (tab, { asked }) => {
        await press(tab, 'Pay');
        await waitForWords(tab, BLOCKED);
        await waitForWords(tab, 'Buy without script');
        expect(await tab.evaluate(() => window.altered)).toBeUndefined();
        const tries = asked.filter((path) => path.startsWith('/kit/chunks/inside-'));
        expect(tries.map((path) => path.split('?')[1])).toEqual([undefined, 'r=1', undefined]);
      });
    });

    test('request 5: so are those that other chunks load', async () => {
      await visit({ alter: altering('steps', 'payment', 'shared') }, async (tab) => {
        await press(tab, 'Pay');
        await waitForWords(tab, 'Honey');
        await press(tab, 'Continue with Wallet');
        await waitForWords(tab, BLOCKED);
        expect(await tab.evaluate(() => window.altered)).toBeUndefined();
      });
    });

    test('twin: without their hashes the altered chunks run', async () => {
      const names = ['inside', 'steps', 'payment', 'shared'];
      const alter = (file: string, code: string) =>
        file === 'tillkit.js' ? code.replace('integrity:', 'unchecked:') : altering(...names)(file, code);
      await visit({ alter }, async (tab) => {
        await press(tab, 'Pay');
        await waitForWords(tab, 'Honey');
        await expect.poll(async () => (await tab.evaluate(() => window.altered))?.length).toBe(names.length);
      });
    });

    test('a chunk that failed once is loaded at the second try, and so is what builds on it', async () => {
      let failed = false;
      const alter = (file: string, code: string) => {
        if (failed || !file.startsWith('chunks/inside-')) return code;
        failed = true;
        return `throw new Error('not the kit'); ${code}`;
      };
      await visit({ alter }, async (tab) => {
        await press(tab, 'Pay');
        await waitForWords(tab, 'Honey');
        await press(tab, 'Continue with Wallet');
        // This shop begins no session: the words for that come with a chunk that uses the one that failed.
        await waitForWords(tab, 'Back to the shop');
      });
    });
  });

test('tillkit.full.js: bought and paid without another script', async ({ page, corner }) => {
  const full = readFileSync(join(DIST, 'tillkit.full.js'), 'utf8');
  await page.route('**/tillkit.js', (route) => route.fulfill({ contentType: 'text/javascript', body: full }));
  const scripts: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === corner.url && /^\/(?:tillkit|chunks)/.test(pathname)) scripts.push(pathname);
  });
  await goToPayPage(page, corner);
  await payAndReturn(page);
  await expectPaid(page);
  expect([...new Set(scripts)].toSorted()).toEqual(['/tillkit.js']);
});
