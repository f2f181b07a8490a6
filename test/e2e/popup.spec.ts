// The payment page in a window of its own: what opens it, what severs it, and what happens where none may open.
import type { Page } from '@playwright/test';
import type { Corner } from './corner.fixture.ts';
import {
  choose,
  dialog,
  expect,
  expectPaid,
  GATEWAYS,
  isPaid,
  payAndReturn,
  payButton,
  payPage,
  test,
} from './test.fixture.ts';
import type { Gateway } from './test.fixture.ts';

// Drawing what moves is a good part of what such a test costs; what moves is looked at in the buyer's way.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const openModal = async (page: Page, corner: Corner, gateway: Gateway): Promise<void> => {
  await page.goto(`${corner.url}/goods/coffee?mode=popup`);
  await page.getByRole('main').getByRole('button').click();
  await choose(page, gateway);
};

const openPopup = async (page: Page, corner: Corner, gateway: Gateway): Promise<Page> => {
  await openModal(page, corner, gateway);
  const popup = page.waitForEvent('popup');
  await payButton(page, gateway).click();
  const there = await popup;
  await expect(there).toHaveURL(payPage(corner, gateway));
  return there;
};

for (const gateway of GATEWAYS)
  test(`the page at ${gateway} cannot reach the shop's page, and what it tells the shop's page is not believed`, async ({
    page,
    corner,
  }) => {
    const there = await openPopup(page, corner, gateway);
    expect(await there.evaluate(() => window.opener)).toBeNull();
    await page.evaluate((sandbox) => {
      const told = { channel: 'tillkit', session: 'cs_any', status: 'paid' };
      window.dispatchEvent(new MessageEvent('message', { data: told, origin: sandbox }));
      window.dispatchEvent(new MessageEvent('message', { data: told, origin: location.origin }));
    }, corner.sandboxUrl);
    await expect(dialog(page)).toContainText('Finish paying in the other window');
    expect((await corner.orders()).map(({ status }) => status)).not.toContain('paid');

    const closed = there.waitForEvent('close');
    await payAndReturn(there);
    await closed;
    await expect(dialog(page)).toContainText('Paid. Thank you');
    expect(page.url(), 'the shop’s page never left').toBe(`${corner.url}/goods/coffee?mode=popup`);
  });

test('one page severs its opener, the other does not: the matrix stands on both', async ({ page, context, corner }) => {
  const policies = new Map<string, string>();
  context.on('response', (response) => {
    const { origin, pathname } = new URL(response.url());
    if (origin === corner.sandboxUrl && response.request().isNavigationRequest())
      policies.set(pathname.split('/')[1] ?? '', response.headers()['cross-origin-opener-policy'] ?? 'none');
  });
  for (const gateway of GATEWAYS) {
    const there = await openPopup(page, corner, gateway);
    await there.getByRole('button', { name: 'Pay', exact: true }).click();
    await expect(dialog(page)).toContainText('Paid. Thank you');
  }
  expect(Object.fromEntries(policies)).toEqual({ opencheckout: 'same-origin', onecheckout: 'none' });
});

for (const policy of ['same-origin', 'same-origin-allow-popups'])
  test(`on a shop's page with Cross-Origin-Opener-Policy ${policy} the result is learnt all the same`, async ({
    page,
    corner,
  }) => {
    await page.route(`${corner.url}/goods/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'cross-origin-opener-policy': policy } });
    });
    const there = await openPopup(page, corner, 'onecheckout');
    await there.getByRole('button', { name: 'Pay', exact: true }).click();
    await expect(dialog(page)).toContainText('Paid. Thank you');
    expect((await corner.gatewayOrders()).filter(isPaid)).toHaveLength(1);
  });

test('the window closed is no cancel: the page says how to open it again, and a payment made there still counts', async ({
  page,
  corner,
}) => {
  const there = await openPopup(page, corner, 'onecheckout');
  await there.close();
  await expect(dialog(page)).toContainText('Window closed?');
  expect((await corner.orders()).map(({ status }) => status)).not.toContain('canceled');
  const [bill] = await corner.gatewayOrders();
  await corner.control('POST', `/orders/${bill?.id ?? ''}/pay`, {});
  await expect(dialog(page)).toContainText('Paid. Thank you');
});

test('what follows the payment could not be loaded: it is asked for again, and the page learns of the payment', async ({
  page,
  corner,
}) => {
  let failed = 0;
  await page.route('**/chunks/watcher-*', (route) => {
    // Not what asks why it failed.
    if (route.request().resourceType() === 'fetch') return route.continue();
    failed += 1;
    return failed > 2 ? route.continue() : route.abort();
  });
  const there = await openPopup(page, corner, 'onecheckout');
  await there.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(dialog(page)).toContainText('Paid. Thank you');
  expect(failed, 'it failed twice before').toBe(3);
});

test('the window opens in the click itself, before the server has answered', async ({ page, corner }) => {
  await openModal(page, corner, 'opencheckout');
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/checkout/sessions', async (route) => {
    await held;
    await route.continue();
  });
  const popup = page.waitForEvent('popup');
  await payButton(page).click();
  const there = await popup;
  expect(there.url()).toBe('about:blank');
  await expect(there.locator('body')).toContainText(/payment page/i);
  expect(await corner.gatewayOrders()).toEqual([]);
  answer();
  await expect(there).toHaveURL(payPage(corner));
});

test('a payment that cannot begin leaves no window behind', async ({ page, context, corner }) => {
  await openModal(page, corner, 'opencheckout');
  await corner.control('POST', '/faults', { on: 'create', do: 'status', status: 400, times: 10 });
  await payButton(page).click();
  await expect(dialog(page).getByRole('heading', { name: /not answering|did not|could not|cannot/i })).toBeVisible();
  await expect.poll(() => context.pages().length).toBe(1);
});

/**
 * Chromium lets one window open per click: whoever is first takes it, and the next one is really blocked. What was blocked
 * is kept for the page that comes after.
 */
const spendTheClick = (): void => {
  if (!location.pathname.startsWith('/goods')) return;
  const open = window.open.bind(window);
  const tell = (when: string): void => {
    sessionStorage['blocked'] = [sessionStorage['blocked'], when].filter(Boolean).join(', ');
  };
  if (open('about:blank') === null) tell('with no click');
  const spend = (): void => {
    if (document.documentElement.dataset['free'] === undefined) open('about:blank', 'first')?.close();
  };
  document.addEventListener('click', spend, { capture: true });
  window.open = (...asked) => {
    const opened = open(...asked);
    if (opened === null) tell('in the click');
    return opened;
  };
};

const BLOCKED = 'Your browser blocked the payment window';

for (const gateway of GATEWAYS)
  test(
    `request 13: a blocked popup falls back to this tab, at ${gateway}`,
    { annotation: { type: 'matrix', description: `the popup blocked | popup ${gateway}` } },
    async ({ page, corner }) => {
      await page.addInitScript(spendTheClick);
      await openModal(page, corner, gateway);
      await payButton(page, gateway).click();
      await expect(dialog(page).getByRole('heading', { name: BLOCKED })).toBeVisible();
      await dialog(page).getByRole('button', { name: 'Pay in this tab' }).click();
      await expect(page).toHaveURL(payPage(corner, gateway));
      await payAndReturn(page);
      await expectPaid(page);
      const blocked = await page.evaluate(() => String(sessionStorage['blocked']));
      expect(blocked, 'this browser does block, and the kit’s own window was blocked').toBe(
        'with no click, in the click',
      );
      expect((await corner.gatewayOrders()).filter(isPaid)).toHaveLength(1);
      expect(await corner.gatewayOrders()).toHaveLength(1);
    },
  );

test('request 13: a blocked popup opens in the next click, where the browser lets it', async ({ page, corner }) => {
  await page.addInitScript(spendTheClick);
  await openModal(page, corner, 'onecheckout');
  await payButton(page, 'onecheckout').click();
  await expect(dialog(page).getByRole('heading', { name: BLOCKED })).toBeVisible();
  await page.evaluate(() => (document.documentElement.dataset['free'] = ''));
  const popup = page.waitForEvent('popup');
  await dialog(page).getByRole('button', { name: 'Open payment page' }).click();
  const there = await popup;
  await expect(there).toHaveURL(payPage(corner, 'onecheckout'));
  const closed = there.waitForEvent('close');
  await payAndReturn(there);
  await closed;
  await expect(dialog(page)).toContainText('Paid. Thank you');
  expect(await corner.gatewayOrders()).toHaveLength(1);
});

test('in a shop whose own tab was opened by a script, "Pay in this tab" closes no tab', async ({
  page,
  context,
  corner,
}) => {
  await context.addInitScript(spendTheClick);
  await page.goto(`${corner.url}/thanks`);
  await page.evaluate(() => {
    const link = document.body.appendChild(document.createElement('button'));
    link.textContent = 'Open the shop';
    link.addEventListener('click', () => window.open('/goods/coffee?mode=popup', '_blank'));
  });
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Open the shop' }).click();
  const shop = await opened;
  await shop.waitForLoadState();
  // Its first document began blank, before the click was spent.
  await shop.reload();
  await shop.getByRole('main').getByRole('button').click();
  await choose(shop, 'onecheckout');
  await payButton(shop, 'onecheckout').click();
  await dialog(shop).getByRole('button', { name: 'Pay in this tab' }).click();
  await expect(shop).toHaveURL(payPage(corner, 'onecheckout'));
  await payAndReturn(shop);
  await expectPaid(shop);
});

test('where the part that fills the window does not load, this tab takes its place at once', async ({
  page,
  context,
  corner,
}) => {
  let failed = 0;
  await page.route('**/chunks/popup-*', (route) => {
    failed += 1;
    return route.abort();
  });
  await openModal(page, corner, 'onecheckout');
  await payButton(page, 'onecheckout').click();
  await expect(page).toHaveURL(payPage(corner, 'onecheckout'));
  expect(failed).toBeGreaterThan(0);
  expect(context.pages(), 'and the window is gone').toHaveLength(1);
  await payAndReturn(page);
  await expectPaid(page);
});
