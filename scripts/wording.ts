// Every state of the catalogue in a language nobody speaks: what is said in English then is written into a view, where no
// translation reaches it.
import type { Page } from '@playwright/test';
import type { Case } from './cases.ts';
import { openStage } from './stage.ts';

const PLANTED = 'planted/words';

const strayIn = async (page: Page, state: string): Promise<readonly string[]> => {
  await page.evaluate((name) => stagePage.show(name), state);
  return page.evaluate(() => stagePage.strayWords());
};

const caseOf = async (page: Page, state: string): Promise<Case> => {
  const stray = await strayIn(page, state).catch((error: unknown) => [`cannot be shown: ${String(error)}`]);
  for (const words of stray) console.log(`✖ ${state}, hard-coded: ${words}`);
  return { name: `words: ${state} has no hard-coded text`, outcome: stray.length > 0 ? 'failed' : 'passed' };
};

const plantedCase = async (page: Page): Promise<Case> => {
  const stray = await strayIn(page, PLANTED);
  const wanted = ['Planted text', 'aria-label="Planted label"', 'title="Planted title"', 'placeholder="Planted hint"'];
  return {
    name: 'words: hard-coded text is found, and what is in brackets is not',
    outcome: stray.join() === wanted.join() ? 'passed' : 'failed',
  };
};

export const judgeWording = async (): Promise<readonly Case[]> => {
  const stage = await openStage();
  try {
    const page = await stage.page();
    await page.evaluate(() => stagePage.speakPseudo());
    const names = await page.evaluate(() => stagePage.names);
    const cases: Case[] = [await plantedCase(page)];
    for (const name of names) cases.push(await caseOf(page, name));
    console.log(`words: ${names.length} states read in a language nobody speaks`);
    return [...cases, { name: 'words: there are states to read', outcome: names.length > 0 ? 'passed' : 'failed' }];
  } finally {
    await stage.close();
  }
};
