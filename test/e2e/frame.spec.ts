// The payment page in a frame of the shop's page: the keyboard, Back, Escape, what never loads, and the way back out of it.
import type { BrowserContext, FrameLocator, Page } from '@playwright/test';
import type { AnyAdapter, GatewayPorts } from '@tillkit/core/gateway';
import { shopAccounts, type ShopOptions } from '../../demo/shop/index.ts';
import { openCorner, type Corner } from './corner.fixture.ts';
import { dialog, expect, isPaid, payAndReturn, payPage, test as base } from './test.fixture.ts';

type Accounts = NonNullable<ShopOptions['accounts']>;

/** One-CP's page in a frame, as `ONE_CP=frame npm start` has it. */
const oneCpFramed: Accounts = (url, keys) => shopAccounts(url, keys, 'frame');

/** No gateway of the shop's both may be framed and sends its buyers back: here OpenCheckout is taken for one that does. */
const openCheckoutFramed: Accounts = (url, keys) => {
  const [opencheckout, ...others] = shopAccounts(url, keys);
  if (opencheckout?.gateway !== 'opencheckout') throw new Error('the first account is another one now');
  const connect = (ports: GatewayPorts): AnyAdapter => {
    const adapter: AnyAdapter = opencheckout.connect(ports);
    return {
      ...adapter,
      methods: () => adapter.methods().map((method) => ({ ...method, kinds: ['redirect', 'frame'] })),
      create: async (call, bytes) => {
        const answer = await adapter.create(call, bytes);
        if (answer.is !== 'done' || answer.value.action.kind !== 'redirect') return answer;
        const { url: page } = answer.value.action;
        return {
          ...answer,
          value: { ...answer.value, action: { kind: 'frame', url: page, origin: new URL(page).origin } },
        };
      },
    };
  };
  return [{ ...opencheckout, connect }, ...others] as ReturnType<Accounts>;
};

const ACCOUNTS = { 'one-cp': oneCpFramed, opencheckout: openCheckoutFramed } as const;

const test = base.extend<{ whose: keyof typeof ACCOUNTS }>({
  whose: ['one-cp', { option: true }],
  corner: async ({ whose }, use) => {
    const corner = await openCorner({ accounts: ACCOUNTS[whose] });
    await use(corner);
    await corner.close();
  },
});

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const TITLE = 'Pay with One-CP';
const framed = (page: Page): FrameLocator => page.frameLocator(`iframe[title="${TITLE}"]`);
const payIn = (page: Page) => framed(page).getByRole('button', { name: 'Pay', exact: true });

const begin = async (page: Page, corner: Corner, method = 'One-CP'): Promise<void> => {
  await page.goto(`${corner.url}/goods/coffee?mode=frame&region=eu`);
  await page.getByRole('main').getByRole('button').click();
  await dialog(page).getByRole('button', { name: 'Choose how to pay' }).click();
  await dialog(page).getByRole('radio', { name: method }).check();
  await dialog(page)
    .getByRole('button', { name: /^Continue with/ })
    .click();
};

const atFrame = async (page: Page, corner: Corner): Promise<void> => {
  await begin(page, corner);
  await expect(dialog(page).getByRole('heading', { name: TITLE })).toBeVisible();
  await expect(payIn(page)).toBeVisible();
};

/** Where the focus is: the words of what has it, `frame` for the payment page, `lost` for nothing at all. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at: Element | null = document.activeElement;
    if (at instanceof HTMLIFrameElement) return 'frame';
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return 'lost';
    return at.closest('dialog') ? (at.getAttribute('aria-label') ?? at.textContent ?? '').trim() : 'outside';
  });

/** What Tab comes to, without saying the same twice in a row. */
const walk = async (page: Page, key: 'Tab' | 'Shift+Tab', steps: number): Promise<readonly string[]> => {
  const stops: string[] = [];
  for (let i = 0; i < steps; i += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (at !== stops.at(-1)) stops.push(at);
  }
  return stops;
};

test('paid in the frame: the page learns of it, the frame goes, the focus is on the result, and Back leads back', async ({
  page,
  corner,
}) => {
  await page.goto(corner.url);
  const steps = (await page.evaluate(() => history.length)) + 1;
  await atFrame(page, corner);
  const frame = page.locator(`iframe[title="${TITLE}"]`);
  await expect(frame).toHaveAttribute('sandbox', /^allow-scripts /);
  await expect(frame).not.toHaveAttribute('sandbox', /allow-top-navigation( |$)/);
  // What the browser's Back goes through: the shelf, and this page. The frame itself is no step.
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await payIn(page).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: /Paid/ })).toBeVisible();
  await expect(frame).toHaveCount(0);
  expect(await focused(page)).toMatch(/^Paid/);
  const [order] = await corner.orders();
  expect([order?.status, order?.paid]).toEqual(['paid', 1_738]);
  // The one page its form led to was a step of the frame's own; browsers forget it in their own time.
  const most = await page.evaluate((before) => history.length - before, steps);
  expect(most).toBeLessThanOrEqual(1);
  await page.evaluate((further) => void setTimeout(() => history.go(-1 - further)), most);
  await expect(page).toHaveURL(`${corner.url}/`);
});

for (const isLast of [false, true])
  test(`request 16: the focus survives the frame${isLast ? ' as the last element' : ''}: Tab comes out of it again, and nothing behind the dialog has it`, async ({
    page,
    corner,
  }) => {
    await atFrame(page, corner);
    if (isLast)
      await page.evaluate(() => {
        const root = document.querySelector('till-checkout-modal')?.shadowRoot;
        for (const after of root?.querySelectorAll('.foot') ?? []) after.remove();
      });
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      const stops = await walk(page, key, 40);
      expect(stops.filter((at) => at === 'outside')).toEqual([]);
      expect(stops.filter((at) => at === 'frame').length, `${key} goes in: ${stops.join(', ')}`).toBeGreaterThan(1);
      expect(stops.filter((at) => at === 'Close').length, `${key} comes out: ${stops.join(', ')}`).toBeGreaterThan(1);
    }
    // Its twin: without the dialog the focus is the shop's.
    await page.evaluate(() =>
      document.querySelector('till-checkout-modal')?.shadowRoot?.querySelector('dialog')?.close(),
    );
    expect(await walk(page, 'Tab', 5)).toContain('outside');
  });

test('Escape in the frame is the frame’s; outside it the checkout asks, and what was done in the frame is still there', async ({
  page,
  corner,
}) => {
  await atFrame(page, corner);
  const choices = framed(page).getByRole('checkbox');
  await framed(page).locator('summary').first().click();
  await choices.first().check();
  await choices.first().focus();
  await page.keyboard.press('Escape');
  await expect(choices.first()).toBeFocused();
  await expect(dialog(page).getByRole('heading', { name: TITLE })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Close' }).focus();
  // The frame is another process: it learns a little later that the keys are no longer its own.
  await expect.poll(() => choices.first().evaluate(() => document.hasFocus())).toBe(false);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toContainText('Leave before paying?');
  await dialog(page).getByRole('button', { name: 'Stay here' }).click();
  await expect(choices.first()).toBeChecked();
});

const ways = async (page: Page): Promise<void> => {
  await expect(dialog(page)).toContainText('The payment page is not loading');
  for (const name of ['Open payment page', 'Try again', 'Pay another way', 'Cancel this payment'])
    await expect(dialog(page).getByRole('button', { name })).toBeVisible();
};

/** Keeps the gateway's pages from coming, until they may. */
const hold = async (context: BrowserContext, corner: Corner) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await context.route(`${corner.sandboxUrl}/one-cp/checkout/**`, async (route) => {
    await held;
    await route.continue();
  });
  return release;
};

test('a page that does not come within 8 s: words, and ways on; late, it is shown all the same', async ({
  page,
  context,
  corner,
}) => {
  const release = await hold(context, corner);
  await page.clock.install();
  await begin(page, corner);
  await expect(dialog(page)).toContainText('Loading the payment page');
  await page.clock.fastForward(7_000);
  await expect(dialog(page)).toContainText('Loading the payment page');
  await page.clock.fastForward(1_000);
  await ways(page);
  release();
  await expect(payIn(page)).toBeVisible();
});

test('one that did not come is tried again, and opened in this tab, by the same order', async ({
  page,
  context,
  corner,
}) => {
  await hold(context, corner);
  await page.clock.install();
  await begin(page, corner);
  await expect(dialog(page)).toContainText('Loading the payment page');
  await page.clock.fastForward(8_000);
  await ways(page);
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await expect(dialog(page)).toContainText('Loading the payment page');
  await page.clock.fastForward(8_000);
  await ways(page);
  await context.unroute(`${corner.sandboxUrl}/one-cp/checkout/**`);
  await dialog(page).getByRole('button', { name: 'Open payment page' }).click();
  await expect(page).toHaveURL(new RegExp(`^${corner.sandboxUrl}/one-cp/checkout/`));
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Paid/ })).toBeVisible();
  await expect.poll(async () => (await corner.orders()).map(({ status }) => status)).toEqual(['paid']);
  expect(await corner.gatewayOrders()).toHaveLength(1);
});

test('a shop whose policy lets no frame in: the ways on come at once', async ({ page, corner, complaints }) => {
  await page.route(`${corner.url}/goods/**`, async (route) => {
    const response = await route.fetch();
    const policy = response.headers()['content-security-policy'] ?? '';
    const closed = policy.replace(/frame-src [^;]*/, "frame-src 'none'");
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': closed } });
  });
  await page.clock.install();
  await begin(page, corner);
  await ways(page);
  expect(complaints.splice(0)).toEqual([expect.stringContaining('frame-src')]);
});

test('a page that must not be framed is left for in this tab', async ({ page, corner }) => {
  await begin(page, corner, 'Open Payments wallet');
  await expect(page).toHaveURL(payPage(corner));
});

test.describe('at a gateway that sends its buyers back', () => {
  test.use({ whose: 'opencheckout' });

  /** Its pages deny being framed, and here they do not: what a form leads to comes as its answer. */
  const letIn = (context: BrowserContext, corner: Corner) =>
    context.route(`${corner.sandboxUrl}/opencheckout/pay/**`, async (route) => {
      const response = await route.fetch();
      const { 'x-frame-options': _, 'content-security-policy': policy = '', ...headers } = response.headers();
      const open = policy.replace("frame-ancestors 'none'", 'frame-ancestors *');
      await route.fulfill({ response, headers: { ...headers, 'content-security-policy': open } });
    });

  const inFrame = async (page: Page, context: BrowserContext, corner: Corner): Promise<FrameLocator> => {
    await letIn(context, corner);
    // To the browser such an answer comes from anywhere, and from anywhere no frame goes to this machine by itself.
    await context.route(`${corner.url}/checkout/return/**`, async (route) =>
      route.fulfill({ response: await route.fetch({ maxRedirects: 0 }) }),
    );
    await begin(page, corner, 'Open Payments wallet');
    return page.frameLocator('iframe[title="Pay with Open Payments wallet"]');
  };

  test('the return page comes to stand in the frame, and tells this page to look', async ({
    page,
    context,
    corner,
  }) => {
    let asked = 0;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    // Until it is told to look, this page hears nothing of the payment.
    await page.route('**/checkout/status', async (route) => {
      asked += 1;
      await held;
      // One that was given up meanwhile cannot go on.
      await route.continue().catch(() => {});
    });
    await page.addInitScript(() => {
      window.addEventListener('message', ({ origin, data }) => {
        if (origin === location.origin) document.documentElement.dataset['told'] = JSON.stringify(data);
      });
    });
    const frame = await inFrame(page, context, corner);
    await frame.getByRole('button', { name: 'Pay', exact: true }).click();
    const returned = expect(frame.getByRole('heading', { name: 'Paid. Thank you' })).toBeVisible();
    // It goes by itself, too.
    await Promise.any([frame.getByRole('link', { name: 'Back to The Corner Shop now' }).click(), returned]);
    await returned;
    const [order] = await corner.orders();
    const told = JSON.stringify({ channel: 'tillkit', session: order?.id });
    await expect(page.locator('html')).toHaveAttribute('data-told', told);
    await expect(dialog(page).getByRole('heading', { name: /^Pay with/ })).toBeVisible();
    await expect.poll(() => asked).toBeGreaterThan(1);
    release();
    await expect(dialog(page).getByRole('heading', { name: /Paid/ })).toBeVisible();
    expect((await corner.gatewayOrders()).filter(isPaid)).toHaveLength(1);
  });

  test('opened in this tab instead, its buyer comes back to the shop', async ({ page, context, corner }) => {
    await inFrame(page, context, corner);
    await dialog(page).getByRole('button', { name: 'Open payment page' }).click();
    await expect(page).toHaveURL(payPage(corner));
    await payAndReturn(page);
    await expect(page).toHaveURL(`${corner.url}/thanks`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
    expect(await corner.gatewayOrders()).toHaveLength(1);
  });
});
