import type { Clock, Random } from '@tillkit/core/clock';
import type { Cart } from '@tillkit/core/quote';
import type { QuoteView, SessionAnswer, SessionView } from '@tillkit/core/wire';
import type { PaymentDesk } from './desk.ts';
import { keep, keyOf } from './keeping.ts';
import { valuesOf } from './fields.ts';
import { fingerprint } from './memory.ts';
import { isSessionAnswer } from './session-guards.ts';
import { outcomeOf, type Offer, type PayMode } from './state.ts';

export interface AttemptAsk {
  readonly offer: Offer;
  readonly mode: PayMode;
  readonly returnTo: string | undefined;
  /** The cart the checkout was opened with. */
  readonly openedWith: Cart;
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Whether a session asks for what the buyer has seen. */
export const isAsSeen = ({ quote }: SessionView, seen: QuoteView): boolean =>
  quote.total === seen.total && quote.currency === seen.currency;

/** Asks for an attempt: of the offer's session, where it has one; else of a new one, begun in the same request. */
export const askAttempt = async (
  desk: PaymentDesk,
  ports: { readonly random: Random; readonly clock: Clock },
  asked: AttemptAsk,
): Promise<SessionAnswer> => {
  const { ask, memory, locale } = desk;
  const { offer, mode, returnTo, openedWith } = asked;
  const { cart, quote, method, session } = offer;
  const attempt = { method, mode, fields: valuesOf(offer, desk.fields) };
  const known = fingerprint(cart);
  const token = session && memory.find(session.id)?.token;
  const request = token
    ? { path: `/sessions/${session.id}/attempts`, body: attempt, headers: bearer(token) }
    : {
        path: '/sessions',
        body: { cart, expect: quote.hash, returnTo, locale, attempt },
        headers: { 'idempotency-key': keyOf(memory, known, ports, fingerprint(openedWith)) },
      };
  const answer = await ask(request.path, isSessionAnswer, request);
  keep(memory, known, answer.session.id, answer.token);
  // The cart's key was used before, by another tab or a lost answer: then this is their attempt, by their method.
  const { session: begun } = answer;
  const others = !token && outcomeOf(begun) === 'waiting' && begun.attempt && begun.attempt.method !== method;
  return others && isAsSeen(begun, quote)
    ? askAttempt(desk, ports, { ...asked, offer: { ...offer, session: begun } })
    : answer;
};
