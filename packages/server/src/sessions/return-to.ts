import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';

const parsed = (text: string, base: string): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

/**
 * Where the buyer goes back to. A path belongs to the page's own origin; an absolute URL must be on a listed one.
 * `//elsewhere`, `/\elsewhere`, credentials and other schemes are open redirects in disguise: the parsed origin decides.
 * @throws Problem `return_to_refused`
 */
export const resolveReturnTo = (
  { origins }: Pick<Context, 'origins'>,
  returnTo: string | undefined,
  pageOrigin: string,
): string => {
  const url = parsed(returnTo ?? '/', pageOrigin);
  if (!url || !origins.includes(url.origin) || url.username !== '' || url.password !== '')
    throw new Problem('return_to_refused');
  url.hash = '';
  return url.href;
};
