import type { Session } from '@tillkit/core/lifecycle';
import { Problem } from '@tillkit/core/problem';
import { canonicalJson, type Quote } from '@tillkit/core/quote';
import type { SessionAnswer, SessionRequest } from '@tillkit/core/wire';
import { methodView } from '../accounts/index.ts';
import { newId, type Context } from '../checkout/context.ts';
import { issueToken } from '../keyring/index.ts';
import type { Outcome } from '../operations/create.ts';
import { openOrder } from '../operations/open-order.ts';
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

interface Opening {
  readonly request: SessionRequest;
  readonly key: string;
  /** The page's origin: checked, listed. */
  readonly origin: string;
  /** By the form of a page without script. */
  readonly form?: true;
}

const draftSession = (context: Context, opening: Opening, quote: Quote): Session => {
  const { request, origin } = opening;
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
    returnTo: resolveReturnTo(context, request.returnTo, origin),
    ...(opening.form === true ? { form: true } : {}),
    createdAt,
    expiresAt: new Date(now + context.sessionTtl).toISOString(),
  };
};

interface Begun {
  readonly session: Session;
  readonly outcome: Outcome;
  /** Tells a fresh one from a replay. */
  readonly created: boolean;
}

/** Begins a session, or finds the one its key began before. The row commits first, the gateway is called after. */
export const beginSession = async (context: Context, opening: Opening): Promise<Begun> => {
  const { request, key } = opening;
  const [keyHash, requestHash] = await Promise.all([
    hashOf(context, `key ${key}`),
    hashOf(context, `cart ${canonicalJson(request.cart)}`),
  ]);
  const begun = await context.store.begun(keyHash, requestHash);
  if (begun === 'key_reused') throw new Problem('key_reused');
  if (begun) return { session: begun, outcome: null, created: false };

  const quote = await context.pricing.quote(request.cart, request.locale);
  await assertStands(context, request, quote);
  const draft = draftSession(context, opening, quote);
  const prepared: Prepared | null = request.attempt ? await prepareAttempt(context, draft, request.attempt) : null;
  const now = context.clock.now();
  const stored = await context.store.begin({
    keyHash,
    requestHash,
    keyUntil: new Date(now + KEY_LIVES_MS).toISOString(),
    session: prepared ? { ...draft, attempts: [prepared.attempt] } : draft,
    operations: prepared ? [prepared.operation] : [],
    readAt: prepared ? firstRead(now) : null,
  });
  if (stored === 'key_reused' || stored === 'already_paid') throw new Problem(stored);
  const { session, fresh } = stored;
  if (!fresh || !prepared) return { session, outcome: null, created: fresh };
  return { ...(await openOrder(context, session.id, prepared.operation)), created: true };
};

/** A session as its buyer's page is answered. */
export const openSession = async (
  context: Context,
  opening: Opening,
): Promise<{ answer: SessionAnswer; created: boolean }> => {
  const { session, outcome, created } = await beginSession(context, opening);
  return { answer: await answerOutcome(context, session, outcome), created };
};
