import { fromBase64url, timingSafeEqual } from '@tillkit/core/hmac';
import { Problem } from '@tillkit/core/problem';
import type { Context } from '../checkout/context.ts';
import { patiently } from '../checkout/patience.ts';
import { issueToken } from '../keyring/index.ts';
import { readCoalesced } from '../reads/read.ts';
import { returnPage } from '../pages/index.ts';
import { returnNonce, returnUrl } from '../sessions/attempts.ts';
import { sessionView } from '../sessions/session-view.ts';

const TOKEN_TTL_MS = 3_600_000;

const isNonce = async (context: Context, attempt: string, nonce: string | null): Promise<boolean> => {
  const [given, wanted] = [fromBase64url(nonce ?? ''), fromBase64url(await returnNonce(context, attempt))];
  return given !== null && wanted !== null && timingSafeEqual(given, wanted);
};

/** How often the page looked already, as its own address says. */
const stepOf = (text: string | null): number => (text !== null && /^\d{1,2}$/.test(text) ? Number(text) : 0);

/**
 * Where a pay page sends the buyer back to. A redirect of a page with script is answered 303 to the stored return address
 * with a short read token in the fragment, which no server and no log sees; a window or frame of its own, and a buyer
 * without script, with a page that says what the order is and looks again.
 * @throws Problem `session_unknown`, alike for an unknown attempt and a wrong nonce
 */
export const returned = async (context: Context, attemptId: string, query: URLSearchParams): Promise<Response> => {
  const isOurs = await isNonce(context, attemptId, query.get('r'));
  const id = isOurs ? await context.store.locate({ attempt: attemptId }) : null;
  if (id === null) throw new Problem('session_unknown');
  // The redirect proves nothing: it only makes us look, and a gateway that is slow or silent does not hold the buyer.
  const read = await patiently(context, readCoalesced(context, id, 1_000));
  const [session] = read ? [read] : await context.store.load([id]);
  const attempt = session?.attempts.find((a) => a.id === attemptId);
  if (!session || !attempt) throw new Problem('session_unknown');
  const token = await issueToken(context.keyring, context.clock, { session: id, scopes: ['read'] }, TOKEN_TTL_MS);
  const back = `${session.returnTo}#till=${token}`;
  if (attempt.mode === 'redirect' && session.form !== true)
    return new Response(null, {
      status: 303,
      headers: { location: back, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    });
  const seen = {
    session: sessionView(session, context.accounts),
    attempt,
    back,
    again: await returnUrl(context, attemptId),
    step: stepOf(query.get('n')),
    now: context.clock.now(),
  };
  return returnPage(context, seen, session.form === true);
};
