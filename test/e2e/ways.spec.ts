// Whatever the buyer does, at each gateway and in each mode: one order per attempt, one payment per session.
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { systemClock } from '@tillkit/core/clock';
import { PRODUCTS } from '../../demo/shop/index.ts';
import type { Corner } from './corner.fixture.ts';
import {
  choose,
  dialog,
  expect,
  expectAllLoaded,
  expectPaid,
  GATEWAYS,
  goBack,
  isPaid,
  LABELS,
  payAndReturn,
  payButton,
  payPage,
  returnToShop,
  test,
  type Gateway,
} from './test.fixture.ts';

const MODES = ['redirect', 'popup'] as const;
type Mode = (typeof MODES)[number];

/** One cell of the matrix. */
interface Cell {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly corner: Corner;
  readonly gateway: Gateway;
  readonly mode: Mode;
}

const openModal = async ({ corner, mode }: Cell, page: Page): Promise<void> => {
  await page.goto(`${corner.url}/goods/coffee${mode === 'popup' ? '?mode=popup' : ''}`);
  await page.getByRole('main').getByRole('button').click();
};

type Click = (button: Locator) => Promise<void>;
const once: Click = (button) => button.click();

/** What the click opens: the gateway's page in this tab, or in a window of its own. */
const opened = async ({ corner, gateway, mode }: Cell, page: Page, click: () => Promise<void>): Promise<Page> => {
  const popup = mode === 'popup' ? page.waitForEvent('popup') : undefined;
  await click();
  const there = (await popup) ?? page;
  await expect(there).toHaveURL(payPage(corner, gateway));
  return there;
};

/** From the order in the modal to the gateway's page. */
const begin = async (cell: Cell, page = cell.page, click = once): Promise<Page> => {
  await choose(page, cell.gateway);
  return opened(cell, page, () => click(payButton(page, cell.gateway)));
};

/** Pays on the gateway's page; the shop's page learns of it, and a window of its own closes itself. */
const finish = async ({ mode }: Cell, there: Page, shopPage: Page): Promise<void> => {
  if (mode === 'redirect') {
    await payAndReturn(there);
    return expectPaid(there);
  }
  const closed = there.waitForEvent('close');
  await payAndReturn(there);
  await closed;
  await expect(dialog(shopPage)).toContainText('Paid. Thank you');
};

/** Back to the shop's page, out of the browser's back/forward cache; in popup mode it was never left. */
const backToShop = async ({ mode, corner }: Cell, page: Page): Promise<void> => {
  if (mode === 'popup') return;
  await goBack(page);
  await expect(page).toHaveURL(`${corner.url}/goods/coffee`);
  await expect(page.locator('html')).toHaveAttribute('data-persisted', 'true');
};

interface Counts {
  readonly bills: number;
  readonly sessions?: number;
}

/** As the gateways count: one order per attempt, one of them paid, and the shop says so. */
const expectPaidOnce = async ({ corner }: Cell, { bills, sessions = 1 }: Counts): Promise<void> => {
  const gatewayOrders = await corner.gatewayOrders();
  expect(gatewayOrders).toHaveLength(bills);
  expect(gatewayOrders.filter(isPaid)).toHaveLength(1);
  const orders = await corner.orders();
  expect(orders).toHaveLength(sessions);
  expect(orders.filter(({ status }) => status === 'paid')).toHaveLength(1);
  expect(orders.flatMap(({ trouble }) => trouble)).toEqual([]);
  expect(orders.flatMap(({ attempts }) => attempts)).toHaveLength(bills);
};

const clicks =
  (clickCount: number) =>
  async (cell: Cell): Promise<void> => {
    await openModal(cell, cell.page);
    const there = await begin(cell, cell.page, (button) => button.click({ clickCount }));
    expect(cell.context.pages(), 'one window at most').toHaveLength(cell.mode === 'popup' ? 2 : 1);
    await finish(cell, there, cell.page);
    await expectPaidOnce(cell, { bills: 1 });
  };

const back = async (cell: Cell): Promise<void> => {
  const { page, mode } = cell;
  await openModal(cell, page);
  const there = await begin(cell);
  if (mode === 'popup') {
    expect(await there.evaluate(() => history.length), 'Back leads nowhere: there is nothing before').toBe(1);
    await finish(cell, there, page);
    return expectPaidOnce(cell, { bills: 1 });
  }
  await backToShop(cell, page);
  await expect(dialog(page)).toContainText('Your payment is not finished yet');
  const again = await opened(cell, page, () =>
    dialog(page).getByRole('button', { name: 'Back to the payment page' }).click(),
  );
  await finish(cell, again, page);
  await expectPaidOnce(cell, { bills: 1 });
};

const reload = async (cell: Cell): Promise<void> => {
  const { page, mode } = cell;
  await openModal(cell, page);
  const there = await begin(cell);
  await backToShop(cell, page);
  await page.reload();
  await page.getByRole('main').getByRole('button', { name: 'Continue payment' }).click();
  await expect(
    dialog(page)
      .getByRole('button', { name: /payment (page|window)/ })
      .first(),
  ).toBeVisible();
  if (mode === 'popup') await finish(cell, there, page);
  else {
    await dialog(page).getByRole('button', { name: 'Back to the payment page' }).click();
    await expect(page).toHaveURL(payPage(cell.corner, cell.gateway));
    await finish(cell, page, page);
  }
  await expectPaidOnce(cell, { bills: 1 });
};

const secondTab = async (cell: Cell): Promise<void> => {
  const { page, context, mode } = cell;
  await openModal(cell, page);
  const there = await begin(cell);
  const second = await context.newPage();
  await openModal(cell, second);
  if (mode === 'popup') {
    await expect(dialog(second)).not.toContainText('Choose how to pay');
    await finish(cell, there, page);
    await expect(dialog(second)).toContainText('Paid. Thank you');
  } else {
    await dialog(second).getByRole('button', { name: 'Back to the payment page' }).click();
    await expect(second).toHaveURL(there.url());
    await finish(cell, second, second);
  }
  await expectPaidOnce(cell, { bills: 1 });
};

const closePayPage = async (cell: Cell): Promise<void> => {
  const { page, context, mode } = cell;
  await openModal(cell, page);
  const there = await begin(cell);
  await there.close();
  if (mode === 'popup') {
    const again = await opened(cell, page, () =>
      dialog(page)
        .getByRole('button', { name: /Open it again|Show the payment window/ })
        .click(),
    );
    await finish(cell, again, page);
  } else {
    const later = await context.newPage();
    await openModal(cell, later);
    await dialog(later).getByRole('button', { name: 'Back to the payment page' }).click();
    await expect(later).toHaveURL(payPage(cell.corner, cell.gateway));
    await finish(cell, later, later);
  }
  await expectPaidOnce(cell, { bills: 1 });
};

const refusedThenPaid = async (cell: Cell): Promise<void> => {
  await openModal(cell, cell.page);
  const there = await begin(cell);
  await there.getByRole('button', { name: /^Decline/ }).click();
  await expect(there.getByRole('alert')).toContainText('declined');
  await finish(cell, there, cell.page);
  await expectPaidOnce(cell, { bills: 1 });
};

const quoteChanged = async (cell: Cell): Promise<void> => {
  const { page, corner, context, gateway } = cell;
  await openModal(cell, page);
  await expect(dialog(page)).toContainText(/Total\s*\$18\.98/);
  await expectAllLoaded(page);
  await corner.stopShop();
  await corner.startShop({ products: PRODUCTS.map((product) => ({ ...product, price: product.price + 100 })) });
  await choose(page, gateway);
  await payButton(page, gateway).click();
  await expect(dialog(page)).toContainText('The total changed');
  await expect(dialog(page)).toContainText('$20.05');
  await expect.poll(() => context.pages().length, 'no window stays open for it').toBe(1);
  expect(await corner.gatewayOrders()).toEqual([]);
  const accept = dialog(page).getByRole('button', { name: /Accept and continue/ });
  const there = await opened(cell, page, () => accept.click());
  await expect(there.getByRole('heading', { name: 'Pay $20.05' })).toBeVisible();
  await finish(cell, there, page);
  await expectPaidOnce(cell, { bills: 1 });
  expect((await corner.orders()).map(({ paid }) => paid)).toEqual([2_005]);
};

const offline = async (cell: Cell): Promise<void> => {
  const { page, context, corner, gateway, mode } = cell;
  await openModal(cell, page);
  await choose(page, gateway);
  await context.setOffline(true);
  await expect(dialog(page)).toContainText('You are offline');
  await expect(dialog(page).getByRole('button', { name: 'Waiting for connection' })).toBeVisible();
  await context.setOffline(false);
  const there = await opened(cell, page, () => payButton(page, gateway).click());
  if (mode === 'redirect') await finish(cell, there, page);
  else {
    await context.setOffline(true);
    await expect(dialog(page)).toContainText('You are offline');
    const [bill] = await corner.gatewayOrders();
    await corner.control('POST', `/orders/${bill?.id ?? ''}/pay`, {});
    await context.setOffline(false);
    await expect(dialog(page)).toContainText('Paid. Thank you');
  }
  await expectPaidOnce(cell, { bills: 1 });
};

const DAY_AND_HOUR = 25 * 3_600_000;

/** A page that stayed says so; one the buyer comes back to begins anew with a fresh quote. */
const expired = async (cell: Cell): Promise<void> => {
  const { page, corner } = cell;
  await openModal(cell, page);
  await begin(cell);
  await corner.stopShop();
  await corner.startShop({ clock: { ...systemClock, now: () => systemClock.now() + DAY_AND_HOUR } });
  await backToShop(cell, page);
  if (cell.mode === 'popup') {
    await expect(dialog(page)).toContainText('Payment time ran out');
    await dialog(page).getByRole('button', { name: 'Try again' }).click();
  }
  const there = await begin(cell);
  await finish(cell, there, page);
  await expectPaidOnce(cell, { bills: 2, sessions: 2 });
};

const restarted = async (cell: Cell): Promise<void> => {
  const { page, corner } = cell;
  await openModal(cell, page);
  const there = await begin(cell);
  await corner.stopShop();
  await there.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(there.getByRole('heading', { name: 'Paid $18.98' })).toBeVisible();
  await corner.startShop();
  await returnToShop(there);
  if (cell.mode === 'redirect') await expectPaid(page);
  else await expect(dialog(page)).toContainText('Paid. Thank you');
  await expectPaidOnce(cell, { bills: 1 });
};

const other = (gateway: Gateway): Gateway => (gateway === 'opencheckout' ? 'onecheckout' : 'opencheckout');

const anotherWay = async (cell: Cell): Promise<void> => {
  const { page, corner, gateway } = cell;
  await openModal(cell, page);
  await begin(cell);
  await backToShop(cell, page);
  await dialog(page).getByRole('button', { name: 'Pay another way' }).click();
  const next: Cell = { ...cell, gateway: other(gateway) };
  await dialog(page).getByRole('radio', { name: LABELS[next.gateway] }).check();
  const there = await opened(next, page, () => payButton(page, next.gateway).click());
  const first = (await corner.gatewayOrders()).find((bill) => bill.gateway === gateway);
  expect(first?.status, 'given up where the gateway can').toBe(gateway === 'opencheckout' ? 'canceled' : 'OPEN');
  await finish(next, there, page);
  await expectPaidOnce(cell, { bills: 2 });
};

const WAYS: readonly (readonly [way: string, walk: (cell: Cell) => Promise<void>, request?: string])[] = [
  ['double click', clicks(2), 'request 12: '],
  ['seven clicks', clicks(7), 'request 12: '],
  ['Back from the pay page', back, 'request 1: '],
  ['reload in the modal', reload],
  ['a second tab with the same cart', secondTab],
  ['the pay page closed', closePayPage, 'request 30: '],
  ['refused, then paid', refusedThenPaid],
  ['the quote changed meanwhile', quoteChanged],
  ['offline and back', offline],
  ['the session expired', expired],
  ['the server restarted under way', restarted],
  ['another way to pay after Back', anotherWay],
];

// Drawing what moves is a good part of what such a test costs; what moves is looked at in the buyer's way.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset['persisted'] = String(persisted);
    });
  });
});

for (const [way, walk, request = ''] of WAYS)
  for (const mode of MODES)
    for (const gateway of GATEWAYS)
      test(
        `${request}${way}, by ${mode}, at ${gateway}`,
        { annotation: { type: 'matrix', description: `${way} | ${mode} ${gateway}` } },
        async ({ page, context, corner }) => walk({ page, context, corner, gateway, mode }),
      );
