import {
  buyButton,
  choose,
  continueWith,
  dialog,
  expect,
  expectAllLoaded,
  expectPaid,
  goToPayPage,
  payAndReturn,
  payButton,
  payPage,
  test,
} from './test.fixture.ts';

for (const [times, words] of [
  [2, 'a double click'],
  [7, 'seven clicks'],
] as const)
  test(`${words} on the pay button and on the modal’s make one order at the gateway`, async ({ page, corner }) => {
    await page.goto(corner.url);
    const click = (element: Element, n: number) => {
      for (let i = 0; i < n; i += 1) (element as HTMLElement).click();
    };
    await buyButton(page, 'House blend coffee').evaluate(click, times);
    await expect(dialog(page)).toHaveCount(1);
    await choose(page);
    await payButton(page).evaluate(click, times);
    await expect(page).toHaveURL(new RegExp(`^${corner.sandboxUrl}/opencheckout/pay/`));
    expect(await corner.gatewayOrders()).toHaveLength(1);
    expect(await corner.orders()).toHaveLength(1);
  });

test('a double click on "Choose how to pay" begins nothing that nobody chose', async ({ page, corner }) => {
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  const next = dialog(page).getByRole('button', { name: 'Choose how to pay' });
  // The list is there before the second click: it came with the order.
  await page.waitForLoadState('networkidle');
  await next.dblclick();
  await expect(dialog(page).getByRole('heading', { name: 'How would you like to pay?' })).toBeVisible();
  await expect(payButton(page)).toHaveAttribute('aria-busy', 'false');
  expect(await corner.orders()).toEqual([]);
});

test('a reload while the payment page opens, and another click, make one order at the gateway', async ({
  page,
  corner,
}) => {
  await corner.control('POST', '/faults', { on: 'create', do: 'slow', ms: 3_600_000 });
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  await continueWith(page);
  await expect.poll(async () => (await corner.orders()).length).toBe(1);
  await page.reload();
  await buyButton(page, 'House blend coffee').click();
  await corner.control('POST', '/clock', { advance: 3_600_000 });
  await expect.poll(async () => (await corner.gatewayOrders()).length).toBe(1);
  await dialog(page)
    .getByRole('button', { name: /Choose how to pay|Back to the payment page/ })
    .click();
  await expect(payButton(page).or(page.getByRole('button', { name: 'Pay', exact: true }))).toBeVisible();
  if (await payButton(page).isVisible()) await payButton(page).click();
  await payAndReturn(page);
  await expectPaid(page);
  expect(await corner.gatewayOrders()).toHaveLength(1);
  expect(await corner.orders()).toHaveLength(1);
});

test('the same cart in two tabs is one order', async ({ page, context, corner }) => {
  await goToPayPage(page, corner);
  const second = await context.newPage();
  await second.goto(corner.url);
  await buyButton(second, 'House blend coffee').click();
  await dialog(second).getByRole('button', { name: 'Back to the payment page' }).click();
  await expect(second).toHaveURL(page.url());
  await payAndReturn(second);
  await expectPaid(second);
  expect(await corner.gatewayOrders()).toHaveLength(1);
});

test('an order that the buyer changed and began is gone on with by the button it came from', async ({
  page,
  corner,
}) => {
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  await expectAllLoaded(page);
  await dialog(page).getByRole('button', { name: 'One more: House blend coffee' }).click();
  await expect(dialog(page)).toContainText('$28.00');
  await continueWith(page);
  await expect(page).toHaveURL(payPage(corner));
  const began = page.url();
  await page.goto(corner.url);
  await expect(buyButton(page, 'House blend coffee')).toContainText('Continue payment');
  await buyButton(page, 'House blend coffee').click();
  await dialog(page).getByRole('button', { name: 'Back to the payment page' }).click();
  await expect(page).toHaveURL(began);
  expect(await corner.gatewayOrders()).toHaveLength(1);
});

test('after a paid order the same product is a new order', async ({ page, corner }) => {
  for (const count of [1, 2]) {
    await goToPayPage(page, corner);
    await payAndReturn(page);
    await expectPaid(page);
    expect(await corner.gatewayOrders()).toHaveLength(count);
  }
  expect((await corner.gatewayOrders()).map(({ status }) => status)).toEqual(['completed', 'completed']);
  const references = (await corner.orders()).map(({ reference }) => reference);
  expect(new Set(references).size).toBe(2);
});
