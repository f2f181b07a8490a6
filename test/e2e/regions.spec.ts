import type { Page } from '@playwright/test';
import type { Corner } from './corner.fixture.ts';
import { buyButton, dialog, expect, expectPaid, payAndReturn, statusLine, test } from './test.fixture.ts';

/** From a region's shelf to the list of ways to pay. */
const openMethods = async (page: Page, corner: Corner, region: string): Promise<void> => {
  await page.goto(corner.url);
  const there = page.getByRole('navigation', { name: 'Region' }).getByRole('link', { name: region });
  await there.click();
  await expect(there).toHaveAttribute('aria-current', 'true');
  // A click waits for no load, and until then the button is the form of a page without script.
  await page.waitForLoadState();
  await buyButton(page, 'House blend coffee').click();
  await dialog(page).getByRole('button', { name: 'Choose how to pay' }).click();
};

const pick = async (page: Page, method: string): Promise<void> => {
  await dialog(page).getByRole('radio', { name: method }).check();
};

const goOn = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name });

/** The one order the gateway has, seen from its own desk. */
const gatewayOrder = async (corner: Corner, gateway: string) => {
  const orders = (await corner.gatewayOrders()).filter((order) => order.gateway === gateway);
  expect(orders).toHaveLength(1);
  const [order] = orders;
  if (!order) throw new Error(`${gateway} has no order`);
  return order;
};

const OFFERS = [
  ['United States', '$18.98', ['Open Payments wallet', 'Onecheckout']],
  ['Europe', '€17.38', ['Open Payments wallet', 'Onecheckout', 'One-CP']],
  ['Thailand', '฿569.32', ['Open Payments wallet', 'Onecheckout', 'PromptPay QR', 'Bank transfer']],
  ['Malaysia', 'RM 74.91', ['Open Payments wallet', 'Onecheckout', 'Oneverse']],
] as const;
for (const [region, total, methods] of OFFERS)
  test(`${region}: each way to pay is offered where it takes the currency`, async ({ page, corner }) => {
    await openMethods(page, corner, region);
    const ways = dialog(page).getByRole('radiogroup').locator('label b');
    await expect(ways).toHaveText([...methods]);
    await expect(dialog(page).getByRole('radio')).toHaveCount(methods.length);
    await expect(dialog(page)).toContainText(new RegExp(total.replace(' ', '\\s').replace('$', '\\$')));
  });

const PAYER = { Name: 'Somchai Jaidee', 'Account number': '111-2-22333-4', Bank: '004' } as const;

/** Fills the buyer's bank details, as One2Pays wants them. */
const fillPayer = async (page: Page): Promise<void> => {
  await dialog(page).getByLabel(/name/i).fill(PAYER.Name);
  await dialog(page)
    .getByLabel(/account number/i)
    .fill(PAYER['Account number']);
  await dialog(page).getByRole('combobox').selectOption(PAYER.Bank);
};

test('Thailand, PromptPay: bank details, a QR code with its countdown, paid from the phone, seen by the page', async ({
  page,
  corner,
}) => {
  await openMethods(page, corner, 'Thailand');
  await pick(page, 'PromptPay QR');
  await goOn(page, /^Continue/).click();
  await goOn(page, /QR code/).click();
  await expect(dialog(page).locator('[aria-invalid=true]')).toHaveCount(3);
  await dialog(page)
    .getByLabel(/account number/i)
    .fill('111');
  await goOn(page, /QR code/).click();
  await expect(dialog(page)).toContainText('That is 3 digits. Thai account numbers have 10 to 15 digits.');
  await fillPayer(page);
  await goOn(page, /QR code/).click();
  await expect(dialog(page).getByRole('heading', { name: 'Scan with your banking app' })).toBeVisible();
  await expect(dialog(page).getByRole('img', { name: /QR code/ })).toBeVisible();
  await expect(dialog(page)).toContainText(/Code works for\s*1[45]:\d\d/);
  const order = await gatewayOrder(corner, 'one2pays');
  expect([order.amount, order.currency]).toEqual([56_932, 'THB']);
  await corner.control('POST', `/orders/${order.id}/pay`);
  await expect(dialog(page).getByRole('heading', { name: /Paid/ })).toBeVisible();
  const [paid] = await corner.orders();
  expect([paid?.status, paid?.paid, paid?.amountVerified]).toEqual(['paid', 56_932, true]);
  await expect.poll(() => corner.lines.join('\n')).toMatch(/order paid .*569\.32/);
  expect(corner.lines.join('\n')).not.toMatch(/Somchai|1112223334/);
});

test('printed by its button or by the browser, the receipt stands alone on one sheet', async ({ page, corner }) => {
  await page.addInitScript(() => {
    window.print = () => void document.documentElement.setAttribute('data-printed', 'yes');
  });
  await openMethods(page, corner, 'Thailand');
  await pick(page, 'PromptPay QR');
  await goOn(page, /^Continue/).click();
  await fillPayer(page);
  await goOn(page, /QR code/).click();
  await expect(dialog(page).getByRole('img', { name: /QR code/ })).toBeVisible();
  await corner.control('POST', `/orders/${(await gatewayOrder(corner, 'one2pays')).id}/pay`);
  await expect(dialog(page)).toContainText(/Paid with\s*PromptPay QR/);
  await goOn(page, 'Print').click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');

  const behind = page.getByRole('heading', { level: 1, includeHidden: true });
  const onPaper = (event: 'beforeprint' | 'afterprint') =>
    page.evaluate((type) => dispatchEvent(new Event(type)), event);
  await page.emulateMedia({ media: 'print' });
  await onPaper('beforeprint');
  await expect(behind).toBeHidden();
  await expect(dialog(page)).toContainText(/Total\s*฿569\.32/);
  await expect(dialog(page).getByRole('button')).toHaveCount(0);
  await onPaper('afterprint');
  await expect(behind).toBeVisible();
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b(?!s)/g);
  expect(sheets).toHaveLength(1);
});

test('Thailand, bank transfer: rows to copy, the page may be closed, and the badge tells when it arrived', async ({
  page,
  corner,
}) => {
  await openMethods(page, corner, 'Thailand');
  await pick(page, 'Bank transfer');
  await goOn(page, /^Continue/).click();
  await fillPayer(page);
  await goOn(page, /bank details/i).click();
  await expect(dialog(page).getByRole('heading', { name: 'Transfer this exact amount' })).toBeVisible();
  await expect(dialog(page)).toContainText(/Amount\s*฿569\.32/);
  await expect(dialog(page).getByRole('button', { name: /^Copy/ })).toHaveCount(5);
  await page.goto(`${corner.url}/thanks`);
  await expect(statusLine(page)).toContainText(/Pending|Waiting/);
  const order = await gatewayOrder(corner, 'one2pays');
  await corner.control('POST', `/orders/${order.id}/pay`);
  await expectPaid(page);
});

test('Europe, One-CP: its widget stands in the modal, and what is paid there is seen by the page', async ({
  page,
  corner,
}) => {
  await openMethods(page, corner, 'Europe');
  await pick(page, 'One-CP');
  await goOn(page, /^Continue/).click();
  const widget = page.frameLocator('iframe[title="One-CP"]');
  await widget.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(dialog(page).getByRole('heading', { name: /Paid/ })).toBeVisible();
  const [order] = await corner.orders();
  expect([order?.status, order?.paid, order?.amountVerified]).toEqual(['paid', 1_738, false]);
  expect(order?.can.refund).toEqual({ by: 'items', max: 1_738, lines: [0] });
});

test('Malaysia, Oneverse: its page, and back', async ({ page, corner }) => {
  await openMethods(page, corner, 'Malaysia');
  await pick(page, 'Oneverse');
  await goOn(page, /^Continue/).click();
  await expect(page).toHaveURL(new RegExp(`^${corner.sandboxUrl}/oneverse/payment-api/orders/`));
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  const back = page.getByRole('link', { name: /Back to/ });
  if (await back.isVisible()) await back.click();
  await expectPaid(page);
  const [order] = await corner.orders();
  expect([order?.status, order?.paid, order?.quote.currency]).toEqual(['paid', 7_491, 'MYR']);
});

for (const region of ['Europe', 'Thailand', 'Malaysia'])
  test(`${region}, Onecheckout: the same page that was used at home`, async ({ page, corner }) => {
    await openMethods(page, corner, region);
    await pick(page, 'Onecheckout');
    await goOn(page, /^Continue/).click();
    await payAndReturn(page);
    await expectPaid(page);
  });
