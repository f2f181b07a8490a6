import type { Context, Hono } from 'hono';
import { chosenFaults, isCrossSiteForm, page, type PageParts } from '../page/index.ts';
import type { Bound, Parts } from '../parts.ts';
import type { Accounts } from './accounts.ts';
import type { Acts } from './acts.ts';
import type { Book } from './book.ts';
import { isPayable } from './order.ts';
import { at, closedPage, payPage, returnPage, type Scene, unknownPage } from './pages.ts';
import { payPathOf } from './wire.ts';

/** The buyer's side (§5.6): the hosted page, what its buttons do, and the way back to the shop. */
export const payRoutes = (
  app: Hono<Bound>,
  { config, ports }: Parts,
  book: Book,
  acts: Acts,
  accounts: Accounts,
  base: (c: Context<Bound>) => string,
): void => {
  // A popup keeps its opener here: nothing says that it is severed.
  const show = (parts: PageParts): Promise<Response> => page({ ...parts, keepsOpener: true }, ports.random);
  const path = payPathOf(':id');

  type Play = (c: Context<Bound>, scene: Scene) => Response | Promise<Response>;
  const scene = (play: Play) => (c: Context<Bound>) => {
    // A form on somebody else's page must not pay: the sandbox has no login that would stop it.
    if (isCrossSiteForm(c)) return c.text('Cross-site form', 400);
    const order = book.find(c.req.param('id') ?? '');
    const account = accounts.of(order?.merchant ?? '');
    if (!order || !account) return show(unknownPage());
    return play(c, {
      order,
      merchant: config.merchants.find(({ id }) => id === order.merchant)?.name ?? order.merchant,
      path: new URL(base(c)).pathname.replace(/\/$/, ''),
      late: account.latePayment === true,
      sends: order.webhookUrl !== null || account.webhook !== undefined,
    });
  };

  app.get(
    path,
    scene((_c, shown) => {
      if (!isPayable(shown.order, shown.late)) return show(closedPage(shown));
      return show(payPage({ ...shown, order: acts.open(shown.order) }));
    }),
  );
  app.get(
    `${path}/back`,
    scene((_c, shown) => show(returnPage(shown))),
  );
  app.post(
    `${path}/pay`,
    scene(async (c, shown) => {
      acts.pay(shown.order, await chosenFaults(c));
      return c.redirect(at(shown, '/back'), 303);
    }),
  );
  for (const [way, act] of [
    ['fail', acts.fail],
    ['cancel', acts.cancel],
    ['leave', undefined],
  ] as const)
    app.post(
      `${path}/${way}`,
      scene((c, shown) => {
        act?.(shown.order);
        return c.redirect(at(shown, '/back'), 303);
      }),
    );
};
