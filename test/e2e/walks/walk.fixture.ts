import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { Corner } from '../corner.fixture.ts';
import type { Dice } from './dice.fixture.ts';

/** A buyer who does anything at all, and what they did so far. */
export interface Walk {
  readonly context: BrowserContext;
  readonly corner: Corner;
  readonly dice: Dice;
  readonly steps: string[];
  offline: boolean;
  popupsBlocked: boolean;
}

/** A buyer does not wait for long, and what went away under the finger is no fault. */
const PATIENCE = { timeout: 800 };
const MOST_PAGES = 4;

type Step = (walk: Walk, page: Page) => Promise<unknown>;
interface Way {
  /** How often it is chosen, beside the others that can be done now. */
  readonly weight: number;
  readonly says: string;
  readonly go: Step;
}

const GONE = /Timeout|closed|detached|Execution context|navigat|crashed/i;

const unlessGone = async (done: Promise<unknown>): Promise<boolean> => {
  try {
    await done;
    return true;
  } catch (error) {
    if (error instanceof Error && GONE.test(error.message)) return false;
    throw error;
  }
};

const press =
  (button: Locator): Step =>
  async ({ dice }) => {
    const clickCount = dice.chance(20) ? (dice.chance(50) ? 2 : 7) : 1;
    await button.click({ ...PATIENCE, clickCount });
  };

const productPage = ({ corner, dice }: Walk): string =>
  `${corner.url}/goods/coffee${dice.chance(40) ? '?mode=popup' : ''}`;

const openShop = async (walk: Walk): Promise<void> => {
  const page = await walk.context.newPage();
  await page.goto(productPage(walk), PATIENCE);
};

/** Every button of `place`, with what it says. */
const buttonsOf = async (place: Locator, weight: number): Promise<readonly Way[]> => {
  const buttons = place.getByRole('button');
  const names = await buttons.evaluateAll((all) =>
    all.map((one) => (one.getAttribute('aria-label') ?? one.textContent).replace(/\s+/g, ' ').trim()),
  );
  return names.map((name, n): Way => ({ weight, says: `press "${name}"`, go: press(buttons.nth(n)) }));
};

const inDialog = async (page: Page): Promise<readonly Way[]> => {
  const dialog = page.getByRole('dialog');
  const radios = await dialog.getByRole('radio').all();
  return [
    ...(await buttonsOf(dialog, 8)).map((way) =>
      /"(Close|Back|Back to the shop)"/.test(way.says) ? { ...way, weight: 0.3 } : way,
    ),
    ...radios.map((radio, n): Way => ({
      weight: 5,
      says: `choose way ${n + 1}`,
      go: () => radio.check(PATIENCE),
    })),
    { weight: 0.2, says: 'press Escape', go: () => page.keyboard.press('Escape') },
  ];
};

const anywhere = (walk: Walk, page: Page): readonly Way[] => {
  const run =
    (script: () => void): Step =>
    () =>
      page.evaluate(script);
  const { context } = walk;
  const isFew = context.pages().length < MOST_PAGES;
  return [
    { weight: page.url().startsWith(walk.corner.sandboxUrl) ? 3 : 0.6, says: 'Back', go: run(() => history.back()) },
    { weight: 0.4, says: 'Forward', go: run(() => history.forward()) },
    {
      weight: 0.6,
      says: 'reload',
      go: () => page.reload({ ...PATIENCE, waitUntil: 'commit' }),
    },
    { weight: isFew ? 0.8 : 0, says: 'open a second tab', go: openShop },
    {
      weight: context.pages().length > 1 ? 0.7 : 0,
      says: 'close the tab',
      go: () => page.close(),
    },
    {
      weight: walk.offline ? 6 : 0.5,
      says: walk.offline ? 'be online' : 'be offline',
      go: async (now) => {
        now.offline = !now.offline;
        await context.setOffline(now.offline);
      },
    },
    {
      weight: 0.2,
      says: walk.popupsBlocked ? 'allow popups' : 'block popups',
      go: async (now) => void (now.popupsBlocked = !now.popupsBlocked),
    },
  ];
};

const onPayPage = async (page: Page): Promise<readonly Way[]> => {
  const links = await page.getByRole('link', { name: /^Back to/ }).all();
  return [
    ...(await buttonsOf(page.locator('body'), 2)).map((way) =>
      way.says === 'press "Pay"' ? { ...way, weight: 3 } : way,
    ),
    ...links.map((link): Way => ({ weight: 4, says: 'go back to the shop', go: press(link) })),
  ];
};

/** Nothing loads and nothing starts: most buyers look before they go on. */
const atRest = (page: Page): Promise<boolean> =>
  unlessGone(
    page.waitForFunction(
      () =>
        document.readyState === 'complete' &&
        !document.querySelector('till-checkout-modal:is(:state(loading), :state(starting)), till-pay-button[loading]'),
      undefined,
      PATIENCE,
    ),
  );

/** What can be done on a page as it is now. */
const waysOn = async (walk: Walk, page: Page): Promise<readonly Way[]> => {
  const { corner } = walk;
  const url = page.url();
  if (url.startsWith(corner.sandboxUrl)) return [...(await onPayPage(page)), ...anywhere(walk, page)];
  if (!url.startsWith(corner.url)) {
    const shop: Way = { weight: 4, says: 'open the shop here', go: (now) => page.goto(productPage(now), PATIENCE) };
    return [...(walk.offline ? [] : [shop]), ...anywhere(walk, page)];
  }
  const isOpen = (await page.getByRole('dialog').count()) > 0;
  // While it loads there is nothing but Close.
  if (isOpen && walk.dice.chance(90)) await atRest(page);
  const here = isOpen ? await inDialog(page) : await buttonsOf(page.getByRole('main'), 6);
  return [...here, ...anywhere(walk, page)];
};

const weighted = ({ dice }: Walk, ways: readonly Way[]): Way | undefined =>
  dice.pick(ways.flatMap((way) => Array.from({ length: Math.round(way.weight * 10) }, () => way)));

const blockPopups = (page: Page, blocked: boolean): Promise<boolean> =>
  unlessGone(
    page.evaluate((isBlocked) => {
      const own = window as unknown as { realOpen?: typeof window.open };
      own.realOpen ??= window.open.bind(window);
      window.open = isBlocked ? () => null : own.realOpen;
    }, blocked),
  );

const step = async (walk: Walk): Promise<void> => {
  const { context, dice, steps } = walk;
  if (context.pages().length === 0) await openShop(walk);
  const pages = context.pages();
  const page = dice.chance(75) ? pages.at(-1) : dice.pick(pages);
  if (!page) return;
  // Nobody clicks in a tab they do not see, and one that is not drawn never holds still.
  await page.bringToFront();
  if (dice.chance(85)) await atRest(page);
  const way = weighted(walk, await waysOn(walk, page));
  if (!way) return;
  await blockPopups(page, walk.popupsBlocked);
  steps.push(`${pages.indexOf(page) + 1}/${pages.length} ${new URL(page.url()).pathname.slice(0, 30)}: ${way.says}`);
  await way.go(walk, page);
};

/** One step, on one of the buyer's pages, of what can be done there. A page may go away meanwhile. */
export const takeStep = (walk: Walk): Promise<boolean> => unlessGone(step(walk));
