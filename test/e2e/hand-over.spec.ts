// The token that lets a page read one order: from the return, from the shop's own server, or not there at all.
import { dialog, expect, expectPaid, goToPayPage, GATEWAYS, returnToShop, statusLine, test } from './test.fixture.ts';

for (const gateway of GATEWAYS) {
  test(`the return hands a token over in the fragment, and the page takes it out of the address, at ${gateway}`, async ({
    page,
    corner,
  }) => {
    await goToPayPage(page, corner, gateway);
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    const returned = page.waitForResponse((response) => response.url().includes('/checkout/return/'));
    await returnToShop(page);
    const { location = '' } = await (await returned).allHeaders();
    expect(location).toMatch(/\/thanks#till=[\w.-]+$/);
    await expectPaid(page);
    expect(page.url()).toBe(`${corner.url}/thanks`);
  });

  test(`the return in another browser shows the order, and can do nothing but read, at ${gateway}`, async ({
    page,
    browser,
    corner,
  }) => {
    await goToPayPage(page, corner, gateway);
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    const back = page.getByRole('link', { name: 'Back to The Corner Shop now' });
    const address = (await back.getAttribute('href')) ?? '';
    const stranger = await browser.newContext();
    const other = await stranger.newPage();
    await other.goto(address);
    await expectPaid(other);
    await expect(other.getByRole('heading', { name: /^Order CS-/ })).toBeVisible();
    await other.reload();
    await expectPaid(other);
    const kept = await other.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(kept, 'a token that may only read is not kept for other pages').not.toMatch(/cs_/);
    await stranger.close();
  });
}

test('a token of the return cannot pay or cancel', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  await page.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Almost there');
  const till = await page.evaluate(() => (history.state as { till?: string } | null)?.till ?? '');
  const [order] = await corner.orders();
  const bearer = { authorization: `Bearer ${till}` };
  for (const [path, body] of [
    ['attempts', {}],
    ['cancel', {}],
  ] as const) {
    const answer = await corner.post(`/sessions/${order?.id ?? ''}/${path}`, body, bearer);
    expect(answer.status, path).toBe(401);
  }
  const read = await fetch(`${corner.url}/checkout/sessions/${order?.id ?? ''}`, { headers: bearer });
  expect(read.status).toBe(200);
});

test('a thank-you page that knows of no order says so kindly, and asks the server nothing', async ({
  page,
  corner,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/checkout/')) asked.push(new URL(request.url()).pathname);
  });
  await page.goto(`${corner.url}/thanks`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your order');
  await expect(statusLine(page)).toContainText('An order you place here shows how it stands.');
  await expect(page.getByRole('link', { name: 'Look at the shelf' })).toBeVisible();
  expect(asked).toEqual([]);
});

test('a thank-you page with a token that is no longer good says so kindly', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  const [order] = await corner.orders();
  const token = await corner.shop.checkout.token(order?.id ?? '', { ttl: -60 });
  await page.goto(`${corner.url}/thanks#till=${token}`);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(statusLine(page)).not.toContainText(/error|invalid/i);
  await expect(statusLine(page)).toContainText(/link|again|ask/i);
  await expect(dialog(page)).toHaveCount(0);
});

test('the shop’s own page shows an order with a token of checkout.token()', async ({ page, corner }) => {
  await goToPayPage(page, corner);
  const [order] = await corner.orders();
  const token = await corner.shop.checkout.token(order?.id ?? '');
  await page.goto(`${corner.url}/thanks`);
  await page.evaluate(() => localStorage.clear());
  await page.goto(corner.url);
  await page.evaluate(
    ([session, given]) => {
      const badge = document.createElement('till-order-status');
      Object.assign(badge, { session, token: given });
      document.querySelector('main')?.append(badge);
    },
    [order?.id ?? '', token] as const,
  );
  const badge = page.locator('till-order-status');
  await expect(badge).toContainText('Created');
  const [bill] = await corner.gatewayOrders();
  await corner.control('POST', `/orders/${bill?.id ?? ''}/pay`, {});
  await expect(badge).toContainText('Paid');
});
