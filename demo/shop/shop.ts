import { createServer } from 'node:http';
import type { Clock } from '@tillkit/core/clock';
import { createCheckout } from '@tillkit/server';
import { toNodeHandler } from '@tillkit/server/node';
import { sqliteStore } from '@tillkit/server/sqlite';
import { shopAccounts, type ShopKeys } from './accounts.ts';
import { PRODUCTS, type Product } from './catalog.ts';
import { listen } from './listen.ts';
import { createPrice } from './price.ts';
import { createSite } from './site.ts';
import { tell, type Say } from './tell.ts';

export interface ShopOptions {
  readonly port: number;
  /** The address it listens on; this computer alone when absent. */
  readonly host?: string | undefined;
  /** Where the sandbox answers: `http://localhost:4243`. */
  readonly sandboxUrl: string;
  readonly keys: ShopKeys;
  /** The SQLite file; made when it is not there. */
  readonly dbPath: string;
  readonly clock?: Clock;
  readonly products?: readonly Product[];
  /** Whom the shop takes money through; `shopAccounts` when absent. */
  readonly accounts?: (sandboxUrl: string, keys: ShopKeys) => ReturnType<typeof shopAccounts>;
  /** The shop's log, a line at a time; the console when absent. */
  readonly say?: Say;
}

/** The corner shop: the merchant's pages, and the checkout mounted at `/checkout` of the same origin. */
export const createShop = async ({ port, host = '127.0.0.1', sandboxUrl, keys, dbPath, ...rest }: ShopOptions) => {
  const { clock, products = PRODUCTS, accounts = shopAccounts, say = console.log } = rest;
  const url = `http://localhost:${port}`;
  const server = createServer();
  // Listening comes first: where the port is taken, another shop is at work on this file.
  await listen(server, port, host);
  const time = clock === undefined ? {} : { clock };
  const store = sqliteStore(dbPath, time);
  const price = createPrice(products);
  const checkout = createCheckout({
    name: 'The Corner Shop',
    url: `${url}/checkout`,
    secret: keys.secret,
    origins: [url],
    accounts: accounts(sandboxUrl, keys),
    store,
    price,
    on: tell(say),
    log: (level, event, fields) => {
      if (level !== 'info') say(`${level} ${event} ${JSON.stringify(fields ?? {})}`);
    },
    ...time,
  });
  const answerCheckout = toNodeHandler(checkout);
  const answerPage = createSite({ checkout, price, products, say, sandboxUrl, ...time });
  server.on('request', (incoming, outgoing) => {
    const isCheckout = /^\/checkout(?:[/?]|$)/.test(incoming.url ?? '');
    (isCheckout ? answerCheckout : answerPage)(incoming, outgoing);
  });
  checkout.start();

  return {
    /** `http://localhost:<port>` */
    url,
    checkout,
    /** Frees the port, ends the loop and closes the file. */
    close: async (): Promise<void> => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await checkout.stop();
      await closed;
      await store.close();
    },
  };
};

export type Shop = Awaited<ReturnType<typeof createShop>>;
