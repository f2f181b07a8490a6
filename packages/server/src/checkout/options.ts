import type { Ports } from '@tillkit/core/clock';
import type { AnyAccount } from '@tillkit/core/gateway';
import type { Price } from '../pricing/index.ts';
import type { Store } from '../store/index.ts';
import type { NoticeHandlers } from './context.ts';

export interface CheckoutOptions<A extends readonly AnyAccount[]> extends Partial<Ports> {
  /** Where the checkout is mounted: `https://shop.example/checkout`. No URL is ever derived from request headers. */
  readonly url: string;
  /** 32 or more random characters. A list rotates: the first signs, all verify. */
  readonly secret: string | readonly string[] | undefined;
  /** Pages that may use it, exactly: `https://shop.example`. */
  readonly origins: readonly string[];
  readonly accounts: A;
  readonly store: Store;
  readonly price: Price;
  /** What to do when something happened to an order. Notices come at least once, in order per session. */
  readonly on?: NoticeHandlers;
  /** The shop's name, shown at the head of the modal. */
  readonly name?: string;
  /** Whether `price` knows promotion codes: the modal then asks for one. */
  readonly promotionCodes?: boolean;
  /** Seconds a session may be paid; 86,400 (a day) when absent. */
  readonly sessionSeconds?: number;
  /** POST requests one client may make a minute; 240 when absent. */
  readonly requestsPerMinute?: number;
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\./.test(hostname) || hostname === '[::1]';

const urlOf = (text: string, name: string): URL => {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new TypeError(`${name} "${text}" is not a URL. Give it whole: https://shop.example/checkout`);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)))
    throw new TypeError(`${name} "${text}" must be https; plain http is for loopback only.`);
  return url;
};

export const mountOf = (text: string): URL => {
  const url = urlOf(text, 'url');
  if (url.search || url.hash) throw new TypeError(`url "${text}" must have no query and no fragment.`);
  return url;
};

/** Exact origins: a trailing slash or a path would never match what a browser sends. */
export const originsOf = (origins: readonly string[]): readonly string[] => {
  if (origins.length === 0) throw new TypeError('origins is empty. List the pages that may use the checkout.');
  return origins.map((text) => {
    const { origin } = urlOf(text, 'origins');
    if (origin !== text) throw new TypeError(`origins: write "${origin}" instead of "${text}".`);
    return origin;
  });
};
