import { Hono } from 'hono';
import { addressBelow } from '../address.ts';
import { endpointsOf } from '../config/index.ts';
import { CLOSED_POLICY, page, securityHeaders } from '../page/index.ts';
import { pathBelow } from '../path.ts';
import type { Bound, OrderView, Parts, Room, Verb } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { openActs } from './acts.ts';
import { openAnnounce } from './announce.ts';
import { merchantApi } from './api.ts';
import { type BookSnapshot, openBook } from './book.ts';
import { openGuard } from './guard.ts';
import { openKeys } from './keys.ts';
import { unknownPage } from './plain-pages.ts';
import { payRoutes } from './pay.ts';
import type { Payment } from './payment.ts';
import { openPayouts } from './payouts.ts';
import { serverError } from './says.ts';
import { seal } from './webhook.ts';

const PATH = '/one2pays';

/** † 10 s, 60 s, 5 min, 30 min and 2 h after the one before (§8.1). */
const WAITS = [0, 10_000, 60_000, 300_000, 1_800_000, 7_200_000];

const viewOf = (payment: Payment): OrderView => ({
  gateway: 'one2pays',
  id: payment.id,
  merchant: payment.merchant,
  status: payment.status,
  amount: payment.amount,
  currency: 'THB',
  metadata: { ...payment.metadata, referenceId: payment.referenceId },
  createdAt: new Date(payment.createdAt).toISOString(),
  declines: payment.declines,
  payPath: `${PATH}/en/pay/${payment.token}`,
});

export interface One2PaysRoom extends Room {
  snapshot(): BookSnapshot;
}

/** One2Pays, below `/one2pays` of the sandbox's address: its test host there, its live host below `/one2pays/live`. */
export const one2PaysRoom = (parts: Parts, kept: BookSnapshot | undefined): One2PaysRoom => {
  const { clock, config, ports } = parts;
  const book = openBook(kept, parts.changed);
  const sellerOf = (merchant: string) => config.merchants.find(({ id }) => id === merchant)?.one2pays;
  const announce = openAnnounce(parts, sellerOf);
  const acts = openActs(parts, book, sellerOf, announce);
  const payouts = openPayouts(parts, book, sellerOf, announce);
  const guard = openGuard(parts);
  const base = addressBelow(PATH, config);

  const app = new Hono<Bound>({ getPath: pathBelow(PATH) });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders(CLOSED_POLICY, true)))
      if (!c.res.headers.has(name)) c.header(name, value);
  });
  merchantApi(parts, book, openKeys(book, clock.now), acts, payouts, base).routes(app, guard.guarded);
  payRoutes(app, parts, book, acts, base);
  app.notFound(() => page({ ...unknownPage(), keepsOpener: true }, ports.random));
  app.onError((error, c) => {
    ports.log('error', 'sandbox_failed', { gateway: 'one2pays', name: error.name });
    return c.json(serverError[1], serverError[0]);
  });

  return {
    name: 'one2pays',
    app,
    sender: {
      waits: WAITS,
      most: 2 * WAITS.length,
      timeout: 10_000,
      // The last retries would else carry a timestamp beyond every tolerance.
      signsEachAttempt: true,
      seal: async (delivery) => {
        const seller = sellerOf(delivery.merchant);
        const endpoint = seller && endpointsOf(seller).find(({ url }) => url === delivery.to);
        return endpoint ? seal(delivery, endpoint, clock.wall.now()) : null;
      },
    },
    payouts: payouts.control,
    orders: () => book.payments().map(viewOf),
    act: ({ id }, verb, { faults: chosen }) => {
      const payment = book.payment(id);
      const steps: Partial<Record<Verb, (payment: Payment) => Payment | Refused>> = {
        pay: (payment) => acts.pay(payment, chosen),
        transfer: (payment) => acts.transfer(payment, chosen),
        decline: (payment) => acts.decline(payment, chosen),
        cancel: (payment) => acts.cancel(payment, chosen),
        expire: (payment) => acts.expire(payment, chosen),
        reconcile: acts.reconcile,
      };
      const step = steps[verb];
      if (!payment || !step) return { lacks: true };
      const next = step(payment);
      return isRefused(next) ? next : viewOf(next);
    },
    snapshot: book.snapshot,
    resume: () => {
      for (const payment of book.payments()) acts.watch(payment);
    },
    reset: () => {
      acts.restart();
      guard.clear();
      book.clear();
    },
    stop: acts.stop,
  };
};
