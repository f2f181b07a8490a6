import { systemClock } from '@tillkit/core/clock';
import { expect, expectPaid, goToPayPage, payAndReturn, test } from './test.fixture.ts';

test('the shop stops while the buyer pays, and starts again: the return settles the order', async ({
  page,
  corner,
}) => {
  await corner.control('POST', '/faults', { on: 'webhook', modes: ['off'] });
  await goToPayPage(page, corner);
  await corner.stopShop();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Paid $18.98' })).toBeVisible();
  await corner.startShop();
  await page.goto((await page.getByRole('link', { name: 'Back to The Corner Shop now' }).getAttribute('href')) ?? '');
  await expectPaid(page);
});

test('the shop was away when the webhook came and the buyer never returns: a background read settles it', async ({
  page,
  corner,
}) => {
  await corner.control('POST', '/faults', { on: 'webhook', modes: ['off'] });
  await goToPayPage(page, corner);
  await corner.stopShop();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Paid $18.98' })).toBeVisible();
  await page.close();
  // Twenty seconds later, without waiting for them.
  await corner.startShop({ clock: { ...systemClock, now: () => systemClock.now() + 20_000 } });
  await expect.poll(async () => (await corner.orders()).map(({ status }) => status)).toEqual(['paid']);
  await expect.poll(() => corner.lines.filter((line) => line.startsWith('order paid')).length).toBe(1);
});

test('a page that is open while the shop restarts turns Paid afterwards', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  await page.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Almost there');
  await corner.stopShop();
  await corner.startShop();
  const [order] = await corner.gatewayOrders();
  await corner.control('POST', `/orders/${order?.id ?? ''}/pay`, {});
  await expectPaid(page);
});

test('an order paid before a restart is paid after it, once', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  await payAndReturn(page);
  await expectPaid(page);
  await expect.poll(() => corner.lines.length).toBe(1);
  await corner.stopShop();
  await corner.startShop();
  await page.goto(`${corner.url}/orders`);
  await expect(page.getByRole('row').filter({ hasText: 'House blend coffee' })).toContainText('Paid');
  await page.reload();
  expect(corner.lines).toHaveLength(1);
});
