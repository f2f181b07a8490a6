import type { Context } from 'hono';
import type { SandboxConfig } from './config/index.ts';
import type { Bound } from './parts.ts';

/** Where a room is found from outside, without a slash at its end: below the address configured, else the one asked at. */
export const addressBelow =
  (prefix: string, { url }: SandboxConfig) =>
  (c: Context<Bound>): string =>
    (url ?? new URL(c.req.url).origin).replace(/\/$/, '') + prefix;
