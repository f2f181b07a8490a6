import { NOTHING_KNOWN, TOOK_MONEY, view, type Attempt, type Session } from '@tillkit/core/lifecycle';
import { toBase64url } from '@tillkit/core/hmac';
import { Problem } from '@tillkit/core/problem';
import type { AttemptRequest } from '@tillkit/core/wire';
import { newId, type Context } from '../checkout/context.ts';
import type { StoredOperation } from '../store/index.ts';
import { readFields } from './fields.ts';

/** How long a prepared or sent create may stand before the work loop looks whether its process died, in ms. */
export const RESCUE_MS = 60_000;

/** Proves that whoever comes back was sent by us: 128 bits of HMAC over the attempt, kept nowhere. */
export const returnNonce = async ({ keyring }: Pick<Context, 'keyring'>, attempt: string): Promise<string> =>
  toBase64url((await keyring.sign('return', attempt)).slice(0, 16));

/** An attempt and the create that is to open it, not yet stored. */
export interface Prepared {
  readonly attempt: Attempt;
  readonly operation: StoredOperation;
}

type Frame = Pick<Session, 'quote' | 'locale' | 'expiresAt'>;

/** Where the buyer of an attempt comes back to. */
export const returnUrl = async (context: Pick<Context, 'keyring' | 'url'>, attempt: string): Promise<string> => {
  const url = new URL(`${context.url.pathname.replace(/\/$/, '')}/return/${attempt}`, context.url);
  url.searchParams.set('r', await returnNonce(context, attempt));
  return url.href;
};

/** Builds an attempt and the exact bytes of its create, sealed: a crash after this point can be picked up where it was. */
export const prepareAttempt = async (context: Context, session: Frame, asked: AttemptRequest): Promise<Prepared> => {
  const offer = context.accounts.choose(session.quote, asked.method);
  const { mode = 'redirect' } = asked;
  const fields = readFields(offer.method, asked.fields);
  const [attempt, operation] = [newId(context, 'at'), newId(context, 'op')];
  const back = await returnUrl(context, attempt);
  const bytes = offer.adapter.request({
    quote: session.quote,
    attempt,
    key: attempt,
    method: offer.method.id,
    mode,
    locale: session.locale,
    fields,
    returnUrl: back,
    cancelUrl: back,
    expiresAt: session.expiresAt,
  });
  const now = context.clock.now();
  const at = new Date(now).toISOString();
  const digest = await context.keyring.sign('key', new TextDecoder().decode(bytes));
  return {
    attempt: {
      id: attempt,
      account: offer.account.id,
      method: offer.method.id,
      mode,
      expects: session.quote.total,
      verifies: offer.account.capabilities.reports === 'amount',
      known: NOTHING_KNOWN,
      action: null,
      createdAt: at,
    },
    operation: {
      id: operation,
      attempt,
      verb: 'create',
      key: attempt,
      hash: toBase64url(digest),
      state: 'prepared',
      at,
      sealed: await context.keyring.seal(bytes, operation),
      due: new Date(now + RESCUE_MS).toISOString(),
    },
  };
};

/** Hashed before it is stored: an Idempotency-Key is a credential. */
export const hashOf = async ({ keyring }: Pick<Context, 'keyring'>, text: string): Promise<string> =>
  toBase64url(await keyring.sign('key', text));

/** Why no further attempt may begin, or `null`. */
const refusal = (session: Session, now: number): Problem | null => {
  const { status } = view(session);
  if (status === 'authorized') return new Problem('payment_in_progress');
  if (TOOK_MONEY.includes(status)) return new Problem('already_paid');
  if (now < new Date(session.expiresAt).getTime()) return null;
  return new Problem('state_refused', { detail: 'This checkout has expired. Start again from the cart.' });
};

export const isPayable = (session: Session, now: number): boolean => refusal(session, now) === null;

/** @throws Problem when no further attempt may begin: `already_paid`, `payment_in_progress`, `state_refused` */
export const assertPayable = (session: Session, now: number): void => {
  const problem = refusal(session, now);
  if (problem) throw problem;
};
