import { Hono } from 'hono';
import { addressBelow } from '../address.ts';
import { CLOSED_POLICY, securityHeaders } from '../page/index.ts';
import { pathBelow } from '../path.ts';
import type { Bound, OrderView, Parts, Room, Verb } from '../parts.ts';
import { isRefused, type Refused } from '../refused.ts';
import { openActs } from './acts.ts';
import { merchantApi } from './api.ts';
import { type BookSnapshot, openBook } from './book.ts';
import { openGuard } from './guard.ts';
import { payRoutes } from './pay.ts';
import { failed } from './says.ts';
import { totalOf, type Transaction } from './transaction.ts';
import { rawOf } from './wire.ts';

const PATH = '/one-cp';

export interface OnecpRoom extends Room {
  snapshot(): BookSnapshot;
}

/** One-CP, below `/one-cp` of the sandbox's address: its API at once, its stand-in pay page below `/one-cp/checkout`. */
export const onecpRoom = (parts: Parts, kept: BookSnapshot | undefined): OnecpRoom => {
  const { config, ports } = parts;
  const book = openBook(kept, parts.changed);
  const acts = openActs(parts, book);
  const guard = openGuard(parts);
  const base = addressBelow(PATH, config);

  const viewOf = (transaction: Transaction): OrderView => {
    const seller = config.merchants.find(({ id }) => id === transaction.merchant)?.onecp;
    return {
      gateway: 'one-cp',
      id: transaction.id,
      merchant: transaction.merchant,
      status: seller ? rawOf(transaction, seller) : transaction.state,
      amount: totalOf(transaction.items),
      currency: transaction.currency,
      metadata: transaction.refIDs,
      createdAt: new Date(transaction.createdAt).toISOString(),
      declines: 0,
      payPath: `${PATH}/checkout/${transaction.id}`,
    };
  };

  const app = new Hono<Bound>({ getPath: pathBelow(PATH) });
  app.use(async (c, next) => {
    await next();
    // A page set its own: this one may be framed.
    if (c.res.headers.has('content-security-policy')) return;
    for (const [name, value] of Object.entries(securityHeaders(CLOSED_POLICY, true))) c.header(name, value);
  });
  payRoutes(app, parts, book, acts, base);
  merchantApi(parts, book, acts).routes(app, guard.guarded);
  app.onError((error, c) => {
    ports.log('error', 'sandbox_failed', { gateway: 'one-cp', name: error.name });
    return c.json(failed[1], failed[0]);
  });

  return {
    name: 'one-cp',
    app,
    // Nothing is ever pushed (§7).
    sender: { waits: [0], most: 1, timeout: 1000, seal: async () => null },
    orders: () => book.list().map(viewOf),
    act: ({ id }, verb, { faults }) => {
      const transaction = book.find(id);
      const steps: Partial<Record<Verb, (transaction: Transaction) => Transaction | Refused>> = {
        pay: (one) => acts.pay(one, faults),
        refund: acts.refund,
        cancel: acts.cancel,
        expire: acts.expire,
        reconcile: acts.reconcile,
      };
      const step = steps[verb];
      if (!transaction || !step) return { lacks: true };
      const next = step(transaction);
      return isRefused(next) ? next : viewOf(next);
    },
    snapshot: book.snapshot,
    resume: () => {
      for (const transaction of book.list()) acts.watch(transaction);
    },
    reset: () => {
      acts.restart();
      guard.clear();
      book.clear();
    },
    stop: acts.stop,
  };
};
