import type { Context, Hono } from 'hono';
import { chosenFaults, isCrossSiteForm, page, type PageParts } from '../page/index.ts';
import type { Bound, Parts } from '../parts.ts';
import type { Acts, Profile } from './acts.ts';
import type { Book } from './book.ts';
import { closedPage, leftPage, successPage, unknownPage } from './plain-pages.ts';
import { isStuck, type Order } from './order.ts';
import { payPage, reviewPage } from './pages.ts';
import { returnUrl } from './returns.ts';
import { at, type Scene } from './scene.ts';

/** The buyer's side (§5.1): the two linked pages, what their buttons do, and the way back to the shop. */
export const payRoutes = (
  app: Hono<Bound>,
  { config, ports }: Parts,
  book: Book,
  acts: Acts,
  profileOf: (merchant: string) => Profile | undefined,
  base: (c: Context<Bound>) => string,
): void => {
  // A popup keeps its opener here: nothing says that it is severed.
  const show = (parts: PageParts): Promise<Response> => page({ ...parts, keepsOpener: true }, ports.random);

  const sceneOf = (order: Order, path: string): Scene => {
    const { account, sends = false } = profileOf(order.merchant) ?? {};
    return {
      order,
      merchant: config.merchants.find(({ id }) => id === order.merchant)?.name ?? order.merchant,
      path,
      success: account ? returnUrl(order, account, 'success') : null,
      cancel: account ? returnUrl(order, account, 'cancel') : null,
      sends,
    };
  };

  type Play = (c: Context<Bound>, scene: Scene) => Response | Promise<Response>;
  const scene = (play: Play) => (c: Context<Bound>) => {
    // A form on somebody else's page must not pay: the sandbox has no login that would stop it.
    if (isCrossSiteForm(c)) return c.text('Cross-site form', 400);
    const order = book.byToken(c.req.param('id') ?? '', c.req.query('token') ?? '');
    return order ? play(c, sceneOf(order, new URL(base(c)).pathname)) : show(unknownPage());
  };
  const isPayable = ({ order }: Scene): boolean => order.status === 'OPEN' && !isStuck(order);

  app.get(
    '/pay/:id',
    scene((_c, shown) => show(isPayable(shown) ? payPage(shown) : closedPage(shown))),
  );
  app.get(
    '/order/:id',
    scene((_c, shown) => show(isPayable(shown) ? reviewPage(shown) : closedPage(shown))),
  );
  app.post(
    '/pay/:id/approve',
    scene(async (c, shown) => {
      acts.pay(shown.order, await chosenFaults(c));
      return c.redirect(at(shown, '/success'), 303);
    }),
  );
  app.post(
    '/pay/:id/decline',
    scene((c, shown) => {
      acts.decline(shown.order);
      return c.redirect(at(shown), 303);
    }),
  );
  app.post(
    '/pay/:id/cancel',
    scene((c, shown) => c.redirect(at(shown, '/left'), 303)),
  );
  app.get(
    '/pay/:id/left',
    scene((_c, shown) => show(leftPage(shown))),
  );
  app.get(
    '/pay/:id/success',
    scene((c, shown) => {
      const { status } = shown.order;
      const isBack = status === 'PAID' || status === 'AWAITING_CAPTURE' || isStuck(shown.order);
      return isBack ? show(successPage(shown)) : c.redirect(at(shown), 307);
    }),
  );
};
