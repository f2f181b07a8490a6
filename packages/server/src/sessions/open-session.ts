import type { Session } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import { canonicalJson, type Quote } from '@tillkit/core/quote';
import type { SessionAnswer, SessionRequest } from '@tillkit/core/wire';
import { methodView } from '../accounts/index.ts';
import { newId, type Context } from '../checkout/context.ts';
import { issueToken } from '../keyring/index.ts';
import { runCreate, type Outcome } from '../operations/create.ts';
import { firstRead } from '../reads/schedule.ts';
import { hashOf, prepareAttempt, type Prepared } from './attempts.ts';
import { resolveReturnTo } from './return-to.ts';
import { quoteView, sessionView } from './session-view.ts';

const DAY_MS = 86_400_000;
const KEY_LIVES_MS = DAY_MS;
/** A token outlives its session by the days in which a late payment may still turn up. */
const TOKEN_AFTER_MS = 3 * DAY_MS;

/** 16 random bytes are 22 characters of base64url; fewer than 10 different ones are a pattern, not a draw. */
const isStrong = (key: string): boolean => /^[\x21-\x7e]{22,255}$/.test(key) && new Set(key).size >= 10;

/** @throws Problem `key_missing` or `weak_key` */
export const requireKey = (key: string | null | undefined): string => {
  if (!key) throw new Problem('key_missing');
  if (!isStrong(key)) throw new Problem('weak_key');
  return key;
};

/** The session with a fresh token that may do all a buyer can. */
const answerWith = async (context: Context, session: Session): Promise<SessionAnswer> => ({
  session: sessionView(session, context.accounts),
  token: await issueToken(
    context.keyring,
    context.clock,
    { session: session.id, scopes: ['read', 'pay', 'cancel'] },
    new Date(session.expiresAt).getTime() - context.clock.now() + TOKEN_AFTER_MS,
  ),
});

/** A gateway that failed is the answer's problem, and the session comes with it: the buyer can try another way. */
export const answerOutcome = async (context: Context, session: Session, outcome: Outcome): Promise<SessionAnswer> => {
  const answer = await answerWith(context, session);
  if (outcome === null) return answer;
  throw new Problem(outcome, { members: { ...answer } });
};

const assertStands = async (context: Context, request: SessionRequest, quote: Quote): Promise<void> => {
  if (request.expect === undefined || (await context.pricing.stands(request.expect, request.cart, quote))) return;
  throw new Problem('quote_changed', {
    members: { quote: quoteView(quote), methods: context.accounts.offers(quote).map(methodView) },
  });
};

const draftSession = (context: Context, request: SessionRequest, quote: Quote, returnTo: string): Session => {
  const now = context.clock.now();
  const createdAt = new Date(now).toISOString();
  return {
    id: newId(context, 'cs'),
    version: 1,
    quote,
    attempts: [],
    operations: [],
    accepted: [],
    timeline: [{ at: createdAt, status: 'created', source: 'buyer' }],
    ...(request.locale === undefined ? {} : { locale: request.locale }),
    returnTo,
    createdAt,
    expiresAt: new Date(now + context.sessionTtl).toISOString(),
  };
};

interface Opening {
  readonly request: SessionRequest;
  readonly key: string;
  /** The page's origin: checked, listed. */
  readonly origin: string;
}

/**
 * Opens a session, or answers the one its key opened before. The row commits first, the gateway is called after.
 * `created` tells a fresh one from a replay.
 */
export const openSession = async (
  context: Context,
  { request, key, origin }: Opening,
): Promise<{ answer: SessionAnswer; created: boolean }> => {
  const [keyHash, requestHash] = await Promise.all([
    hashOf(context, `key ${key}`),
    hashOf(context, `cart ${canonicalJson(request.cart)}`),
  ]);
  const begun = await context.store.begun(keyHash, requestHash);
  if (begun === 'key_reused') throw new Problem('key_reused');
  if (begun) return { answer: await answerWith(context, begun), created: false };

  const quote = await context.pricing.quote(request.cart, request.locale);
  await assertStands(context, request, quote);
  const draft = draftSession(context, request, quote, resolveReturnTo(context, request.returnTo, origin));
  const prepared: Prepared | null = request.attempt ? await prepareAttempt(context, draft, request.attempt) : null;
  const now = context.clock.now();
  const outcome = await context.store.begin({
    keyHash,
    requestHash,
    keyUntil: new Date(now + KEY_LIVES_MS).toISOString(),
    session: prepared ? { ...draft, attempts: [prepared.attempt] } : draft,
    operations: prepared ? [prepared.operation] : [],
    readAt: prepared ? firstRead(now) : null,
  });
  if (outcome === 'key_reused' || outcome === 'already_paid') throw new Problem(outcome);
  if (!outcome.fresh || !prepared)
    return { answer: await answerWith(context, outcome.session), created: outcome.fresh };
  const run = await runCreate(context, outcome.session.id, prepared.operation);
  return { answer: await answerOutcome(context, run.session, run.outcome), created: true };
};
