import { expect, test } from './test.fixture.ts';
import type { Corner } from './corner.fixture.ts';

const SKUS = ['coffee', 'mug', 'honey', 'soap'] as const;

/** So many orders whose payment pages are open. */
const beginOrders = async (corner: Corner, count: number): Promise<void> => {
  const begin = async (_: unknown, i: number): Promise<number> => {
    const cart = { items: [{ sku: SKUS[i % SKUS.length], quantity: 1 }] };
    const key = `key-${i}-of-128-bits-0123456789abcdef`;
    return (
      await corner.post('/sessions', { cart, attempt: { method: 'opencheckout.wallet' } }, { 'idempotency-key': key })
    ).status;
  };
  const answers = await Promise.all(Array.from({ length: count }, begin));
  expect(answers.filter((status) => status !== 201)).toEqual([]);
};

test('a page of orders is live over one connection', async ({ page, corner }) => {
  await beginOrders(corner, 12);
  let connections = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/checkout/status')) connections += 1;
  });
  await page.goto(`${corner.url}/orders`);
  const rows = page.getByRole('row').filter({ has: page.locator('till-order-status') });
  await expect(rows).toHaveCount(12);
  await expect(page.locator('till-order-status:state(live)')).toHaveCount(12);
  await page.evaluate(() => void ((window as unknown as { stayed: boolean }).stayed = true));

  const bills = await corner.gatewayOrders();
  for (const { id } of bills.slice(0, 5)) await corner.control('POST', `/orders/${id}/pay`, {});
  await expect(rows.filter({ hasText: 'Paid' })).toHaveCount(5);
  await corner.control('POST', `/orders/${bills[5]?.id}/pay`, { faults: ['otherAmount'] });
  await expect(rows.filter({ hasText: 'In review' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'Created' })).toHaveCount(6);
  expect(connections).toBe(1);
  expect(await page.evaluate(() => (window as unknown as { stayed?: boolean }).stayed)).toBe(true);
});

test('the tabs filter, and older orders are a page further', async ({ page, corner }) => {
  await beginOrders(corner, 53);
  const [bill] = await corner.gatewayOrders();
  await corner.control('POST', `/orders/${bill?.id}/pay`, {});
  await expect.poll(() => corner.lines.length).toBe(1);
  await page.goto(`${corner.url}/orders`);
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(50);
  await page.getByRole('link', { name: 'Older orders' }).click();
  await expect(rows).toHaveCount(3);
  await page.getByRole('link', { name: 'Paid', exact: true }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Paid');
  await page.getByRole('link', { name: 'Ended' }).click();
  await expect(page.getByText('No order here yet.')).toBeVisible();
});
