/** Hosts that are this machine, as text: no name is ever resolved. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(\.\d{1,3}){3}$/.test(hostname);

/**
 * @param name what the option is called, for the message
 * @throws TypeError when it is no address a credential may be sent to
 */
export const readBaseUrl = (text: string, name = 'baseUrl'): URL => {
  const url = URL.parse(text);
  if (!url) throw new TypeError(`${name} is not a URL. Write it whole, such as https://checkout.example.com.`);
  if (url.username || url.password) throw new TypeError(`${name} carries credentials. Give them in their own options.`);
  if (url.search || url.hash) throw new TypeError(`${name} has a query or a fragment. Leave only origin and path.`);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new TypeError(
      `${name} is not https. Over plain http the key is readable on the way; only loopback may use it.`,
    );
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
};

/**
 * The address of `to` when it lies below `base`, else `null`: no credential leaves for another origin or path. Compared
 * as the whole normalised address, so that scheme, credentials, host, port and `..` are all in it.
 */
export const addressBelow = (base: URL, to: string): URL | null => {
  const root = base.href.replace(/\/$/, '');
  const url = URL.parse(to.startsWith('/') ? root + to : to);
  return url?.href.startsWith(`${root}/`) ? url : null;
};

/** A page a buyer may be sent to: https, or http on this machine. Never `javascript:` or the like. */
export const isPayPage = (text: string): boolean => {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
};
