import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isoNow, systemClock, type Clock } from '@tillkit/core/clock';
import type { Checkout, Price } from '@tillkit/server';
import type { Product } from './catalog.ts';
import { isFromHere } from './from-here.ts';
import {
  layout,
  noticePage,
  homePage,
  ordersPage,
  payModeOf,
  productPage,
  TABS,
  thanksPage,
  type Page,
} from './pages/index.ts';
import { assetFile, typeOf } from './assets.ts';
import { regionOf, sold, within, type Region } from './regions.ts';
import type { Say } from './tell.ts';

export interface SiteParts {
  readonly checkout: Pick<Checkout, 'orders' | 'token'>;
  readonly price: Price;
  readonly products: readonly Product[];
  readonly say: Say;
  /** The one place besides our own that may show something inside a page: a payment API's widget, or its page. */
  readonly sandboxUrl: string;
  readonly clock?: Clock;
}

const ORDERS_SHOWN = 50;

/** Only what carries this answer's nonce runs or dresses the page, and text never becomes markup by script. */
const policy = (nonce: string, frames: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self'",
    "connect-src 'self'",
    `frame-src ${frames}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const newNonce = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');

interface Answer {
  readonly status: number;
  readonly page: Page;
}

/** The language an address asks the page to be in: `?lang=th`. The shop's own words stay English, the kit's do not. */
const langOf = (query: URLSearchParams): string =>
  /^[a-z]{2,3}(-\w{2,8})*$/i.exec(query.get('lang') ?? '')?.[0] ?? 'en';

const found = (page: Page): Answer => ({ status: 200, page });
const NOT_FOUND: Answer = { status: 404, page: noticePage('Not on our shelf', 'There is no such page here.') };
const NOT_YOURS: Answer = {
  status: 403,
  page: noticePage('Staff only', 'The demo’s back office opens on the computer the shop runs on.'),
};
const BROKEN: Answer = { status: 500, page: noticePage('Something broke', 'It is our fault, and it is written down.') };

const sendPage = (outgoing: ServerResponse, { status, page }: Answer, frames = "'none'"): void => {
  const nonce = newNonce();
  outgoing.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(nonce, frames),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': page.dress === 'desk' ? 'no-store' : 'no-cache',
  });
  outgoing.end(layout(page, nonce).markup);
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const sendFile = async (outgoing: ServerResponse, file: string): Promise<void> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (bytes === null) return sendPage(outgoing, NOT_FOUND);
  outgoing.writeHead(200, {
    'content-type': typeOf(file),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  outgoing.end(bytes);
};

/** The merchant's pages. */
export const createSite = (parts: SiteParts): RequestListener => {
  const { checkout, price, products, say, sandboxUrl, clock = systemClock } = parts;
  const home = async (region: Region): Promise<Answer> => {
    const context = { locale: 'en', now: isoNow(clock) };
    const shelf = products.map(async (one) => {
      const product = sold(one, region);
      const { total } = await price({ items: [{ sku: product.sku, quantity: 1 }] }, context);
      return { product, page: within(region, `/goods/${one.sku}`), total };
    });
    return found(homePage(await Promise.all(shelf), region));
  };

  const orders = async (query: URLSearchParams): Promise<Answer> => {
    const tab = TABS.find(({ name }) => name === (query.get('show') ?? 'all'));
    if (!tab) return NOT_FOUND;
    const cursor = query.get('cursor');
    const list = await checkout.orders.list({
      limit: ORDERS_SHOWN,
      ...(tab.status ? { status: tab.status } : {}),
      ...(cursor === null ? {} : { cursor }),
    });
    const rows = await Promise.all(
      list.orders.map(async (order) => ({ order, token: await checkout.token(order.id) })),
    );
    return found(ordersPage({ rows, cursor: list.cursor, tab: tab.name, now: clock.now() }));
  };

  const answer = async ({ pathname, searchParams }: URL, incoming: IncomingMessage): Promise<Answer> => {
    const region = regionOf(searchParams);
    if (pathname === '/') return home(region);
    if (pathname === '/thanks') return found(thanksPage());
    if (pathname === '/orders') return isFromHere(incoming) ? orders(searchParams) : NOT_YOURS;
    const product = products.find(({ sku }) => pathname === `/goods/${sku}`);
    return product ? found(productPage(product, region, payModeOf(searchParams))) : NOT_FOUND;
  };

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = URL.parse(incoming.url ?? '/', 'http://localhost');
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
      outgoing.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const file = url && assetFile(url.pathname);
    if (file) return sendFile(outgoing, file);
    // From a payment page in a frame the buyer comes back to the checkout's return page, which stands there then.
    const { status, page } = url ? await answer(url, incoming) : NOT_FOUND;
    const lang = langOf(url?.searchParams ?? new URLSearchParams());
    sendPage(outgoing, { status, page: { ...page, lang } }, `'self' ${new URL(sandboxUrl).origin}`);
  };

  return (incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      say(`error page ${error instanceof Error ? error.message : typeof error}`);
      if (outgoing.headersSent) outgoing.destroy();
      else sendPage(outgoing, BROKEN);
    });
  };
};
