/** What a browser fetches of the kit until it has painted the first review. */
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, requireChromium } from './browsers.ts';
import { openCannedShop } from './canned-shop.ts';

export interface Fetched {
  /** The kit's files that had come, in their order. */
  readonly before: readonly string[];
  /** Asked for once the order had its price, and kept back until it was painted: so it can do without them. */
  readonly after: readonly string[];
}

/** Opens a page with one button in Chromium, presses it and waits for the review. */
export const fetchReview = async (read: (file: string) => Promise<string>): Promise<Fetched> => {
  const before: string[] = [];
  const after: string[] = [];
  const painted = Promise.withResolvers<undefined>();
  let priced = false;
  const shop = await openCannedShop({
    read,
    before: (path) => {
      if (path === '/checkout/quotes') priced = true;
      if (!path.startsWith('/kit/')) return undefined;
      (priced ? after : before).push(path.slice('/kit/'.length));
      return priced ? painted.promise : undefined;
    },
  });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    const page = await browser.newPage();
    await page.goto(shop.url);
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByRole('dialog').getByText('Total').waitFor();
    // The frame that shows it is drawn when the one after it begins.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    return { before: [...before], after: [...after] };
  } finally {
    painted.resolve(undefined);
    await browser.close();
    await shop.close();
  }
};
