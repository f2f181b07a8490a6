import type { Clock } from '@tillkit/core/clock';
import { fromBase64url, toBase64url, utf8 } from '@tillkit/core/hmac';
import { Problem } from '@tillkit/core/problem';
import type { Scope } from '@tillkit/core/wire';
import * as z from 'zod/mini';
import type { Keyring } from './keyring.ts';

const claims = z.strictObject({ s: z.string(), c: z.array(z.enum(['read', 'pay', 'cancel'])), x: z.number() });

/** A buyer's capability for one session. */
export interface Grant {
  readonly session: string;
  readonly scopes: readonly Scope[];
}

/** `v1.<base64url of {"s":session,"c":scopes,"x":unix seconds}>.<HMAC-SHA-256>` */
export const issueToken = async (keyring: Keyring, clock: Clock, grant: Grant, ttlMs: number): Promise<string> => {
  const body = { s: grant.session, c: grant.scopes, x: Math.floor((clock.now() + ttlMs) / 1_000) };
  const signed = `v1.${toBase64url(utf8(JSON.stringify(body)))}`;
  return `${signed}.${toBase64url(await keyring.sign('token', signed))}`;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The grant of a token that verifies and has not expired, else `null`: why is nobody's business. */
export const readToken = async (keyring: Keyring, clock: Clock, token: string): Promise<Grant | null> => {
  const [version, payload = '', mac = '', ...rest] = token.split('.');
  const macBytes = fromBase64url(mac);
  if (version !== 'v1' || rest.length > 0 || !macBytes) return null;
  if (!(await keyring.verify('token', `v1.${payload}`, macBytes))) return null;
  const result = claims.safeParse(parse(new TextDecoder().decode(fromBase64url(payload) ?? new Uint8Array())));
  if (!result.success || result.data.x * 1_000 <= clock.now()) return null;
  return { session: result.data.s, scopes: result.data.c };
};

/** @throws Problem `token_invalid`, alike for a forged, expired, foreign or too weak token */
export const requireToken = async (
  keyring: Keyring,
  clock: Clock,
  token: string | null,
  needs: { readonly session: string; readonly scope: Scope },
): Promise<void> => {
  const grant = token === null ? null : await readToken(keyring, clock, token);
  if (grant?.session !== needs.session || !grant.scopes.includes(needs.scope)) throw new Problem('token_invalid');
};
