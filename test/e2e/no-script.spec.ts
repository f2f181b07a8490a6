// Without JavaScript: the form in the pay button, a page with the order and the ways to pay, and a page to come back to.
import type { Page } from '@playwright/test';
import { expect, GATEWAYS, goToPayPage, isPaid, LABELS, payPage, test, type Gateway } from './test.fixture.ts';
import type { Corner } from './corner.fixture.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  const start = async (page: Page, corner: Corner): Promise<void> => {
    await page.goto(corner.url);
    await page.getByRole('button', { name: 'Buy $18.98' }).click();
    await expect(page.getByRole('heading', { name: 'Choose how to pay' })).toBeVisible();
  };
  // A page that may run no script runs no timer either.
  const backToOrder = async (page: Page, corner: Corner): Promise<void> => {
    await page.evaluate(() => history.back()).catch(() => {});
    await expect(page).toHaveURL(new RegExp(`^${corner.url}/checkout/start`));
  };
  const pay = async (page: Page, corner: Corner, gateway: Gateway): Promise<void> => {
    await page.getByRole('radio', { name: LABELS[gateway] }).check();
    await page.getByRole('button', { name: 'Pay $18.98' }).click();
    await expect(page).toHaveURL(payPage(corner, gateway));
  };

  for (const gateway of GATEWAYS)
    test(`a buyer pays at ${gateway}, and the page they come back to says so`, async ({ page, corner }) => {
      await start(page, corner);
      await expect(page.getByRole('main')).toContainText('House blend coffee');
      expect(await corner.gatewayOrders(), 'looking costs nothing').toEqual([]);
      await pay(page, corner, gateway);
      await page.getByRole('button', { name: 'Pay', exact: true }).click();
      await page.getByRole('link', { name: 'Back to The Corner Shop now' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paid. Thank you');
      await expect(page.getByRole('main')).toContainText('$18.98');
      const [order] = await corner.orders();
      await expect(page.getByRole('main'), 'what to name when asking the shop').toContainText(
        order?.reference ?? 'none',
      );
      await page.getByRole('link', { name: 'Back to The Corner Shop' }).click();
      await expect(page).toHaveURL(new RegExp(`^${corner.url}/thanks`));
      expect((await corner.gatewayOrders()).filter(isPaid)).toHaveLength(1);
      expect((await corner.orders()).map(({ status }) => status)).toEqual(['paid']);
    });

  test('Thailand: bank details in the form, a QR code on the page, which looks again by itself until it is paid', async ({
    page,
    corner,
  }) => {
    await page.goto(`${corner.url}/?region=th`);
    await page.getByRole('button', { name: /^Buy ฿569\.32/ }).click();
    await page.getByRole('radio', { name: 'PromptPay QR' }).check();
    await page.getByRole('button', { name: /^Pay/ }).click();
    await expect(page.getByRole('main')).toContainText('Some details need another look');
    const own = page.locator('.method', { has: page.getByRole('radio', { name: 'PromptPay QR' }) });
    await own.getByLabel('Name on the account').fill('Somchai Jaidee');
    await own.getByRole('combobox').selectOption('004');
    await page.getByRole('button', { name: /^Pay/ }).click();
    await expect(own.getByLabel('Name on the account'), 'nobody types it twice').toHaveValue('Somchai Jaidee');
    await expect(own.getByRole('combobox')).toHaveValue('004');
    await own.getByLabel('Your account number').fill('111-2-22333-4');
    await page.getByRole('button', { name: /^Pay/ }).click();
    await expect(page.getByRole('heading', { name: 'Scan with your banking app' })).toBeVisible();
    await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
    const [order] = await corner.gatewayOrders();
    await corner.control('POST', `/orders/${order?.id}/pay`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paid. Thank you');
    await expect(page.getByRole('img', { name: 'QR code' })).toHaveCount(0);
  });

  test('Cancel comes back to a page that knows the way on, and looks again by itself until it is paid', async ({
    page,
    context,
    corner,
  }) => {
    await start(page, corner);
    await pay(page, corner, 'onecheckout');
    const there = page.url();
    await page.getByRole('button', { name: /^Cancel/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Waiting for confirmation');
    await expect(page.getByRole('link', { name: 'Continue to the payment page' })).toHaveAttribute('href', there);
    const other = await context.newPage();
    await other.goto(there);
    await other.getByRole('button', { name: 'Pay', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paid. Thank you');
  });

  test('Back and the same button again is the same payment; another way is another attempt of the same order', async ({
    page,
    corner,
  }) => {
    await start(page, corner);
    await pay(page, corner, 'opencheckout');
    const first = page.url();
    await backToOrder(page, corner);
    await pay(page, corner, 'opencheckout');
    expect(page.url()).toBe(first);
    await backToOrder(page, corner);
    await pay(page, corner, 'onecheckout');
    expect((await corner.orders()).map(({ attempts }) => attempts.map(({ state }) => state))).toEqual([
      ['canceled', 'created'],
    ]);
    expect(await corner.gatewayOrders()).toHaveLength(2);
  });

  test('a gateway that fails is told in words, and the other one is there', async ({ page, corner }) => {
    await corner.control('POST', '/faults', {
      gateway: 'opencheckout',
      on: 'create',
      do: 'status',
      status: 500,
      times: 50,
    });
    await start(page, corner);
    await page.getByRole('radio', { name: LABELS.opencheckout }).check();
    await page.getByRole('button', { name: 'Pay $18.98' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await pay(page, corner, 'onecheckout');
  });

  test('an address nobody gave out, and a return without its nonce, are a page in words', async ({ page, corner }) => {
    await page.goto(`${corner.url}/checkout/start?sku=no-such-thing`);
    await expect(page.getByRole('alert')).toBeVisible();
    await page.goto(`${corner.url}/checkout/return/at_nobody?r=guess`);
    await expect(page.getByRole('alert')).toContainText('There is no such session.');
  });
});

test('with JavaScript the slotted form is not seen, and the button never waits for the kit to be usable', async ({
  page,
  corner,
}) => {
  await page.route('**/tillkit.js', (route) => route.abort());
  await page.goto(corner.url);
  await page.getByRole('button', { name: 'Buy $18.98' }).click();
  await expect(page.getByRole('heading', { name: 'Choose how to pay' })).toBeVisible();
  await page.unroute('**/tillkit.js');
  await goToPayPage(page, corner);
  expect(await corner.gatewayOrders()).toHaveLength(1);
});
