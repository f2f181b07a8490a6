import type { Page } from '@playwright/test';
import type { CheckoutModal } from '@tillkit/elements';
import type { Corner, GatewayOrder } from '../corner.fixture.ts';
import { expect, isPaid } from '../test.fixture.ts';
import type { ClockAhead } from './clock-ahead.fixture.ts';
import type { Walk } from './walk.fixture.ts';

const MINUTE = 60_000;

/** Whatever is still to come, comes: late webhooks, and the reads that are due within the hours after. */
export const letTimePass = async ({ context, corner }: Walk, clock: ClockAhead): Promise<void> => {
  await context.setOffline(false);
  await corner.control('POST', '/clock', { advance: MINUTE });
  for (const minutes of [1, 30, 120]) {
    clock.advance(minutes * MINUTE);
    await corner.shop.checkout.work({ budgetMs: 5_000 });
  }
  // The last step's request may be on its way still.
  const isOpen = async (): Promise<boolean> => (await corner.orders()).some(({ checking }) => checking);
  await expect.poll(isOpen, { message: 'nothing is left open' }).toBe(false);
};

const billsOf = (attempt: string, bills: readonly GatewayOrder[]): readonly GatewayOrder[] =>
  bills.filter(({ metadata }) => Object.values(metadata).includes(attempt));

/** How a walk ended, in numbers. */
export interface Ending {
  readonly sessions: number;
  readonly attempts: number;
  readonly bills: number;
  readonly paid: number;
  readonly duplicates: number;
}

/** What the gateways' own books say is what the shop says, order by order. */
export const expectTruth = async (corner: Corner): Promise<Ending> => {
  const [bills, orders] = [await corner.gatewayOrders(), await corner.orders()];
  let [claimed, duplicates] = [0, 0];
  for (const order of orders) {
    const own = order.attempts.map(({ id }) => billsOf(id, bills));
    claimed += own.flat().length;
    for (const each of own) expect(each.length, `${order.id}: one order at the gateway per attempt`).toBeLessThan(2);
    const paid = own.flat().filter(isPaid);
    duplicates += Math.max(0, paid.length - 1);
    const status = paid.length > 0 ? ['paid'] : ['created', 'pending', 'canceled', 'expired', 'failed'];
    expect(status, `${order.id}: ${paid.length} payments at the gateway`).toContain(order.status);
    expect(order.paid, `${order.id}: one payment counts`).toBe(paid.length > 0 ? order.quote.total : 0);
    expect(order.duplicates.length, `${order.id}: every other one is a duplicate`).toBe(Math.max(0, paid.length - 1));
    expect(order.trouble, order.id).toEqual(paid.length > 1 ? ['duplicate_payment'] : []);
    expect(order.checking, `${order.id}: nothing is left open`).toBe(false);
    const total = `$${(order.quote.total / 100).toFixed(2)}`;
    const told = corner.lines.filter((line) => line === `order paid ${order.reference} ${total}`);
    expect(told, `${order.id}: told once`).toHaveLength(paid.length > 0 ? 1 : 0);
  }
  expect(claimed, 'every order at a gateway is some attempt’s').toBe(bills.length);
  return {
    sessions: orders.length,
    attempts: orders.flatMap(({ attempts }) => attempts).length,
    bills: bills.length,
    paid: orders.filter(({ status }) => status === 'paid').length,
    duplicates,
  };
};

/** What an open page says of its session; null where it shows an order still to be paid, or nothing. */
const sessionShown = (page: Page): Promise<{ readonly id: string; readonly status: string } | null> =>
  page.evaluate(() => {
    const state = document.querySelector<CheckoutModal>('till-checkout-modal[open]')?.state;
    const says = state?.step === 'waiting' || state?.step === 'done' || state?.step === 'refused';
    return says ? { id: state.session.id, status: state.session.status } : null;
  });

/** Every page that is still open says of its session what the shop says of it. */
export const expectPagesTrue = async ({ context, corner }: Walk): Promise<void> => {
  const orders = new Map((await corner.orders()).map(({ id, status }) => [id, status]));
  const isShop = (page: Page): boolean => page.url().startsWith(`${corner.url}/goods`);
  for (const page of context.pages().filter(isShop)) {
    const isTrue = async (): Promise<boolean> => {
      // It may be on its way to another page still: then it is looked at again.
      const shown = await sessionShown(page).catch(() => 'gone' as const);
      if (shown === 'gone') return !isShop(page);
      return shown === null || shown.status === orders.get(shown.id);
    };
    await expect.poll(isTrue, { message: `the open page ${page.url()} tells the truth`, timeout: 20_000 }).toBe(true);
  }
};

/** A page opened afresh says of every order what the shop says of it. */
export const expectBackOfficeTrue = async ({ context, corner }: Walk): Promise<void> => {
  const page = await context.newPage();
  await page.goto(`${corner.url}/orders`);
  for (const { id, status } of await corner.orders())
    await expect(page.locator(`till-order-status[session="${id}"]:state(${status})`)).toHaveCount(1);
};
