import { test as base, expect, type Page } from '@playwright/test';
import type { Product } from '../../demo/shop/index.ts';
import { openCorner, type Corner } from './corner.fixture.ts';

interface Fixtures {
  /** What stands on the shelf; the demo's own when undefined. */
  products: readonly Product[] | undefined;
  corner: Corner;
  /** What any page's policy refused and what it threw, as text. Read at the end of every test: there is nothing in it. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  products: [undefined, { option: true }],
  corner: async ({ products }, use) => {
    const corner = await openCorner(products);
    await use(corner);
    await corner.close();
  },
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      await context.exposeBinding('complain', (_source, text: string) => void complaints.push(text));
      await context.addInitScript(() => {
        const tell = (text: string) => (window as unknown as { complain(text: string): void }).complain(text);
        document.addEventListener('securitypolicyviolation', (event) =>
          tell(`${event.effectiveDirective} ${event.blockedURI} ${event.sample} on ${location.pathname}`),
        );
        window.addEventListener('error', (event) => tell(`error ${event.message}`));
        window.addEventListener('unhandledrejection', (event) => tell(`rejection ${String(event.reason)}`));
      });
      await use(complaints);
      expect(complaints, 'refused by a page’s policy, or thrown on a page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The home page's button of one product. */
export const buyButton = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ hasText: title }).getByRole('button');

export const dialog = (page: Page) => page.getByRole('dialog');

/** From the shelf to the gateway's page, which is another site's. */
export const goToPayPage = async (page: Page, corner: Corner, title = 'House blend coffee'): Promise<void> => {
  await page.goto(corner.url);
  await buyButton(page, title).click();
  await dialog(page).getByRole('button', { name: 'Continue with Open Payments wallet' }).click();
  await expect(page).toHaveURL(new RegExp(`^${corner.sandboxUrl}/opencheckout/pay/`));
};

/** Pays on the gateway's page and goes back to the shop. */
export const payAndReturn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await page.getByRole('link', { name: 'Back to The Corner Shop now' }).click();
};

/** The thank-you page's line, as the buyer reads it. */
export const statusLine = (page: Page) => page.locator('till-order-status[variant=line]');

export const expectPaid = async (page: Page): Promise<void> => {
  await expect(statusLine(page)).toContainText('Paid');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
};
