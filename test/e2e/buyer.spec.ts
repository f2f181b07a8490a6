import {
  buyButton,
  continueWith,
  dialog,
  expect,
  expectPaid,
  goBack,
  goToPayPage,
  payAndReturn,
  returnToShop,
  statusLine,
  test,
} from './test.fixture.ts';

/** 14.00 + 4.00 delivery + 7 % tax of the goods. */
const COFFEE = '$18.98';

test('the buyer’s way: button, modal, pay page, thank-you page, Paid', async ({ page, corner }) => {
  await page.goto(corner.url);
  const button = buyButton(page, 'House blend coffee');
  await expect(button).toContainText('Buy');
  await expect(button).toContainText(COFFEE);

  await button.click();
  const modal = dialog(page);
  await expect(modal).toContainText('The Corner Shop');
  await expect(modal.getByRole('listitem')).toContainText('House blend coffee');
  await expect(modal.getByRole('listitem')).toContainText('$14.00');
  await expect(modal).toContainText(/Delivery\s*\$4\.00/);
  await expect(modal).toContainText(/Tax\s*\$0\.98/);
  await expect(modal).toContainText(/Total\s*\$18\.98/);
  await expect(modal).toContainText('Test');
  expect(await corner.gatewayOrders(), 'looking costs nothing').toEqual([]);

  await continueWith(page);
  await expect(page).toHaveURL(new RegExp(`^${corner.sandboxUrl}/opencheckout/pay/`));
  await expect(page.getByRole('heading', { name: `Pay ${COFFEE}` })).toBeVisible();
  await expect(page.getByText('No real money moves on this page.')).toBeVisible();
  await payAndReturn(page);

  await expectPaid(page);
  await expect(page).toHaveURL(`${corner.url}/thanks`);
  await expect(page.getByRole('heading', { name: /^Order CS-/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What you ordered' })).toContainText(/Total\s*\$18\.98/);
  await expect(page.locator('till-order-status[variant=timeline]')).toContainText('Paid');
  expect((await corner.gatewayOrders()).map(({ status, amount, currency }) => [status, amount, currency])).toEqual([
    ['completed', 1_898, 'usd'],
  ]);
  const [order, ...more] = await corner.orders();
  expect(more).toEqual([]);
  expect([order?.status, order?.paid, order?.amountVerified]).toEqual(['paid', 1_898, true]);
  await expect.poll(() => corner.lines).toEqual([`order paid ${order?.reference} $18.98`]);
});

test('a button without an amount of its own asks the server, and reload keeps the thank-you page’s order', async ({
  page,
  corner,
}) => {
  await page.goto(`${corner.url}/goods/mug`);
  const button = page.getByRole('main').getByRole('button');
  await expect(button).toContainText('$23.26');
  await button.click();
  await expect(dialog(page)).toContainText('Enamel mug');
  await continueWith(page);
  await payAndReturn(page);
  await expectPaid(page);
  await page.reload();
  await expectPaid(page);
});

test('request 2: the page turns Paid by itself when the webhook comes late', async ({ page, corner }) => {
  await corner.control('POST', '/faults', { on: 'webhook', modes: ['late'] });
  await goToPayPage(page, corner);
  await corner.control('POST', '/faults', { on: 'retrieve', do: 'status', status: 404, times: 1_000 });
  await payAndReturn(page);
  await expect(statusLine(page)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Order CS-/ })).toBeVisible();
  await expect(statusLine(page)).not.toContainText('Paid');
  await page.evaluate(() => void ((window as unknown as { stayed: boolean }).stayed = true));

  await corner.control('POST', '/clock', { advance: 30_000 });
  await expectPaid(page);
  expect(await page.evaluate(() => (window as unknown as { stayed?: boolean }).stayed)).toBe(true);
});

test('with no webhook at all a read settles it', async ({ page, corner }) => {
  await corner.control('POST', '/faults', { on: 'webhook', modes: ['off'] });
  await goToPayPage(page, corner);
  await payAndReturn(page);
  await expectPaid(page);
  expect((await corner.webhooks()).map(({ state, attempts }) => [state, attempts.length])).toEqual([['withheld', 0]]);
});

test('with no webhook and no return, an open page’s own reads settle it', async ({ page, corner }) => {
  await corner.control('POST', '/faults', { on: 'webhook', modes: ['off'] });
  await goToPayPage(page, corner);
  const payPage = page.url();
  await page.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Almost there');

  const other = await page.context().newPage();
  await other.goto(payPage);
  await other.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(other.getByRole('heading', { name: 'Paid $18.98' })).toBeVisible();
  await other.close();
  await expectPaid(page);
});

test('with the webhook before the return, the buyer comes back to a paid order', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect.poll(async () => (await corner.orders()).map(({ status }) => status)).toEqual(['paid']);
  await returnToShop(page);
  await expectPaid(page);
  await expect.poll(() => corner.lines.length).toBe(1);
});

test('with the tab closed before the return, the order is paid, and the back office shows it live', async ({
  page,
  context,
  corner,
}) => {
  await goToPayPage(page, corner);
  const office = await context.newPage();
  await office.goto(`${corner.url}/orders`);
  const row = office.getByRole('row').filter({ hasText: 'House blend coffee' });
  await expect(row).toContainText('Created');
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Paid $18.98' })).toBeVisible();
  await page.close();
  await expect(row).toContainText('Paid');
  await expect(row).toContainText('$18.98');
  await expect.poll(() => corner.lines.length).toBe(1);
});

test('declined on the pay page, the buyer pays there at the second try', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  await page.getByRole('button', { name: /^Decline/ }).click();
  await expect(page.getByRole('alert')).toContainText('declined');
  expect((await corner.orders()).map(({ status }) => status)).not.toContain('failed');
  await payAndReturn(page);
  await expectPaid(page);
  expect(await corner.gatewayOrders()).toHaveLength(1);
});

test('canceled on the pay page, the buyer is back in the shop and can go on', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  await page.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page).toHaveURL(`${corner.url}/thanks`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Almost there');
  await page.getByRole('button', { name: /Continue payment/ }).click();
  const modal = dialog(page);
  await expect(modal).toContainText('Your payment is not finished yet');
  await expect(modal.getByRole('button', { name: 'Start the payment again' })).toBeVisible();
  await expect(modal.getByRole('button', { name: 'Cancel this payment' })).toBeVisible();
  await modal.getByRole('button', { name: 'Back to the payment page' }).click();
  await expect(page).toHaveURL(new RegExp(`^${corner.sandboxUrl}/opencheckout/pay/`));
  await payAndReturn(page);
  await expectPaid(page);
  expect(await corner.gatewayOrders(), 'the same payment, taken up again').toHaveLength(1);
});

test('canceled in the modal, the order is canceled and nothing was charged', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  await page.getByRole('button', { name: /^Cancel/ }).click();
  await page.getByRole('button', { name: /Continue payment/ }).click();
  await dialog(page).getByRole('button', { name: 'Cancel this payment' }).click();
  await expect(dialog(page)).toContainText('The payment was canceled');
  await expect.poll(async () => (await corner.orders()).map(({ status }) => status)).toEqual(['canceled']);
  expect((await corner.gatewayOrders()).map(({ status }) => status)).toEqual(['canceled']);
});

test('Back from the pay page: the button says so, and leads to the same payment', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  await goBack(page);
  await expect(page).toHaveURL(`${corner.url}/`);
  await expect(dialog(page)).toContainText('Your payment is not finished yet');
  await dialog(page).getByRole('button', { name: 'Back to the payment page' }).click();
  await payAndReturn(page);
  await expectPaid(page);
  expect(await corner.gatewayOrders()).toHaveLength(1);
});
