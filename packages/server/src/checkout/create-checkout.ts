import { resolvePorts } from '@tillkit/core/clock';
import type { AnyAccount } from '@tillkit/core/gateway';
import type { Scope } from '@tillkit/core/wire';
import { connectAccounts, sharedOf } from '../accounts/index.ts';
import { createBatch } from '../inbox/batch.ts';
import { createKeyring, issueToken } from '../keyring/index.ts';
import { createOrders, type AccountsOf, type Orders } from '../orders/index.ts';
import { createPricing } from '../pricing/index.ts';
import { createApp, createRateLimit, type RequestInfo } from '../routes/index.ts';
import { createLoop, workRound } from '../work/index.ts';
import type { Context } from './context.ts';
import { accountVerbs } from './account-verbs.ts';
import { mountOf, originsOf, type CheckoutOptions } from './options.ts';

export interface Checkout<A extends readonly AnyAccount[] = readonly AnyAccount[]> {
  /** The whole wire. Mount it where `url` says; `toNodeHandler` for `node:http`, Express and Fastify. */
  fetch(request: Request, info?: RequestInfo): Promise<Response>;
  readonly orders: Orders;
  /** The verbs of each account, with the compile-time promise that they exist. */
  readonly accounts: AccountsOf<A>;
  /** A buyer's token for the merchant's own pages. `ttl` in seconds, an hour when absent. */
  token(session: string, options?: { readonly scope?: readonly Scope[]; readonly ttl?: number }): Promise<string>;
  /** One bounded round of inbox, operations, reads and outbox: call it from cron where nothing runs for long. */
  work(options?: { readonly budgetMs?: number }): Promise<number>;
  /** Loops over `work` until `stop`. */
  start(): void;
  stop(): Promise<void>;
}

const SESSION_SECONDS = 86_400;
const REQUESTS_PER_MINUTE = 240;
const WORK_MS = 5_000;
const TOKEN_SECONDS = 3_600;
const READ_ONLY: readonly Scope[] = ['read'];

/**
 * Makes a checkout. Nothing is sent or opened before the first request or `start()`.
 * @throws TypeError, with the fix, for options that cannot work
 */
export const createCheckout = <const A extends readonly AnyAccount[]>(options: CheckoutOptions<A>): Checkout<A> => {
  const ports = resolvePorts(options);
  const keyring = createKeyring(options.secret, ports.random);
  const context: Context = {
    ...ports,
    url: mountOf(options.url),
    origins: originsOf(options.origins),
    name: options.name,
    promotionCodes: options.promotionCodes ?? false,
    accounts: connectAccounts(options.accounts, ports, (account) => sharedOf(options.store, keyring, account)),
    store: options.store,
    receive: createBatch({ store: options.store, clock: ports.clock }),
    keyring,
    pricing: createPricing(options.price, keyring, ports.clock),
    on: options.on ?? {},
    sessionTtl: (options.sessionSeconds ?? SESSION_SECONDS) * 1_000,
  };
  const app = createApp(context, createRateLimit(ports.clock, options.requestsPerMinute ?? REQUESTS_PER_MINUTE));
  const orders = createOrders(context);
  const loop = createLoop(context);
  return {
    fetch: async (request, info = {}) => app.fetch(request, info),
    orders,
    accounts: accountVerbs(options.accounts, orders),
    token: (session, { scope = READ_ONLY, ttl = TOKEN_SECONDS } = {}) =>
      issueToken(keyring, ports.clock, { session, scopes: scope }, ttl * 1_000),
    work: ({ budgetMs = WORK_MS } = {}) => workRound(context, budgetMs),
    start: loop.start,
    stop: loop.stop,
  };
};
