import { ownShared, type GatewayPorts } from '@tillkit/core/gateway';
import { addressBelow, readBaseUrl } from './address.ts';
import { breaking } from './breaker.ts';
import { startDeadline } from './deadline.ts';
import { limitingInFlight } from './in-flight.ts';
import { tryOnce, type Once, type Prepared } from './once.ts';
import { limitingRate } from './rate.ts';
import { retrying } from './retry.ts';
import type { Request, Send } from './sent.ts';
import { tellingWait, type ReadWait } from './told-wait.ts';

const MIB = 1024 * 1024;
/** The cap for answers that list things. */
export const LIST_BYTES = 10 * MIB;

export interface SendOptions {
  /** Every request goes below it: https, or http on loopback. */
  readonly baseUrl: string;
  readonly ports: GatewayPorts;
  /** Who sends, for the log. */
  readonly account: string;
  /** Milliseconds for all tries of one request together; 7,000, so that a page can say so within 8 seconds. */
  readonly deadlineMs?: number | undefined;
  /** 3 */
  readonly tries?: number | undefined;
  /** How many tries of this account may be under way at once in this process, from 1; no cap when absent. */
  readonly inFlight?: number | undefined;
  /** How many requests a minute the API allows the account, from 2; no limit when absent. Shared where `ports.shared` is. */
  readonly perMinute?: number | undefined;
  /** Where the API tells in a 429's body how long to wait. */
  readonly readWait?: ReadWait | undefined;
}

/** @throws TypeError when it is no number of requests */
const readCount = (name: string, count: number, least: number): number => {
  if (!Number.isSafeInteger(count) || count < least)
    throw new TypeError(`${name} must be a whole number of requests, ${least} or more.`);
  return count;
};

/** One try with what surrounds it: whether it may go at all, when its turn is, whether there is a place for it. */
const guarded = ({ ports, account, inFlight, perMinute, readWait }: SendOptions): Once => {
  const { clock, log, shared = ownShared(clock) } = ports;
  let once = tryOnce(ports);
  if (readWait) once = tellingWait(once, readWait);
  if (inFlight !== undefined) once = limitingInFlight(once, readCount('inFlight', inFlight, 1));
  if (perMinute !== undefined)
    once = limitingRate(once, { perMinute: readCount('perMinute', perMinute, 2), shared, clock });
  return breaking(once, { clock, log, account });
};

/**
 * The only way out to one gateway account: no redirect followed, nothing outside `baseUrl`, a cap on answers, one
 * deadline over all tries, repeats with full jitter only where they cannot do harm, within the account's rate and share
 * of connections, and left alone while it fails.
 * @throws TypeError when `baseUrl` is no address a credential may be sent to, or `inFlight` or `perMinute` no number
 */
export const createSend = (options: SendOptions): Send => {
  const { baseUrl, ports, account, deadlineMs = 7_000, tries = 3 } = options;
  const base = readBaseUrl(baseUrl);
  const attempt = retrying(guarded(options), { ports, account, tries });

  const prepare = (request: Request): Prepared | null => {
    const url = addressBelow(base, request.to);
    if (!url) return null;
    const { method, headers = {}, body = null, maxBytes = MIB } = request;
    const asked = typeof headers === 'function' ? headers : () => Promise.resolve(headers);
    return { url, method, headers: asked, reads: request.reads ?? method === 'GET', body, maxBytes };
  };

  return async (request) => {
    const prepared = prepare(request);
    if (!prepared) return { is: 'not-sent', why: 'address', code: null };
    const deadline = startDeadline(ports.clock, request.deadlineMs ?? deadlineMs, request.signal);
    try {
      return await attempt(prepared, deadline, request.keyed ?? false);
    } finally {
      deadline.clear();
    }
  };
};
