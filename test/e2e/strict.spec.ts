import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import {
  buyButton,
  choose,
  dialog,
  expect,
  expectPaid,
  goToPayPage,
  payAndReturn,
  payButton,
  test,
} from './test.fixture.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, as `<rule>: <elements>`. */
const audit = async (page: Page): Promise<readonly string[]> => {
  // Contrast is judged on the page at rest.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } };
    const { violations } = await axe.run(document, { resultTypes: ['violations'], preload: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
};

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the buyer’s way, ${colorScheme}`, async ({ page, context, corner }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${corner.url}/goods/honey`);
    await expect(page.getByRole('main').getByRole('button')).toContainText('$15.77');
    expect.soft(await audit(page), 'product page').toEqual([]);
    await page.goto(corner.url);
    expect.soft(await audit(page), 'home page').toEqual([]);
    await buyButton(page, 'House blend coffee').click();
    await expect(dialog(page).getByRole('button', { name: 'Choose how to pay' })).toBeVisible();
    expect.soft(await audit(page), 'modal').toEqual([]);
    await choose(page);
    expect.soft(await audit(page), 'modal, ways to pay').toEqual([]);
    await payButton(page).click();
    await expect(page.getByRole('heading', { name: 'Pay $18.98' })).toBeVisible();
    expect.soft(await audit(page), 'pay page').toEqual([]);
    await page.getByRole('button', { name: /^Cancel/ }).click();
    await page.getByRole('button', { name: /Continue payment/ }).click();
    await expect(dialog(page).getByRole('button', { name: 'Back to the payment page' })).toBeVisible();
    expect.soft(await audit(page), 'modal, waiting').toEqual([]);
    await dialog(page).getByRole('button', { name: 'Back to the payment page' }).click();
    await payAndReturn(page);
    await expectPaid(page);
    expect.soft(await audit(page), 'thank-you page').toEqual([]);
    const office = await context.newPage();
    await office.emulateMedia({ colorScheme });
    await office.goto(`${corner.url}/orders`);
    await expect(office.getByRole('row').filter({ hasText: 'House blend coffee' })).toContainText('Paid');
    expect.soft(await audit(office), 'back office').toEqual([]);
  });

test('twin: axe finds a nameless button and faint text that were planted', async ({ page, corner }) => {
  await page.goto(corner.url);
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.id = 'planted';
    const faint = document.createElement('p');
    faint.textContent = 'Hardly to be read';
    faint.style.color = '#ddd';
    faint.style.background = '#fff';
    document.querySelector('main')?.append(button, faint);
  });
  const found = (await audit(page)).map((line) => line.split(':')[0]);
  expect(found).toContain('button-name');
  expect(found).toContain('color-contrast');
});

test('requests 6 and 7: a script, a style, a stranger’s picture and markup by script are refused by the shop’s policy, and seen', async ({
  page,
  corner,
  complaints,
}) => {
  await page.goto(corner.url);
  const tried = await page.evaluate(() => {
    const add = (tag: 'style' | 'img', fill: (element: HTMLElement) => void) => {
      const element = document.createElement(tag);
      fill(element);
      document.body.append(element);
    };
    add('style', (style) => style.append('body { color: red }'));
    add('img', (image) => image.setAttribute('src', 'https://elsewhere.example/pixel.gif'));
    const script = document.createElement('script');
    script.append('document.title = "owned"');
    document.body.append(script);
    // Trusted Types throw where a string would become markup or a handler, and tell.
    return [
      () => document.body.insertAdjacentHTML('beforeend', '<b>owned</b>'),
      () => document.body.setAttribute('onclick', 'document.title = "owned"'),
    ].map((plant) => {
      try {
        plant();
        return 'planted';
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    });
  });
  expect(tried).toEqual(['TypeError', 'TypeError']);
  const refused = () => new Set(complaints.map((line) => line.split(' ')[0]));
  for (const directive of ['require-trusted-types-for', 'style-src-elem', 'img-src'])
    await expect.poll(() => [...refused()]).toContain(directive);
  await expect.poll(() => complaints.filter((line) => line.includes('HTMLScriptElement')).length).toBe(1);
  expect(await page.title()).not.toContain('owned');
  complaints.length = 0;
});

/** Addresses a page asked for, but for its own origin's. */
const listenForStrangers = (page: Page, own: string): string[] => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== own && !request.url().startsWith('data:')) strangers.push(request.url());
  });
  return strangers;
};

test('request 14: before the buyer goes to pay, nobody but the shop is asked for anything', async ({
  page,
  corner,
}) => {
  const strangers = listenForStrangers(page, corner.url);
  for (const path of ['/', '/goods/coffee', '/thanks', '/orders'])
    await page.goto(corner.url + path, { waitUntil: 'networkidle' });
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  await choose(page);
  expect(strangers).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test('twin: a stranger’s picture on the page is seen', async ({ page, corner }) => {
  const strangers = listenForStrangers(page, corner.url);
  await page.route(`${corner.url}/`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</body>', `<img src="${corner.sandboxUrl}/pixel.gif" alt=""></body>`);
    await route.fulfill({ status: 200, contentType: 'text/html', body });
  });
  await page.goto(corner.url);
  await expect.poll(() => strangers).toEqual([`${corner.sandboxUrl}/pixel.gif`]);
});

test('request 41: no secret and no token stands in an address, in a log line or in what the gateway is told', async ({
  page,
  corner,
}) => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await goToPayPage(page, corner);
  await payAndReturn(page);
  await expectPaid(page);
  expect(page.url(), 'the return’s token is taken out of the address').toBe(`${corner.url}/thanks`);
  const [order] = await corner.orders();
  const [bill] = await corner.gatewayOrders();
  expect(bill?.metadata).toEqual({ [Object.keys(bill?.metadata ?? {})[0] ?? '']: order?.attempts[0]?.id });
  // A fragment never leaves the browser; all else would.
  const leaks = () => addresses.filter((address) => /v1\.ey|sk_/.test(address.replace(/#.*/, '')));
  expect(leaks()).toEqual([]);
  await expect.poll(() => corner.lines.length).toBe(1);
  expect(corner.lines.join('\n')).not.toMatch(/sk_|v1\.|wallet\.example/);

  const planted = `${corner.url}/?till=${await corner.shop.checkout.token(order?.id ?? '')}`;
  await page.goto(planted);
  expect(leaks(), 'twin: one that was planted is seen').toEqual([planted]);
});
