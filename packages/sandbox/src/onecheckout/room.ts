import { Hono } from 'hono';
import { addressBelow } from '../address.ts';
import type { SandboxConfig } from '../config/index.ts';
import { CLOSED_POLICY, page, securityHeaders } from '../page/index.ts';
import { pathBelow } from '../path.ts';
import type { Bound, OrderView, Parts, Room, Verb } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { uuidOf } from '../uuid.ts';
import { accountOf } from './account.ts';
import { openActs, type Profile } from './acts.ts';
import { merchantApi } from './api.ts';
import { type BookSnapshot, type Book, openBook } from './book.ts';
import { openGuard } from './guard.ts';
import { unknownPage } from './plain-pages.ts';
import type { Order } from './order.ts';
import { payRoutes } from './pay.ts';
import { serverError } from './says.ts';

const PATH = '/onecheckout';

const viewOf = (order: Order): OrderView => ({
  gateway: 'onecheckout',
  id: order.id,
  merchant: order.merchant,
  status: order.status,
  amount: order.amount,
  currency: order.currency,
  metadata: order.reference === null ? {} : { reference_id: order.reference },
  createdAt: new Date(order.createdAt).toISOString(),
  declines: order.declines,
  payPath: `${PATH}/pay/${order.id}?token=${order.token}`,
});

/** Gives every merchant here its account, once. */
const openAccounts = (config: SandboxConfig, book: Book, { clock, ports }: Parts): void => {
  for (const { id: merchant, onecheckout } of config.merchants) {
    if (!onecheckout) continue;
    const kept = book.account(merchant);
    const made = () => ({
      gatewayId: uuidOf(ports.random(16)),
      created: clock.now(),
      updated: clock.now(),
      changes: {},
    });
    const id = onecheckout.merchantId ?? kept?.id ?? uuidOf(ports.random(16));
    if (kept?.id !== id) book.putAccount({ ...(kept ?? made()), merchant, id });
  }
};

export interface OnecheckoutRoom extends Room {
  snapshot(): BookSnapshot;
}

/** Onecheckout, below `/onecheckout` of the sandbox's address; its API below `/onecheckout/api/v1.0`. */
export const onecheckoutRoom = (parts: Parts, kept: BookSnapshot | undefined): OnecheckoutRoom => {
  const { config, ports } = parts;
  const book = openBook(kept, parts.changed);
  openAccounts(config, book, parts);
  const profileOf = (merchant: string): Profile | undefined => {
    const seller = config.merchants.find(({ id }) => id === merchant)?.onecheckout;
    const record = book.account(merchant);
    if (!seller || !record) return undefined;
    const account = accountOf(record, seller);
    const sends = (seller.sendWebhooks ?? seller.webhook !== undefined) && account.webhook_url !== '';
    return { seller, record, account, sends };
  };
  const acts = openActs(parts, book, profileOf);
  const guard = openGuard(parts);
  const base = addressBelow(PATH, config);

  const app = new Hono<Bound>({ getPath: pathBelow(PATH) });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders(CLOSED_POLICY, true)))
      if (!c.res.headers.has(name)) c.header(name, value);
  });
  merchantApi(parts, book, acts, profileOf, base).routes(app, guard.guarded);
  payRoutes(app, parts, book, acts, profileOf, base);
  app.notFound(() => page({ ...unknownPage(), keepsOpener: true }, ports.random));
  app.onError((error, c) => {
    ports.log('error', 'sandbox_failed', { gateway: 'onecheckout', name: error.name });
    return c.json(serverError[1], serverError[0]);
  });

  return {
    name: 'onecheckout',
    app,
    // † All of it: nothing is published (§6).
    sender: {
      waits: [0, 1000, 2000],
      most: 6,
      timeout: 10_000,
      seal: async ({ merchant, payload }) => {
        const url = profileOf(merchant)?.account.webhook_url;
        if (!url) return null;
        return { url, headers: { 'content-type': 'application/json', 'user-agent': 'Onecheckout/1.0' }, body: payload };
      },
    },
    orders: () => book.list().map(viewOf),
    act: ({ id, merchant }, verb, { faults: chosen }) => {
      const order = book.find(merchant, id);
      const steps: Partial<Record<Verb, (order: Order) => Order | Refused>> = {
        pay: (order) => acts.pay(order, chosen),
        authorize: (order) => acts.authorize(order, chosen),
        decline: acts.decline,
        capture: acts.capture,
        cancel: acts.cancel,
        refund: acts.refund,
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
