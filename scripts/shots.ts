// `npm run shots [-- part of a name]`: every state × light, dark, phone, right to left, as pictures in shots/.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import { installChromium } from './browsers.ts';
import { openStage } from './stage.ts';

const folder = join(import.meta.dirname, '../shots');
const AT_ONCE = 2;

/** As wide as a dialog and something around it; higher than the highest one. */
const viewport = { width: 560, height: 860 };
const LOOKS: Readonly<Record<string, BrowserContextOptions & { readonly dir?: 'ltr' | 'rtl' }>> = {
  light: { viewport, colorScheme: 'light' },
  dark: { viewport, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, isMobile: true },
  rtl: { viewport, colorScheme: 'light', dir: 'rtl' },
};

installChromium();
const [part = ''] = process.argv.slice(2);
const stage = await openStage();
const waiting = Object.entries(LOOKS);
let taken = 0;
let failed = 0;

const takeAll = async (look: string, { dir = 'ltr', ...options }: (typeof LOOKS)[string]): Promise<void> => {
  const page = await stage.page(options);
  await page.evaluate((dir) => stagePage.turn(dir), dir);
  for (const name of await page.evaluate(() => stagePage.names)) {
    if (!name.includes(part)) continue;
    const file = join(folder, `${name}.${look}.png`);
    mkdirSync(dirname(file), { recursive: true });
    try {
      await page.evaluate((state) => stagePage.show(state), name);
      const isModal = (await page.locator('till-checkout-modal[open]').count()) > 0;
      await (isModal ? page : page.locator('.stage')).screenshot({ path: file });
      taken += 1;
    } catch (error) {
      console.log(`✖ ${name}, ${look}: ${error instanceof Error ? error.message : String(error)}`);
      failed += 1;
    }
  }
};

if (!part) rmSync(folder, { recursive: true, force: true });
const work = async (): Promise<void> => {
  for (let next = waiting.shift(); next; next = waiting.shift()) await takeAll(...next);
};
await Promise.all(Array.from({ length: AT_ONCE }, work));
await stage.close();
console.log(`${taken} pictures in shots/, ${failed} could not be taken.`);
process.exitCode = failed > 0 || taken === 0 ? 1 : 0;
