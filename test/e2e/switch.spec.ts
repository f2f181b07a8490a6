// A change of mind between two gateways, and what became of the payment that was begun first.
import type { Page } from '@playwright/test';
import type { Corner } from './corner.fixture.ts';
import {
  buyButton,
  dialog,
  expect,
  expectPaid,
  goBack,
  goToPayPage,
  isPaid,
  LABELS,
  payAndReturn,
  payButton,
  payPage,
  statusLine,
  test,
  type Gateway,
} from './test.fixture.ts';

// Drawing what moves is a good part of what such a test costs; what moves is looked at in the buyer's way.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Back from the gateway's page, and on to another one. */
const switchTo = async (page: Page, corner: Corner, gateway: Gateway): Promise<void> => {
  await goBack(page);
  await dialog(page).getByRole('button', { name: 'Pay another way' }).click();
  await dialog(page).getByRole('radio', { name: LABELS[gateway] }).check();
  await payButton(page, gateway).click();
  await expect(page).toHaveURL(payPage(corner, gateway));
};

const statesOf = async (corner: Corner) =>
  (await corner.orders()).flatMap(({ attempts }) => attempts.map(({ account, state }) => `${account} ${state}`));

test('one session: the first is canceled at the gateway that can, and its page takes no money any more', async ({
  page,
  context,
  corner,
}) => {
  await goToPayPage(page, corner, 'opencheckout');
  const first = page.url();
  await switchTo(page, corner, 'onecheckout');
  expect(await statesOf(corner)).toEqual(['opencheckout canceled', 'onecheckout created']);
  const old = await context.newPage();
  await old.goto(first);
  await expect(old.getByRole('button', { name: 'Pay', exact: true })).toHaveCount(0);
  await payAndReturn(page);
  await expectPaid(page);
  expect(await corner.orders()).toHaveLength(1);
});

test('where the gateway cannot cancel, the first is read on: paid there late, the order is paid', async ({
  page,
  context,
  corner,
}) => {
  await corner.control('POST', '/faults', { on: 'webhook', modes: ['off'], times: 10 });
  await goToPayPage(page, corner, 'onecheckout');
  const first = page.url();
  await switchTo(page, corner, 'opencheckout');
  expect(await statesOf(corner)).toEqual(['onecheckout abandoned', 'opencheckout created']);
  const old = await context.newPage();
  await old.goto(first);
  await payAndReturn(old);
  await expectPaid(old);
  expect(await statesOf(corner)).toEqual(['onecheckout paid', 'opencheckout created']);
});

test('both paid: one counts, and the other is a trouble with a notice and the place to give it back', async ({
  page,
  context,
  corner,
}) => {
  await goToPayPage(page, corner, 'onecheckout');
  const first = page.url();
  await switchTo(page, corner, 'opencheckout');
  await payAndReturn(page);
  await expectPaid(page);
  const old = await context.newPage();
  await old.goto(first);
  await payAndReturn(old);
  await expectPaid(old);
  expect((await corner.gatewayOrders()).filter(isPaid)).toHaveLength(2);
  await expect
    .poll(async () => (await corner.orders()).flatMap(({ trouble }) => trouble))
    .toEqual(['duplicate_payment']);
  const [order, ...more] = await corner.orders();
  expect(more).toEqual([]);
  expect([order?.status, order?.paid, order?.duplicates.length]).toEqual(['paid', 1_898, 1]);
  await expect
    .poll(() => corner.lines)
    .toEqual([`order paid ${order?.reference} $18.98`, `order needs a look ${order?.reference} $18.98`]);

  const office = await context.newPage();
  await office.goto(`${corner.url}/orders`);
  const row = office.getByRole('row').filter({ hasText: order?.reference ?? '' });
  await expect(row).toContainText('Paid twice');
  await expect(row, 'one of them cannot be given back by the API: its own dashboard does').toContainText(
    /Onecheckout|Open Payments/,
  );

  // Given back at the gateway's own desk, it no longer counts, and nobody had to tell the shop.
  const bills = await corner.gatewayOrders();
  const bill = bills.find(({ gateway }) => gateway === 'onecheckout');
  await corner.control('POST', `/orders/${bill?.id ?? ''}/refund`, {});
  await expect.poll(async () => (await corner.orders()).flatMap(({ trouble }) => trouble)).toEqual([]);
  expect((await corner.orders()).map(({ status, paid }) => [status, paid])).toEqual([['paid', 1_898]]);
});

test('four changes of mind are one session, and one page at a time can be paid where pages can be withdrawn', async ({
  page,
  corner,
}) => {
  await goToPayPage(page, corner, 'opencheckout');
  const turns: readonly Gateway[] = ['onecheckout', 'opencheckout', 'onecheckout', 'opencheckout'];
  for (const gateway of turns) await switchTo(page, corner, gateway);
  const bills = await corner.gatewayOrders();
  expect(bills).toHaveLength(5);
  expect(bills.filter(({ gateway, status }) => gateway === 'opencheckout' && status === 'open')).toHaveLength(1);
  await payAndReturn(page);
  await expectPaid(page);
  expect((await corner.orders()).map(({ status, attempts }) => [status, attempts.length])).toEqual([['paid', 5]]);
  await page.goto(corner.url);
  await expect(buyButton(page, 'House blend coffee')).toContainText('Buy');
});

test('an authorized amount is captured by the shop, and is then paid', async ({ page, corner }) => {
  await goToPayPage(page, corner, 'onecheckout');
  const [bill] = await corner.gatewayOrders();
  await corner.control('POST', `/orders/${bill?.id ?? ''}/authorize`, {});
  await page.goto(`${corner.url}/thanks`);
  await expect.poll(async () => (await corner.orders()).map(({ status }) => status)).toEqual(['authorized']);
  const [order] = await corner.orders();
  expect(order?.can.capture).toEqual({ max: 1_898, partial: false });
  await corner.shop.checkout.orders.capture(order?.id ?? '', { key: 'capture-1' });
  await expect.poll(async () => (await corner.orders()).map(({ status }) => status)).toEqual(['paid']);
  await expect(statusLine(page)).toContainText('Paid');
  expect((await corner.gatewayOrders()).map(({ status }) => status)).toEqual(['PAID']);
});
