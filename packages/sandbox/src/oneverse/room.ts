import { type Context, Hono } from 'hono';
import { addressBelow } from '../address.ts';
import { CLOSED_POLICY, page, securityHeaders } from '../page/index.ts';
import { pathBelow } from '../path.ts';
import type { Bound, OrderView, Parts, Room, Verb } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { uuidOf } from '../uuid.ts';
import { openAccounts } from './accounts.ts';
import { openActs } from './acts.ts';
import { merchantApi } from './api.ts';
import { type BookSnapshot, openBook } from './book.ts';
import { openGuard } from './guard.ts';
import type { Order } from './order.ts';
import { minorOf, unknownPage } from './pages.ts';
import { payRoutes } from './pay.ts';
import { failed } from './says.ts';
import { payPathOf } from './wire.ts';

const PATH = '/oneverse';

const viewOf = (order: Order): OrderView => ({
  gateway: 'oneverse',
  id: order.id,
  merchant: order.merchant,
  status: order.status,
  amount: minorOf(order),
  currency: order.currency,
  metadata: { reference: order.reference },
  createdAt: new Date(order.createdAt).toISOString(),
  declines: order.status === 'failed' ? 1 : 0,
  payPath: PATH + payPathOf(order.id),
});

export interface OneverseRoom extends Room {
  snapshot(): BookSnapshot;
}

/** Oneverse, below `/oneverse` of the sandbox's address; its API below `/oneverse/payment-api`. */
export const oneverseRoom = (parts: Parts, kept: BookSnapshot | undefined): OneverseRoom => {
  const { config, ports } = parts;
  const book = openBook(kept, parts.changed);
  const accounts = openAccounts(config.merchants, book, ports.random);
  const own = addressBelow(PATH, config);
  const base = (c: Context<Bound>): string => config.oneverse?.url?.replace(/\/$/, '') ?? own(c);
  /** The address a caller sees: what stands below the room's path, with the query as it was sent (§13.7). */
  const visible = (c: Context<Bound>): string => {
    const { pathname, search } = new URL(c.req.raw.url);
    return base(c) + pathname.slice(PATH.length) + search;
  };
  const acts = openActs(parts, book, accounts);
  const guard = openGuard(parts, accounts, visible);

  const app = new Hono<Bound>({ getPath: pathBelow(PATH) });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders(CLOSED_POLICY, true)))
      if (!c.res.headers.has(name)) c.header(name, value);
  });
  payRoutes(app, parts, book, acts, accounts, base);
  merchantApi(parts, book, acts, accounts, base).routes(app, guard);
  app.notFound(() => page({ ...unknownPage(), keepsOpener: true }, ports.random));
  app.onError((error, c) => {
    ports.log('error', 'sandbox_failed', { gateway: 'oneverse', name: error.name });
    const [status, body] = failed('payment-api', 'UNKNOWN_ERROR', uuidOf(ports.random(16)));
    return c.json(body, status);
  });

  return {
    name: 'oneverse',
    app,
    // † All but the number of retries (§7): first attempt and three more, and 200 alone is a receipt.
    sender: {
      waits: [0, 10_000, 60_000, 300_000],
      most: 8,
      timeout: 10_000,
      accepts: (status) => status === 200,
      seal: async ({ merchant, to, payload }) => {
        const url = to ?? accounts.of(merchant)?.webhook?.url;
        if (url === undefined) return null;
        return { url, headers: { 'content-type': 'application/json', 'user-agent': 'Oneverse/1.0' }, body: payload };
      },
    },
    orders: () => book.list().map(viewOf),
    act: ({ id }, verb, { faults: chosen }) => {
      const order = book.find(id);
      const steps: Partial<Record<Verb, (order: Order) => Order | Refused>> = {
        pay: (one) => acts.pay(one, chosen),
        decline: acts.fail,
        cancel: acts.cancel,
        expire: acts.expire,
        reconcile: acts.reconcile,
      };
      const step = steps[verb];
      if (!order || !step) return { lacks: true };
      const next = step(order);
      return isRefused(next) ? next : viewOf(next);
    },
    snapshot: book.snapshot,
    resume: () => {
      for (const order of book.list()) acts.watch(order);
    },
    reset: () => {
      acts.restart();
      guard.clear();
      book.clear();
    },
    stop: acts.stop,
  };
};
