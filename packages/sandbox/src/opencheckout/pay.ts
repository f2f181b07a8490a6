import { toHex, utf8 } from '@tillkit/core/hmac';
import type { Context, Hono } from 'hono';
import { rateLimit } from '../call/index.ts';
import { chosenFaults, isCrossSiteForm, page, type PageParts } from '../page/index.ts';
import type { Bound, Parts } from '../parts.ts';
import { isRefused } from '../refused.ts';
import { type Acts, TEST_WALLET } from './acts.ts';
import type { Book } from './book.ts';
import {
  closedPage,
  leftPage,
  preparingPage,
  processingPage,
  successPage,
  unknownPage,
  walletPage,
} from './plain-pages.ts';
import { payPage } from './pages.ts';
import type { Scene } from './scene.ts';
import type { Session } from './session.ts';

const TEN_MINUTES = 600_000;

/** † The interaction hash: what only the wallet provider and this deployment can know of one grant. */
const grantHash = async ({ nonce, ref }: { readonly nonce: string; readonly ref: string }): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`${nonce}\n${ref}`))));

const callbackPath = async ({ grant }: Session): Promise<string> =>
  grant === null ? '' : `/grant/callback?interact_ref=${grant.ref}&hash=${await grantHash(grant)}`;

const isWallet = (text: unknown): text is string =>
  typeof text === 'string' && URL.canParse(text) && new URL(text).protocol === 'https:';

/** The buyer's side: the hosted page, the wallet's return, the confirmation (dossier §10), and the status check (§7). */
export const payRoutes = (
  app: Hono<Bound>,
  { clock, config, ports }: Parts,
  book: Book,
  acts: Acts,
  base: (c: Context<Bound>) => string,
): void => {
  const wallets = rateLimit(10, TEN_MINUTES, clock.now);
  const recoveries = rateLimit(20, TEN_MINUTES, clock.now);
  const sellerOf = (session: Session) => config.merchants.find((merchant) => merchant.id === session.merchant);
  const path = (c: Context<Bound>): string => new URL(base(c)).pathname;
  const home = (c: Context<Bound>, session: Session): string => `${path(c)}/pay/${session.id}`;
  const show = (parts: PageParts): Promise<Response> => page(parts, ports.random);

  /** Buyer-facing errors have a message and no type (dossier §9). */
  const message = (c: Context<Bound>, status: 400 | 404 | 409, text: string) =>
    c.json({ error: { message: text } }, status);
  const limited = (c: Context<Bound>, seconds: number) => {
    c.header('Retry-After', String(seconds));
    return c.json({ error: { message: 'Too many requests. Please try again later.' } }, 429);
  };

  type Play = (c: Context<Bound>, session: Session, scene: Scene) => Response | Promise<Response>;
  const scene = (play: Play) => (c: Context<Bound>) => {
    // A form on somebody else's page must not pay: the sandbox has no login that would stop it.
    if (isCrossSiteForm(c)) return message(c, 400, 'Cross-site form');
    const session = book.find(c.req.param('id') ?? '');
    if (!session) return show(unknownPage());
    return play(c, session, { session, merchant: sellerOf(session)?.name ?? session.merchant, path: path(c) });
  };

  app.get(
    '/pay/:id',
    scene((_c, { status }, shown) => {
      if (status === 'processing') return show(processingPage(shown));
      if (status === 'preparing') return show(preparingPage(shown));
      const payable = status === 'open' || status === 'awaiting_approval';
      return show(payable ? payPage(shown) : closedPage(shown));
    }),
  );

  app.post(
    '/pay/:id/approve',
    scene(async (c, session) => {
      const chosen = await chosenFaults(c);
      const submitted = acts.submit(session, TEST_WALLET);
      if (isRefused(submitted)) return c.redirect(home(c, session), 303);
      return c.redirect(home(c, session) + (await callbackPath(acts.choose(submitted, chosen))), 303);
    }),
  );

  app.post(
    '/pay/:id/decline',
    scene((c, session) => {
      const submitted = session.status === 'open' ? acts.submit(session, TEST_WALLET) : session;
      if (!isRefused(submitted)) acts.refuse(submitted);
      return c.redirect(home(c, session), 303);
    }),
  );

  app.post(
    '/pay/:id/cancel',
    scene((c, session) => c.redirect(`${home(c, session)}/left`, 303)),
  );

  app.get(
    '/pay/:id/left',
    scene((_c, session, shown) => {
      const { cancelReturn } = sellerOf(session)?.opencheckout ?? {};
      return show(leftPage(shown, cancelReturn ?? session.profile === 'seed'));
    }),
  );

  const recover = (session: Session): Session => {
    if (session.status !== 'processing') return session;
    const found = acts.reconcile(session);
    return isRefused(found) ? session : found;
  };

  app.post(
    '/pay/:id/check',
    scene((c, session) => {
      const done = recover(session).status === 'completed';
      return c.redirect(home(c, session) + (done ? '/success' : ''), 303);
    }),
  );

  app.post('/pay/:id/wallet', async (c) => {
    const session = book.find(c.req.param('id'));
    if (!session) return message(c, 404, 'Checkout session not found');
    const wait = wallets.take(`${session.id} ${c.env.client}`);
    if (wait > 0) return limited(c, wait);
    // † The name of the field: the dossier does not say it.
    const body: unknown = await c.req.json().catch(() => null);
    const wallet = typeof body === 'object' && body !== null && 'walletAddress' in body ? body.walletAddress : null;
    if (!isWallet(wallet)) return message(c, 400, 'Enter a wallet address that begins with https://');
    const submitted = acts.submit(session, wallet);
    if (isRefused(submitted)) return message(c, 409, `Session is already ${submitted.refused}`);
    return c.json({ interactUrl: `${base(c)}/wallet/${session.id}` });
  });

  app.get(
    '/wallet/:id',
    scene(async (c, session, shown) => {
      if (session.status !== 'awaiting_approval' || session.grant === null) return c.redirect(home(c, session), 303);
      return show(walletPage(shown, await grantHash(session.grant)));
    }),
  );

  app.get(
    '/pay/:id/grant/callback',
    scene(async (c, session) => {
      const error = (text: string) =>
        c.redirect(`${home(c, session)}?status=error&message=${encodeURIComponent(text)}`, 307);
      const { interact_ref: ref, hash } = c.req.query();
      if (!ref || !hash) return error('Missing interaction reference or hash');
      if (session.status === 'completed') return c.redirect(`${home(c, session)}/success`, 307);
      if (session.status !== 'awaiting_approval' || session.grant === null)
        return error('Missing grant verification state');
      if (hash !== (await grantHash({ ...session.grant, ref }))) return error('Invalid interaction hash');
      acts.settle(session);
      return c.redirect(`${home(c, session)}/success`, 307);
    }),
  );

  app.get(
    '/pay/:id/success',
    scene((c, session, shown) =>
      session.status === 'completed' ? show(successPage(shown)) : c.redirect(home(c, session), 307),
    ),
  );

  app.post('/api/checkout/sessions/:id/recover', (c) => {
    const session = book.find(c.req.param('id'));
    if (!session) return message(c, 404, 'Checkout session not found');
    const wait = recoveries.take(`${session.id} ${c.env.client}`);
    if (wait > 0) return limited(c, wait);
    const { status } = recover(session);
    // † The messages.
    if (status === 'completed')
      return c.json({ recovered: true, message: 'The payment is complete', action: 'completed' });
    if (status === 'awaiting_approval')
      return c.json({
        recovered: true,
        message: 'Approve the payment at your wallet',
        action: 'resume_approval',
        interact_url: `${base(c)}/wallet/${session.id}`,
      });
    return c.json({ recovered: false, message: `Nothing to recover: the session is ${status}` });
  });
};
