import type { Page } from '@playwright/test';
import {
  buyButton,
  choose,
  dialog,
  expect,
  expectPaid,
  goBack,
  goToPayPage,
  payAndReturn,
  payButton,
  test,
} from './test.fixture.ts';

/** Moves the focus on until it is on what carries `name`. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      // What is slotted into a button is not its text: ask for the whole label.
      return [element?.getAttribute('aria-label'), element?.textContent].filter(Boolean).join(' ').replace(/\s+/g, ' ');
    });
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focused())) return;
  }
  throw new Error(`The Tab key never came to ${String(name)}.`);
};

test('by keyboard alone: buy, close, buy again, pay', async ({ page, corner }) => {
  await page.goto(corner.url);
  await expect(buyButton(page, 'House blend coffee')).toBeVisible();
  await tabTo(page, /Buy/);
  await page.keyboard.press('Enter');
  const next = dialog(page).getByRole('button', { name: 'Choose how to pay' });
  await expect(next).toBeVisible();
  await expect(dialog(page).getByRole('heading', { name: 'The Corner Shop' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(buyButton(page, 'House blend coffee'), 'the focus goes back to where it came from').toBeFocused();

  await page.keyboard.press('Space');
  await expect(next).toBeVisible();
  await tabTo(page, /Choose how to pay/);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'How would you like to pay?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('radio', { name: 'Open Payments wallet' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog(page).getByRole('radio', { name: 'Onecheckout' })).toBeChecked();
  await tabTo(page, /Continue with Onecheckout/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Pay $18.98' })).toBeVisible();
  await tabTo(page, /^\s*Pay\s*$/);
  await page.keyboard.press('Enter');
  // The page goes back by itself; its link is for who would rather not wait.
  await expectPaid(page);
});

/** How far a page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 664 } });

  test('request 20: delivery, tax and the total are in sight, each in its currency, before anything is begun', async ({
    page,
    corner,
  }) => {
    await page.goto(corner.url);
    await buyButton(page, 'House blend coffee').click();
    for (const words of ['$4.00', '$0.98', '$18.98'])
      await expect(dialog(page).getByText(words, { exact: true })).toBeInViewport({ ratio: 1 });
    expect(await corner.orders()).toEqual([]);
  });
});

const WINDOWS = [
  ['390 pixels wide', { viewport: { width: 390, height: 780 } }],
  ['320 pixels wide', { viewport: { width: 320, height: 780 } }],
  // What a browser makes of a window of 1280 × 800 that is zoomed to twice its size.
  ['at 200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const;
for (const [name, options] of WINDOWS)
  test.describe(name, () => {
    test.use(options);

    test('nothing scrolls sideways on the buyer’s way, and the modal’s button is in reach', async ({
      page,
      corner,
    }) => {
      await page.goto(`${corner.url}/goods/honey`);
      const buy = page.getByRole('main').getByRole('button');
      // A button asks for its price when it comes into view.
      await buy.scrollIntoViewIfNeeded();
      await expect(buy).toContainText('$15.77');
      expect(await overflow(page), 'product page').toBe(0);
      await page.goto(corner.url);
      expect(await overflow(page), 'home page').toBe(0);
      await buyButton(page, 'House blend coffee').click();
      await expect(dialog(page).getByRole('button', { name: 'Choose how to pay' })).toBeInViewport({ ratio: 1 });
      expect(await overflow(page), 'modal').toBe(0);
      await choose(page);
      await expect(payButton(page)).toBeInViewport({ ratio: 1 });
      expect(await overflow(page), 'modal, ways to pay').toBe(0);
      await payButton(page).click();
      await expect(page.getByRole('heading', { name: 'Pay $18.98' })).toBeVisible();
      expect(await overflow(page), 'pay page').toBe(0);
      await payAndReturn(page);
      await expectPaid(page);
      expect(await overflow(page), 'thank-you page').toBe(0);
      await page.goto(`${corner.url}/orders`);
      await expect(page.locator('tbody tr')).toContainText('Paid');
      expect(await overflow(page), 'back office').toBe(0);
    });
  });

test('twin: something too wide is seen', async ({ page, corner }) => {
  await page.goto(corner.url);
  await page.evaluate(() => {
    const wide = document.createElement('div');
    wide.style.inlineSize = '3000px';
    wide.textContent = 'Too wide';
    document.querySelector('main')?.append(wide);
  });
  expect(await overflow(page)).toBeGreaterThan(0);
});

test('Back brings the page out of the back/forward cache, with the payment it left for', async ({ page, corner }) => {
  await page.addInitScript(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset['persisted'] = String(persisted);
    });
  });
  await goToPayPage(page, corner);
  await goBack(page);
  await expect(page).toHaveURL(`${corner.url}/`);
  await expect(page.locator('html')).toHaveAttribute('data-persisted', 'true');
  await expect(dialog(page)).toContainText('Your payment is not finished yet');
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(buyButton(page, 'House blend coffee')).toContainText('Continue payment');
  await expect(buyButton(page, 'Enamel mug')).toContainText('Buy');
});

test('request 15: in high contrast the button has an edge, and its colours are the system’s', async ({
  page,
  corner,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(corner.url);
  const button = buyButton(page, 'House blend coffee');
  await expect(button).toBeVisible();
  const system = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('button'));
    const { color, backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return { color, backgroundColor };
  });
  await expect(button).toHaveCSS('border-top-width', '1px');
  await expect(button).toHaveCSS('color', system.color);
  await expect(button.locator('[part=label]')).toHaveCSS('background-color', system.backgroundColor);
  await page.emulateMedia({ forcedColors: 'none' });
  await expect(button, 'elsewhere it has none').toHaveCSS('border-top-width', '0px');
});
