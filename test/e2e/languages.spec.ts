// The demo shop in other languages: the script tag's build has each locale as JSON, a file for each part, fetched as said.
import type { Page } from '@playwright/test';
import { buyButton, dialog, expect, test } from './test.fixture.ts';

/** The files of words a page asks for from now on, by their names. */
const wordsAsked = (page: Page): readonly string[] => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const [, file] = /\/chunks\/locales\/(.+)$/.exec(request.url()) ?? [];
    if (file) asked.push(file);
  });
  return asked;
};
const sorted = (files: readonly string[]): readonly string[] => files.toSorted();

test('in Thai: the button and the modal say it, from the parts that are said, each asked for once', async ({
  page,
  corner,
}) => {
  const asked = wordsAsked(page);
  await page.goto(`${corner.url}/?lang=th`);
  await expect(buyButton(page, 'House blend coffee')).toHaveText(/^\s*ซื้อ\s*\$18\.98\s*$/);
  for (const button of await page.locator('till-pay-button').all()) await expect(button).toContainText('ซื้อ');
  expect(sorted(asked)).toEqual(['th.button.json']);

  await buyButton(page, 'House blend coffee').click();
  await expect(dialog(page)).toContainText('ยอดรวมทั้งหมด');
  await dialog(page).getByRole('button', { name: 'เลือกวิธีชำระเงิน' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'คุณต้องการชำระเงินด้วยวิธีใด' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'ปิด' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await buyButton(page, 'House blend coffee').click();
  await expect(dialog(page)).toContainText('ยอดรวมทั้งหมด');
  expect(sorted(asked)).toEqual(
    ['edit', 'order', 'steps', 'trouble', 'button'].map((part) => `th.${part}.json`).sort(),
  );
});

test('in English, and where the kit does not speak the language of the page, no words are asked for', async ({
  page,
  corner,
}) => {
  const asked = wordsAsked(page);
  for (const lang of ['en-GB', 'cy']) {
    await page.goto(`${corner.url}/?lang=${lang}`);
    await buyButton(page, 'House blend coffee').click();
    await expect(dialog(page).getByRole('button', { name: 'Choose how to pay' })).toBeVisible();
  }
  expect(asked).toEqual([]);
});

test('words that do not come are said in English, and the buyer goes on', async ({ page, corner }) => {
  await page.route('**/chunks/locales/*.json', (route) => route.abort());
  await page.goto(`${corner.url}/?lang=de-AT`);
  await expect(buyButton(page, 'House blend coffee')).toHaveText(/^\s*Buy\s*\$\s18,98\s*$/);
  await buyButton(page, 'House blend coffee').click();
  await dialog(page).getByRole('button', { name: 'Choose how to pay' }).click();
  await expect(dialog(page).getByRole('radio', { name: 'Open Payments wallet' })).toBeVisible();
});
