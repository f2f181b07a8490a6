import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';

/** Reads at most `cap` bytes; a longer body is refused before it is held. @throws Problem `body_too_large`, `body_already_read` */
export const readBytes = async (request: Request, cap: number): Promise<Uint8Array<ArrayBuffer>> => {
  if (request.bodyUsed) throw new Problem('body_already_read');
  if (Number(request.headers.get('content-length') ?? 0) > cap) throw new Problem('body_too_large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > cap) throw new Problem('body_too_large');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};

const BODY_CAP = 64 * 1_024;

const typeOf = ({ headers }: Request): string | undefined =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();

/** @throws Problem `body_malformed` */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('body_malformed', { detail: 'The body is not JSON in UTF-8.', cause });
  }
};

const readText = async (request: Request): Promise<string> => {
  const bytes = await readBytes(request, BODY_CAP);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem('body_malformed', { detail: 'The body is not UTF-8.', cause });
  }
};

/** @throws Problem `content_type_refused`, `body_too_large`, `body_malformed` */
export const readJson = async (request: Request): Promise<unknown> => {
  if (typeOf(request) !== 'application/json') throw new Problem('content_type_refused');
  return parseJson(await readText(request));
};

/** What a form sends. @throws Problem `content_type_refused`, `body_too_large`, `body_malformed` */
export const readForm = async (request: Request): Promise<URLSearchParams> => {
  if (typeOf(request) !== 'application/x-www-form-urlencoded')
    throw new Problem('content_type_refused', { detail: 'A form is sent as application/x-www-form-urlencoded.' });
  return new URLSearchParams(await readText(request));
};

/**
 * Both must hold: a listed Origin, and a Sec-Fetch-Site, when sent, that agrees with it. A check that passes when either
 * holds is no check.
 * @throws Problem `origin_refused`
 */
export const requireOrigin = ({ origins, url }: Pick<Context, 'origins' | 'url'>, headers: Headers): string => {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin === null || !origins.includes(origin)) throw new Problem('origin_refused');
  const isOwn = origin === url.origin;
  if (site !== null && (site === 'same-origin') !== isOwn) throw new Problem('origin_refused');
  if (site === 'none') throw new Problem('origin_refused');
  return origin;
};

/**
 * A form's origin: a listed one, or our own, for our pages hold forms too.
 * @throws Problem `origin_refused`
 */
export const requireFormOrigin = ({ origins, url }: Pick<Context, 'origins' | 'url'>, headers: Headers): string => {
  if (headers.get('origin') === 'null')
    throw new Problem('origin_refused', {
      detail: 'The page with the form hides where it is: give it a Referrer-Policy other than no-referrer.',
    });
  return requireOrigin({ origins: [...origins, url.origin], url }, headers);
};

/** The bearer token of a request, or `null`. Tokens never travel in a query: queries end up in logs. */
export const bearer = (headers: Headers): string | null =>
  /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? null;
