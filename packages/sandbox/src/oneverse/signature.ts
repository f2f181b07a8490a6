import { hmacSha256, timingSafeEqual, toHex, utf8 } from '@tillkit/core/hmac';

/** One call as it is signed (§3.1): the absolute address with its query, and the body as it was sent. */
export interface Signable {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** `METHOD⏎URL`, and `⏎BODY` where there is one; `northbound-v2` ends with the line feed without one too (§3.2). */
const dataOf = ({ method, url, body }: Signable, endsInLineFeed: boolean): string =>
  body === '' && !endsInLineFeed ? `${method}\n${url}` : `${method}\n${url}\n${body}`;

/** HMAC-SHA256 in 64 lower-case hex digits. @param endsInLineFeed without a body, as in `northbound-v2` */
export const signatureOf = async (call: Signable, secretKey: string, endsInLineFeed: boolean): Promise<string> =>
  toHex(await hmacSha256(utf8(secretKey), utf8(dataOf(call, endsInLineFeed))));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
};

/** The body with its keys sorted at every level, compact; itself where it is no JSON. */
const sortedBody = (body: string): string => {
  try {
    return JSON.stringify(sorted(JSON.parse(body)));
  } catch {
    return body;
  }
};

/** How an account signs. */
export interface Signing {
  readonly secretKey: string;
  readonly endsInLineFeed: boolean;
  /** Also over the sorted body (§13.6). */
  readonly acceptsSorted: boolean;
}

/** §13.4: whether `given` is the signature of this very call. */
export const isSigned = async (call: Signable, given: string, how: Signing): Promise<boolean> => {
  const { secretKey, endsInLineFeed, acceptsSorted } = how;
  const bodies = acceptsSorted ? [call.body, sortedBody(call.body)] : [call.body];
  for (const body of bodies) {
    const expected = await signatureOf({ ...call, body }, secretKey, endsInLineFeed);
    if (timingSafeEqual(utf8(given), utf8(expected))) return true;
  }
  return false;
};
