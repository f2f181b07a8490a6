import type { Action } from '@tillkit/core/gateway';

/** This machine, as the server's gateways read it. */
const LOOPBACK = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * A page money may be asked on: https, or this machine while developing. Never `javascript:` or `data:`, and no address
 * that begins with a name and an `@`, which buyers read as another's.
 */
export const isPayPage = (url: string): boolean => {
  const parsed = URL.parse(url);
  if (!parsed || parsed.username || parsed.password) return false;
  return parsed.protocol === 'https:' || (parsed.protocol === 'http:' && LOOPBACK.test(parsed.hostname));
};

/**
 * A payment page that may stand in a frame of a page at `own`: at the very origin that was told, and never at our own,
 * whose frame could take its sandbox off.
 */
export const isPayFrame = (
  { url, origin }: Pick<Action & { readonly kind: 'frame' }, 'url' | 'origin'>,
  own: string | undefined = globalThis.location?.origin,
): boolean => isPayPage(url) && origin === URL.parse(url)?.origin && origin !== own;

/** Whether an action leads to no page but one that money may be asked on. */
export const isSafe = (action: Action): boolean => {
  if (action.kind === 'frame') return isPayFrame(action);
  return action.kind !== 'redirect' || isPayPage(action.url);
};
