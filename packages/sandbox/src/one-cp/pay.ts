import type { Context, Hono } from 'hono';
import { chosenFaults, isCrossSiteForm, page, type PageParts } from '../page/index.ts';
import type { Bound, Parts } from '../parts.ts';
import type { Acts } from './acts.ts';
import type { Book } from './book.ts';
import { at, closedPage, leftPage, payPage, type Scene, unknownPage } from './pages.ts';
import { isStuck } from './transaction.ts';

/** † The buyer's side (§12.16): the stand-in for a widget nobody documents, outside the API. */
export const payRoutes = (
  app: Hono<Bound>,
  { config, ports }: Parts,
  book: Book,
  acts: Acts,
  base: (c: Context<Bound>) => string,
): void => {
  const show = (parts: PageParts): Promise<Response> => page(parts, ports.random);
  type Play = (c: Context<Bound>, scene: Scene) => Response | Promise<Response>;
  const scene = (play: Play) => (c: Context<Bound>) => {
    // A form on somebody else's page must not pay. In a frame the page's own form is of the same origin still.
    if (isCrossSiteForm(c)) return c.text('Cross-site form', 400);
    const transaction = book.find(c.req.param('id') ?? '');
    if (!transaction) return show(unknownPage());
    const merchant = config.merchants.find(({ id }) => id === transaction.merchant)?.name ?? transaction.merchant;
    return play(c, { transaction, merchant, path: new URL(base(c)).pathname });
  };
  const isPayable = ({ transaction }: Scene): boolean => transaction.state === 'pending' && !isStuck(transaction);

  app.get(
    '/checkout/:id',
    scene((_c, shown) => show(isPayable(shown) ? payPage(shown) : closedPage(shown))),
  );
  app.post(
    '/checkout/:id/pay',
    scene(async (c, shown) => {
      acts.pay(shown.transaction, await chosenFaults(c));
      return c.redirect(at(shown), 303);
    }),
  );
  app.post(
    '/checkout/:id/abandon',
    scene((c, shown) => c.redirect(at(shown, '/left'), 303)),
  );
  app.get(
    '/checkout/:id/left',
    scene((c, shown) => (isPayable(shown) ? show(leftPage(shown)) : c.redirect(at(shown), 307))),
  );
};
