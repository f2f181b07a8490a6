import type { OpenCheckoutMerchant } from '../config/index.ts';

/** First and last bits of what no public host has: private, loopback, link-local, CGNAT, documentation, multicast. */
const CLOSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24],
  ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
]; // prettier-ignore

const number4 = (text: string): number => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const inside4 = (address: number, [from, bits]: readonly [string, number]): boolean =>
  Math.floor(address / 2 ** (32 - bits)) === Math.floor(number4(from) / 2 ** (32 - bits));

/** A bracketed address as WHATWG URLs serialise it: lower case, hexadecimal groups, one `::` at most. */
const groups6 = (host: string): readonly number[] => {
  const [head = '', tail] = host.slice(1, -1).split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  if (tail === undefined) return read(head);
  const [left, right] = [read(head), read(tail)];
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
};

const closed4 = (address: number): boolean => CLOSED_V4.some((range) => inside4(address, range));

const closed6 = (groups: readonly number[]): boolean => {
  const [first = 0, second = 0] = groups;
  const [high = 0, low = 0] = groups.slice(6);
  const zeros = groups.slice(0, 5).every((group) => group === 0);
  const mapped = zeros && (groups[5] === 0xffff || groups[5] === 0);
  return (
    (mapped && closed4(high * 65_536 + low)) ||
    (first & 0xfe00) === 0xfc00 ||
    (first & 0xffc0) === 0xfe80 ||
    (first & 0xff00) === 0xff00 ||
    (first === 0x2001 && second === 0xdb8)
  );
};

const isV4 = (host: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host);
const isLocalName = (host: string): boolean => /(^|\.)localhost\.?$/.test(host);
const isLoopback = (host: string): boolean =>
  isLocalName(host) || host === '[::1]' || (isV4(host) && inside4(number4(host), ['127.0.0.0', 8]));

const isClosed = (host: string): boolean => {
  if (isLocalName(host)) return true;
  if (host.startsWith('[')) return closed6(groups6(host));
  return isV4(host) && closed4(number4(host));
};

/**
 * Where a merchant may send buyers (dossier §3, public-URL rule). Judged by its text: no name is resolved (design §5).
 * @returns the refusal's message, or null
 */
export const judgeAddress = (text: string, merchant: OpenCheckoutMerchant): string | null => {
  const url = new URL(text);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  // † The seed takes any URL; one that runs script in the pay page is not one a buyer can be sent to.
  if (merchant.profile === 'seed') return web ? null : 'Invalid URL';
  if (merchant.allowLoopbackUrls === true && web && isLoopback(url.hostname) && url.username + url.password === '')
    return null;
  const open = url.protocol === 'https:' && url.username === '' && url.password === '' && !isClosed(url.hostname);
  return open ? null : 'URL must be a public HTTPS URL';
};
