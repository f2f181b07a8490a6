import type { MiddlewareHandler } from 'hono';
import type { Bound } from '../parts.ts';

const METHODS = 'GET, POST, OPTIONS';

/** v0.1: any origin, and `Idempotency-Key` forgotten among the headers (dossier §1). */
const anyOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': METHODS,
  'access-control-allow-headers': 'Content-Type, Authorization',
};

const listed = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-allow-methods': METHODS,
  'access-control-allow-headers': 'Content-Type, Authorization, Idempotency-Key',
  'access-control-max-age': '86400',
  vary: 'Origin',
});

/** @param seed the whole deployment imitates v0.1, which answered every origin below `/api/checkout` */
export const crossOrigin =
  (seed: boolean, origins: readonly string[]): MiddlewareHandler<Bound> =>
  async (c, next) => {
    const origin = c.req.header('Origin');
    const open: Readonly<Record<string, string>> | null = seed
      ? c.req.path.startsWith('/api/checkout')
        ? anyOrigin
        : {}
      : origin && origins.includes(origin)
        ? listed(origin)
        : null;
    if (c.req.method === 'OPTIONS') {
      if (!seed && origin && !open) return c.body(null, 403);
      return c.body(null, 204, { ...open });
    }
    await next();
    for (const [name, value] of Object.entries(open ?? {})) c.header(name, value);
    return undefined;
  };
