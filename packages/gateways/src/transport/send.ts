import type { Ports } from '@tillkit/core/clock';
import { addressBelow, readBaseUrl } from './address.ts';
import { startDeadline } from './deadline.ts';
import { limitingInFlight } from './in-flight.ts';
import { tryOnce, type Prepared } from './once.ts';
import { retrying } from './retry.ts';
import type { Request, Send } from './sent.ts';

const MIB = 1024 * 1024;
/** The cap for answers that list things. */
export const LIST_BYTES = 10 * MIB;

export interface SendOptions {
  /** Every request goes below it: https, or http on loopback. */
  readonly baseUrl: string;
  readonly ports: Ports;
  /** Who sends, for the log. */
  readonly account: string;
  /** Milliseconds for all tries of one request together; 7,000, so that a page can say so within 8 seconds. */
  readonly deadlineMs?: number | undefined;
  /** 3 */
  readonly tries?: number | undefined;
  /** How many tries of this account may be under way at once in this process, from 1; no cap when absent. */
  readonly inFlight?: number | undefined;
}

/** @throws TypeError when it is no number of requests */
const readInFlight = (max: number): number => {
  if (!Number.isSafeInteger(max) || max < 1)
    throw new TypeError('inFlight must be a whole number of requests, 1 or more.');
  return max;
};

/** A header that cannot be sent is told without its value: the runtime's own message would quote a credential. */
const readHeaders = (headers: Readonly<Record<string, string>> = {}): Headers | null => {
  try {
    return new Headers(headers);
  } catch {
    return null;
  }
};

/**
 * The only way out to one gateway account: no redirect followed, nothing outside `baseUrl`, a cap on answers, one
 * deadline over all tries, repeats with full jitter only where they cannot do harm.
 * @throws TypeError when `baseUrl` is no address a credential may be sent to, or `inFlight` no number of requests
 */
export const createSend = (options: SendOptions): Send => {
  const { baseUrl, ports, account, deadlineMs = 7_000, tries = 3, inFlight } = options;
  const base = readBaseUrl(baseUrl);
  const once = tryOnce(ports);
  const guarded = inFlight === undefined ? once : limitingInFlight(once, readInFlight(inFlight));
  const attempt = retrying(guarded, { ports, account, tries });

  const prepare = (request: Request): Prepared | 'address' | 'malformed' => {
    const url = addressBelow(base, request.to);
    if (!url) return 'address';
    const headers = readHeaders(request.headers);
    if (!headers) return 'malformed';
    const { method, body = null, maxBytes = MIB } = request;
    return { url, method, headers, body, maxBytes };
  };

  return async (request) => {
    const prepared = prepare(request);
    if (typeof prepared === 'string') return { is: 'not-sent', why: prepared, code: null };
    const deadline = startDeadline(ports.clock, request.deadlineMs ?? deadlineMs, request.signal);
    try {
      return await attempt(prepared, deadline, request.keyed ?? false);
    } finally {
      deadline.clear();
    }
  };
};
