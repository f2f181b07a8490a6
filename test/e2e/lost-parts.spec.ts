// What a buyer reads, and can do, when a part of the kit does not come, or comes late.
import type { Page } from '@playwright/test';
import { BLOCKED, buyButton, dialog, expect, expectAllLoaded, goToPayPage, payPage, test } from './test.fixture.ts';

const failing = (
  page: Page,
  name: string,
  how: (route: Parameters<Parameters<Page['route']>[1]>[0]) => Promise<void>,
) => page.route(`**/chunks/${name}-*`, how);

test('request 4: a script that a blocker keeps back is told apart from a network that is down', async ({
  page,
  corner,
}) => {
  await failing(page, 'inside', (route) => route.abort('blockedbyclient'));
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  const words = page.getByRole('alert');
  await expect(words).toContainText(BLOCKED);
  const again = page.getByRole('button', { name: 'Try again' });
  await page.context().setOffline(true);
  await again.click();
  await expect(words).toContainText('The payment page did not open');
  await expect(words).not.toContainText(BLOCKED);
  await page.context().setOffline(false);
  await page.unroute('**/chunks/inside-*');
  await again.click();
  await expect(dialog(page)).toContainText('Total');
});

test('request 4: a shop that has lost a file does not blame the browser', async ({ page, corner }) => {
  await failing(page, 'inside', (route) => route.fulfill({ status: 503, body: '' }));
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  const words = page.getByRole('alert');
  await expect(words).toContainText('The payment page did not open');
  await expect(words).not.toContainText(BLOCKED);
});

test('request 4: so does the modal, where a later part is kept back, and goes on when it is let through', async ({
  page,
  corner,
}) => {
  await failing(page, 'steps', (route) => route.abort('blockedbyclient'));
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  await dialog(page).getByRole('button', { name: 'Choose how to pay' }).click();
  await expect(dialog(page)).toContainText(BLOCKED);
  await page.unroute('**/chunks/steps-*');
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'How would you like to pay?' })).toBeVisible();
});

test('request 3: a part that hangs ends in words after 8 s, and loads when asked for again', async ({
  page,
  corner,
}) => {
  await page.clock.install();
  let asked = 0;
  await page.route('**/chunks/steps-*', (route) => ((asked += 1) === 1 ? undefined : route.continue()));
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  await dialog(page).getByRole('button', { name: 'Choose how to pay' }).click();
  await page.clock.fastForward(8_000);
  await expect(dialog(page)).toContainText('The shop is not answering');
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'How would you like to pay?' })).toBeVisible();
});

test('request 3: a part that was lost while the buyer read the order is fetched anew when it is needed', async ({
  page,
  corner,
}) => {
  let lost = 0;
  await failing(page, 'steps', async (route) => {
    lost += 1;
    await route.abort();
  });
  await page.goto(corner.url);
  await buyButton(page, 'House blend coffee').click();
  await expect.poll(() => lost, 'both tries, and whether it was a blocker').toBe(3);
  await page.unroute('**/chunks/steps-*');
  await dialog(page).getByRole('button', { name: 'Choose how to pay' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'How would you like to pay?' })).toBeVisible();
});

test('what the page would have been told while a part was lost it is told once that has come', async ({
  page,
  corner,
}) => {
  await goToPayPage(page, corner);
  await failing(page, 'steps', (route) => route.abort());
  await page.goto(corner.url);
  const told = () => page.locator('html').getAttribute('data-told');
  await page.evaluate(() =>
    document.addEventListener('till-status', ({ session }) => {
      document.documentElement.dataset['told'] = `${document.documentElement.dataset['told'] ?? ''} ${session.status}`;
    }),
  );
  await buyButton(page, 'House blend coffee').click();
  await expect(dialog(page)).toContainText(BLOCKED);
  expect(await told()).toBeNull();
  await page.unroute('**/chunks/steps-*');
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Back to the payment page' })).toBeVisible();
  await expect.poll(told, 'once').toBe(' created');
});

test.describe('a click that comes before what it needs', () => {
  /** A shop with one way to pay, whose later part comes when it is let through. */
  const keepBack = async (page: Page): Promise<() => void> => {
    const part = Promise.withResolvers<undefined>();
    await failing(page, 'steps', async (route) => {
      await part.promise;
      await route.continue();
    });
    await page.route('**/checkout/quotes', async (route) => {
      const answer = await route.fetch();
      const { quotes } = await answer.json();
      await route.fulfill({
        json: { quotes: quotes.map((one: any) => ({ ...one, methods: one.methods.slice(0, 1) })) },
      });
    });
    return () => part.resolve(undefined);
  };
  const pay = (page: Page) => dialog(page).getByRole('button', { name: /^Continue with|^Opening payment page/ });

  test('waits for it, and counts once', async ({ page, corner }) => {
    const letThrough = await keepBack(page);
    await page.goto(corner.url);
    await buyButton(page, 'House blend coffee').click();
    await pay(page).click();
    await expect(pay(page)).toHaveAttribute('aria-disabled', 'true');
    await pay(page).click({ force: true });
    letThrough();
    await expect(page).toHaveURL(payPage(corner));
    expect(await corner.gatewayOrders()).toHaveLength(1);
  });

  test('begins nothing once its order was put away for another', async ({ page, corner }) => {
    const letThrough = await keepBack(page);
    await page.goto(corner.url);
    await buyButton(page, 'House blend coffee').click();
    await pay(page).click();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await buyButton(page, 'Enamel mug').click();
    await expect(dialog(page)).toContainText('Enamel mug');
    letThrough();
    await expectAllLoaded(page);
    expect(await corner.orders()).toEqual([]);
  });
});
