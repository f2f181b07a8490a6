import type { Context, Hono } from 'hono';
import { chosenFaults, isCrossSiteForm, page, type PageParts } from '../page/index.ts';
import type { Bound, Parts } from '../parts.ts';
import type { Acts } from './acts.ts';
import type { Book } from './book.ts';
import { closedPage, unknownPage } from './plain-pages.ts';
import type { Payment } from './payment.ts';
import { payPage } from './pages.ts';
import { at, type Scene } from './scene.ts';

/** The buyer's side: the hosted page of `paymentAppUrl` and what its buttons do (§5.1). */
export const payRoutes = (
  app: Hono<Bound>,
  { config, ports }: Parts,
  book: Book,
  acts: Acts,
  base: (c: Context<Bound>) => string,
): void => {
  // A popup keeps its opener here: nothing says that it is severed.
  const show = (parts: PageParts): Promise<Response> => page({ ...parts, keepsOpener: true }, ports.random);

  const sceneOf = (payment: Payment, path: string): Scene | null => {
    const merchant = config.merchants.find(({ id }) => id === payment.merchant);
    return merchant?.one2pays ? { payment, merchant: merchant.name, seller: merchant.one2pays, path } : null;
  };

  const scene = (play: (c: Context<Bound>, shown: Scene) => Response | Promise<Response>) => (c: Context<Bound>) => {
    // A form on somebody else's page must not pay: the sandbox has no login that would stop it.
    if (isCrossSiteForm(c)) return c.text('Cross-site form', 400);
    const payment = book.byToken(c.req.param('token') ?? '');
    const shown = payment && sceneOf(payment, new URL(base(c)).pathname);
    return shown ? play(c, shown) : show(unknownPage());
  };

  app.get(
    '/en/pay/:token',
    scene((_c, shown) => {
      const { status, settlesAt } = shown.payment;
      return show(status === 'processing' && settlesAt === null ? payPage(shown) : closedPage(shown));
    }),
  );
  for (const [way, act] of [['approve', acts.pay], ['transfer', acts.transfer], ['decline', acts.decline]] as const)
    app.post(
      `/en/pay/:token/${way}`,
      scene(async (c, shown) => {
        const chosen = await chosenFaults(c);
        // Looked up again: the form may have been read for a while.
        const { payment } = shown;
        if (payment.status === 'processing') act(book.payment(payment.id) ?? payment, chosen);
        return c.redirect(at(shown), 303);
      }),
    ); // prettier-ignore
};
