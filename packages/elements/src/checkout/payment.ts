import type { Random } from '@tillkit/core/clock';
import type { Action } from '@tillkit/core/gateway';
import { isSettled } from '@tillkit/core/lifecycle';
import type { Cart } from '@tillkit/core/quote';
import type { SessionAnswer, SessionView } from '@tillkit/core/wire';
import type { Desk } from './desk.ts';
import { CheckoutFailure } from './failure.ts';
import { areMethods, isQuote, isShown } from './guards.ts';
import { fingerprint } from './memory.ts';
import { keep, keyOf } from './keeping.ts';
import { isPayPage, redirect } from './presenters/redirect.ts';
import { holdsSession, isSession, isSessionAnswer } from './session-guards.ts';
import { mayBePaid, outcomeOf, type Offer, type PayOptions, type Present } from './state.ts';

/** The session behind these is gone, or takes no further attempt: the next one begins anew. */
const OVER = new Set(['key_reused', 'session_unknown', 'token_invalid', 'state_refused']);
/** Somebody is ahead of us: look at the session instead of trying again. */
const OVERTAKEN = new Set(['already_paid', 'payment_in_progress']);

const isOver = (error: unknown): boolean => error instanceof CheckoutFailure && OVER.has(error.code);

/** What follows the review: the attempt, the wait, the result. */
export const createPayment = (desk: Desk) => {
  const { endpoint, locale, ask, memory, review, attend, set } = desk;
  const random: Random = desk.random ?? ((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  const ports = { ...desk.ports, random };
  let options: PayOptions = {};
  let watched: AbortController | undefined;
  let watching = '';

  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  const unwatch = (): void => {
    watched?.abort();
    watched = undefined;
  };

  const show = (action: Action, session: SessionView, present: Present = redirect): 'left' | 'shown' => {
    if (action.kind === 'redirect' && !isPayPage(action.url)) throw new CheckoutFailure('answer_invalid');
    return present(action, session, redirect);
  };

  /** Follows a session until another turn begins. */
  const watch = (cart: Cart, { id }: SessionView, token: string): void => {
    if (watched && watching === id) return;
    unwatch();
    const { signal } = (watched = new AbortController());
    watching = id;
    desk.turn().addEventListener('abort', unwatch, { signal });
    import('./watcher.ts').then(
      ({ watchOrders }) => {
        if (signal.aborted) return;
        const hear = ({ session }: { readonly session?: SessionView }) => session && enter(cart, session, token);
        signal.addEventListener('abort', watchOrders(endpoint, [{ id, token }], hear, { ...ports, keep: true }));
      },
      // Without the channel the words on the page stay true: they tell the buyer to come back to it.
      () => {},
    );
  };

  /** Shows a session as it is now, and follows it as long as anything may still change. */
  const enter = (cart: Cart, session: SessionView, token: string): void => {
    const step = outcomeOf(session);
    if (step === 'done' && isSettled(session.status)) {
      unwatch();
      memory.forget(session.id);
    } else watch(cart, session, token);
    set({ step, cart, session });
  };

  /** The session remembered for this cart, if it still is one. */
  const recall = async (cart: Cart): Promise<SessionAnswer | undefined> => {
    const { id, token } = memory.find(fingerprint(cart)) ?? {};
    if (id === undefined || token === undefined) return undefined;
    try {
      const { session } = await ask(`/sessions/${id}`, holdsSession, { headers: bearer(token) });
      return { session, token };
    } catch (error) {
      if (!isOver(error)) throw error;
      memory.forget(id);
      return undefined;
    }
  };

  /** Goes on where this browser left off; what came to nothing, or never began, is priced afresh. */
  const reopen = async (cart: Cart, turn: AbortSignal): Promise<void> => {
    const known = await recall(cart);
    if (turn.aborted) return;
    if (!known) return review(cart, turn);
    const { session, token } = known;
    const outcome = outcomeOf(session);
    if (outcome === 'refused') memory.forget(session.id);
    if (outcome === 'refused') return review(cart, turn);
    if (outcome === 'waiting' && !session.attempt?.action && !session.checking) return review(cart, turn, session);
    enter(cart, session, token);
  };

  const start = async ({ cart, quote, method, session }: Offer): Promise<SessionAnswer> => {
    const attempt = { method, mode: options.mode ?? 'redirect' };
    const known = fingerprint(cart);
    const token = session && memory.find(session.id)?.token;
    const request = token
      ? { path: `/sessions/${session.id}/attempts`, body: attempt, headers: bearer(token) }
      : {
          path: '/sessions',
          body: { cart, expect: quote.hash, returnTo: options.returnTo, locale, attempt },
          headers: { 'idempotency-key': keyOf(memory, known, ports) },
        };
    const answer = await ask(request.path, isSessionAnswer, request);
    keep(memory, known, answer.session.id, answer.token);
    return answer;
  };

  const fail = async (error: unknown, offer: Offer, turn: AbortSignal): Promise<void> => {
    const { code, support, body } = error instanceof CheckoutFailure ? error : new CheckoutFailure('answer_invalid');
    const { cart } = offer;
    const known = fingerprint(cart);
    const session = isSession(body['session']) ? body['session'] : offer.session;
    if (isSessionAnswer(body)) keep(memory, known, body.session.id, body.token);
    if (isOver(error)) memory.forget(known);
    if (turn.aborted) return;
    if (code === 'quote_changed' && isQuote(body['quote'])) {
      const methods = areMethods(body['methods']) ? body['methods'].filter(isShown) : offer.methods;
      const method = methods.find(({ id }) => id === offer.method)?.id ?? methods[0]?.id;
      set({ step: 'review', cart, quote: body['quote'], before: offer.quote, methods, method });
    } else if (isOver(error) || (OVERTAKEN.has(code) && memory.find(known)?.id)) {
      await attend(cart, (next) => reopen(cart, next));
    } else
      set({
        step: 'broken',
        cart,
        code,
        support,
        underWay: session !== undefined && mayBePaid(session),
        offer: { ...offer, session },
      });
  };

  /** Begins an attempt, and shows what the buyer has to do next. */
  const begin = async (offer: Offer, chosen: PayOptions, turn: AbortSignal): Promise<void> => {
    options = chosen;
    try {
      const { session, token } = await start(offer);
      if (turn.aborted) return;
      const { attempt } = session;
      if (outcomeOf(session) === 'waiting' && attempt) {
        if (attempt.problem) throw new CheckoutFailure(attempt.problem, { session, token });
        if (attempt.action && show(attempt.action, session, options.present) === 'left') return;
      }
      enter(offer.cart, session, token);
    } catch (error) {
      await fail(error, offer, turn);
    }
  };

  const retry = async (): Promise<void> => {
    const from = desk.state();
    if (from.step === 'broken' && from.offer) {
      const { offer } = from;
      await attend(from.cart, (turn) => begin(offer, options, turn), offer);
    }
    if (from.step !== 'waiting' && from.step !== 'refused') return;
    const { cart } = from;
    const gone = from.session.status === 'expired' || Date.parse(from.session.expiresAt) <= ports.clock.now();
    if (gone) memory.forget(from.session.id);
    const session = memory.find(from.session.id) && from.session;
    await attend(cart, (turn) => review(cart, turn, session));
  };

  const resume = (present = options.present): void => {
    const state = desk.state();
    if (state.step !== 'waiting') return;
    const { cart, session } = state;
    const token = memory.find(session.id)?.token;
    const action = session.attempt?.action;
    if (!action) return;
    // A page that leaves with an open stream is not kept for Back by every browser.
    unwatch();
    if (show(action, session, present) === 'shown' && token) watch(cart, session, token);
  };

  const cancel = async (): Promise<void> => {
    const state = desk.state();
    if (state.step !== 'waiting' && state.step !== 'refused') return;
    const { cart, session } = state;
    const token = memory.find(session.id)?.token;
    if (!token) return;
    await attend(cart, async (turn) => {
      const left = await ask(`/sessions/${session.id}/cancel`, holdsSession, { body: {}, headers: bearer(token) });
      if (outcomeOf(left.session) === 'refused') memory.forget(session.id);
      if (!turn.aborted) enter(cart, left.session, token);
    });
  };

  return { reopen, begin, retry, resume, cancel };
};

export type Payment = ReturnType<typeof createPayment>;
