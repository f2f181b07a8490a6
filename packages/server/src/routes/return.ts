import { fromBase64url, timingSafeEqual } from '@tillkit/core/hmac';
import type { Session } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';
import { issueToken } from '../keyring/index.ts';
import { readCoalesced } from '../reads/read.ts';
import { returnNonce } from '../sessions/attempts.ts';

const TOKEN_TTL_MS = 3_600_000;
/** A buyer waits for the gateway's word at most this long; the badge on the next page goes on asking. */
const PATIENCE_MS = 3_000;

const isNonce = async (context: Context, attempt: string, nonce: string | null): Promise<boolean> => {
  const [given, wanted] = [fromBase64url(nonce ?? ''), fromBase64url(await returnNonce(context, attempt))];
  return given !== null && wanted !== null && timingSafeEqual(given, wanted);
};

/** The redirect proves nothing: it only makes us look, and a gateway that is slow or silent does not hold the buyer. */
const look = async (context: Context, id: string): Promise<Session | null> => {
  const patience = new AbortController();
  const waited = context.clock.sleep(PATIENCE_MS, patience.signal).then(
    () => null,
    () => null,
  );
  const read = readCoalesced(context, id, 1_000).catch(() => null);
  const session = await Promise.race([read, waited]);
  patience.abort();
  return session;
};

/**
 * Where a pay page sends the buyer back to. Answers 303 to the stored return address with a short read token in the
 * fragment, which no server and no log sees.
 * @throws Problem `session_unknown`, alike for an unknown attempt and a wrong nonce
 */
export const returned = async (context: Context, attempt: string, nonce: string | null): Promise<Response> => {
  const id = (await isNonce(context, attempt, nonce)) ? await context.store.locate({ attempt }) : null;
  if (id === null) throw new Problem('session_unknown');
  const read = await look(context, id);
  const [stored] = read ? [read] : await context.store.load([id]);
  if (!stored) throw new Problem('session_unknown');
  const token = await issueToken(context.keyring, context.clock, { session: id, scopes: ['read'] }, TOKEN_TTL_MS);
  return new Response(null, {
    status: 303,
    headers: {
      location: `${stored.returnTo}#till=${token}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });
};
