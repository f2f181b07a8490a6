import { Hono } from 'hono';
import { addressBelow } from '../address.ts';
import { CLOSED_POLICY, page, securityHeaders } from '../page/index.ts';
import { pathBelow } from '../path.ts';
import type { Bound, OrderView, Parts, Room, Verb } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { openActs, TEST_WALLET } from './acts.ts';
import { errorBody, merchantApi } from './api.ts';
import { type BookSnapshot, openBook } from './book.ts';
import { crossOrigin } from './cors.ts';
import { unknownPage } from './plain-pages.ts';
import { payRoutes } from './pay.ts';
import { cancel, expire, prepare, type Session } from './session.ts';
import { seal } from './webhook.ts';

const PATH = '/opencheckout';

/** Paths and what they take: another method is 405 with an empty body, another path a 404 page (dossier §9). */
const KNOWN: readonly RegExp[] = [
  /^\/api\/(health|checkout\/sessions(\/[^/]+(\/(expire|cancel|recover))?)?)$/,
  /^\/pay\/[^/]+(\/(wallet|grant\/callback|success|approve|decline|cancel|left|check))?$/,
  /^\/wallet\/[^/]+$/,
];

const viewOf = (session: Session): OrderView => ({
  gateway: 'opencheckout',
  id: session.id,
  merchant: session.merchant,
  status: session.status,
  amount: session.amountTotal,
  currency: session.currency,
  metadata: session.metadata,
  createdAt: new Date(session.createdAt).toISOString(),
  declines: session.declines,
  payPath: `${PATH}/pay/${session.id}`,
});

export interface OpenCheckoutRoom extends Room {
  snapshot(): BookSnapshot;
}

/** OpenCheckout, below `/opencheckout` of the sandbox's address. */
export const openCheckoutRoom = (parts: Parts, kept: BookSnapshot | undefined): OpenCheckoutRoom => {
  const { clock, config, faults, ports } = parts;
  const book = openBook(kept, clock.now, parts.changed);
  const merchantOf = (id: string) => config.merchants.find((merchant) => merchant.id === id)?.opencheckout;
  const acts = openActs(parts, book, merchantOf);
  const base = addressBelow(PATH, config);
  const startedAt = clock.wall.now();

  const sellers = config.merchants.flatMap(({ opencheckout }) => (opencheckout ? [opencheckout] : []));
  const seedOnly = sellers.length > 0 && sellers.every(({ profile }) => profile === 'seed');

  const app = new Hono<Bound>({ getPath: pathBelow(PATH) });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders(CLOSED_POLICY)))
      if (!c.res.headers.has(name)) c.header(name, value);
  });
  app.use('/api/*', crossOrigin(seedOnly, config.opencheckout?.corsOrigins ?? []));

  app.get('/api/health', (c) => {
    const uptime = Math.floor((clock.wall.now() - startedAt) / 1000);
    if (seedOnly) return c.json({ status: 'healthy', uptime });
    const ill = faults.takeHealth();
    const words = ill ? { status: 'unhealthy', database: 'unavailable' } : { status: 'healthy', database: 'ready' };
    return c.json({ ...words, uptime, version: '0.2.0' }, ill ? 503 : 200);
  });
  merchantApi(parts, book, base).routes(app);
  payRoutes(app, parts, book, acts, base);

  app.notFound((c) => {
    const { pathname, search } = new URL(c.req.url);
    if (pathname.length > 1 && pathname.endsWith('/')) return c.redirect(pathname.replace(/\/+$/, '') + search, 308);
    if (KNOWN.some((known) => known.test(c.req.path))) return c.body(null, 405);
    return page(unknownPage(), ports.random);
  });
  app.onError((error, c) => {
    ports.log('error', 'sandbox_failed', { gateway: 'opencheckout', name: error.name });
    return c.json(errorBody('api_error', 'Internal server error'), 500);
  });

  const pay = (session: Session, wallet: string, chosen: readonly string[] | undefined): Session | Refused => {
    const submitted = acts.submit(session, wallet);
    return isRefused(submitted) ? submitted : acts.settle(acts.choose(submitted, chosen));
  };
  const decline = (session: Session, wallet: string): Session | Refused => {
    const submitted = session.status === 'open' ? acts.submit(session, wallet) : session;
    return isRefused(submitted) ? submitted : acts.refuse(submitted);
  };
  const keep = (next: Session | Refused): Session | Refused => (isRefused(next) ? next : book.put(next));

  return {
    name: 'opencheckout',
    app,
    sender: {
      waits: [0, 1000, 2000],
      most: 6,
      timeout: 10_000,
      seal: async (delivery) => {
        const webhook = merchantOf(delivery.merchant)?.webhook;
        return webhook ? seal(delivery, webhook, clock.wall.now()) : null;
      },
    },
    orders: () => book.list().map(viewOf),
    act: (order, verb, { wallet = TEST_WALLET, faults: chosen }) => {
      const session = book.find(order.id);
      const steps: Partial<Record<Verb, (session: Session) => Session | Refused>> = {
        prepare: (session) => keep(prepare(session, wallet, clock.now())),
        pay: (session) => pay(session, wallet, chosen),
        decline: (session) => decline(session, wallet),
        cancel: (session) => keep(cancel(session)),
        expire: (session) => keep(expire(session)),
        reconcile: acts.reconcile,
      };
      const step = steps[verb];
      if (!session || !step) return { lacks: true };
      const next = step(session);
      return isRefused(next) ? next : viewOf(next);
    },
    snapshot: book.snapshot,
    resume: () => {
      for (const session of book.list()) acts.watch(session);
    },
    reset: () => {
      acts.restart();
      book.clear();
    },
    stop: acts.stop,
  };
};
