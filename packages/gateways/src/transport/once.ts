import type { Ports } from '@tillkit/core/clock';
import { readCapped } from './capped.ts';
import { orAborted, type Deadline } from './deadline.ts';
import { notSentCode } from './failure.ts';
import { readRetryAfter } from './retry-after.ts';
import type { Headings, Request, Sent } from './sent.ts';

/** A request whose address and headers have been checked. */
export interface Prepared {
  readonly url: URL;
  readonly method: Request['method'];
  readonly headers: () => Promise<Headings>;
  /** It changes nothing. */
  readonly reads: boolean;
  readonly body: Uint8Array<ArrayBuffer> | null;
  readonly maxBytes: number;
}

/** One try. What guards an account (its rate, its concurrency, its breaker) wraps this and has the same shape. */
export type Once = (prepared: Prepared, deadline: Deadline) => Promise<Sent>;

/** Browsers hide a redirect they were told not to follow: status 0, no headers. */
const isRedirect = (response: Response): boolean =>
  response.type === 'opaqueredirect' || response.redirected || (response.status >= 300 && response.status < 400);

const originOf = (location: string | null, base: URL): string | null =>
  location === null ? null : (URL.parse(location, base.href)?.origin ?? null);

const readAnswer = async (response: Response, prepared: Prepared, now: number): Promise<Sent> => {
  const { status, headers } = response;
  if (isRedirect(response)) {
    await response.body?.cancel();
    return { is: 'redirected', status, to: originOf(headers.get('location'), prepared.url), doubt: false };
  }
  const bytes = await readCapped(response, prepared.maxBytes);
  if (!bytes) return { is: 'unknown', why: 'too-large', status };
  return { is: 'answer', status, headers, bytes, retryAfter: readRetryAfter(headers, now), doubt: false };
};

/** A header that cannot be sent is told without its value: the runtime's own message would quote a credential. */
const readHeaders = (headers: Headings): Headers | null => {
  try {
    return new Headers(headers);
  } catch {
    return null;
  }
};

export const tryOnce =
  ({ fetch, clock }: Pick<Ports, 'fetch' | 'clock'>): Once =>
  async (prepared, deadline) => {
    const { signal } = deadline;
    if (signal.aborted) return { is: 'not-sent', why: 'aborted', code: null };
    const { url, method, body } = prepared;
    const headers = readHeaders(await prepared.headers());
    if (!headers) return { is: 'not-sent', why: 'malformed', code: null };
    if (signal.aborted) return { is: 'not-sent', why: 'aborted', code: null };
    const exchange = async (): Promise<Sent> => {
      const response = await fetch(url.href, { method, headers, body, redirect: 'manual', signal });
      return readAnswer(response, prepared, clock.now());
    };
    try {
      return await orAborted(exchange(), signal);
    } catch (error) {
      const code = notSentCode(error);
      if (code !== null) return { is: 'not-sent', why: 'unreachable', code };
      return { is: 'unknown', why: deadline.why() ?? 'broken', status: null };
    }
  };
