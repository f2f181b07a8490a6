import { test as base, expect, type Page } from '@playwright/test';
import type { Product } from '../../demo/shop/index.ts';
import { openCorner, type Corner, type GatewayOrder } from './corner.fixture.ts';

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
    const corner = await openCorner(products ? { products } : {});
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

/** The browser's Back. Playwright's own waits for a load that a page out of the back/forward cache never has. */
export const goBack = (page: Page): Promise<void> =>
  // The answer leaves before the page does.
  page.evaluate(() => void setTimeout(() => history.back()));

/** What the buyer reads of each gateway. */
export const LABELS = { opencheckout: 'Open Payments wallet', onecheckout: 'Onecheckout' } as const;
export type Gateway = keyof typeof LABELS;
export const GATEWAYS = ['opencheckout', 'onecheckout'] as const;

/** From the order in the modal to the list of ways to pay, with one of them chosen. */
export const choose = async (page: Page, gateway: Gateway = 'opencheckout'): Promise<void> => {
  await dialog(page).getByRole('button', { name: 'Choose how to pay' }).click();
  await dialog(page).getByRole('radio', { name: LABELS[gateway] }).check();
};

/** Until what comes after the order is there too: only then can the order be changed. */
export const expectAllLoaded = (page: Page): Promise<void> =>
  expect(dialog(page).getByRole('button', { name: /^One more: / })).toBeVisible();

/** The modal's button that begins the payment. */
export const payButton = (page: Page, gateway: Gateway = 'opencheckout') =>
  dialog(page).getByRole('button', { name: `Continue with ${LABELS[gateway]}` });

export const continueWith = async (page: Page, gateway: Gateway = 'opencheckout'): Promise<void> => {
  await choose(page, gateway);
  await payButton(page, gateway).click();
};

/** The gateway has the money. */
export const isPaid = ({ status }: GatewayOrder): boolean => status === 'completed' || status === 'PAID';

export const payPage = (corner: Corner, gateway: Gateway = 'opencheckout'): RegExp =>
  new RegExp(`^${corner.sandboxUrl}/${gateway}/(pay|order)/`);

/** From the shelf to the gateway's page, which is another site's. */
export const goToPayPage = async (page: Page, corner: Corner, gateway: Gateway = 'opencheckout'): Promise<void> => {
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  await continueWith(page, gateway);
  await expect(page).toHaveURL(payPage(corner, gateway));
};

/** From the gateway's page of a paid order back to the shop. */
export const returnToShop = async (page: Page): Promise<void> => {
  // On a busy machine the page goes by itself, after its three seconds, before its link is clicked.
  await Promise.any([
    page.getByRole('link', { name: 'Back to The Corner Shop now' }).click(),
    page.waitForURL(({ hostname }) => hostname === 'localhost', { waitUntil: 'commit' }),
    page.waitForEvent('close'),
  ]);
};

/** Pays on the gateway's page and goes back to the shop. */
export const payAndReturn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await returnToShop(page);
};

/** What a buyer reads where this browser keeps a part of the kit from the page. */
export const BLOCKED = 'Something in your browser blocks the checkout';

/** The thank-you page's line, as the buyer reads it. */
export const statusLine = (page: Page) => page.locator('till-order-status[variant=line]');

export const expectPaid = async (page: Page): Promise<void> => {
  await expect(statusLine(page)).toContainText('Paid');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
};
