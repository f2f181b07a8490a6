import type { Random } from '@tillkit/core/clock';
import { isSettled } from '@tillkit/core/lifecycle';
import type { Cart } from '@tillkit/core/quote';
import type { MethodView, SessionAnswer, SessionView } from '@tillkit/core/wire';
import { askAttempt, bearer, isAsSeen } from './attempt-request.ts';
import type { Desk, PaymentDesk } from './desk.ts';
import { createEditing } from './editing.ts';
import { CheckoutFailure } from './failure.ts';
import { errorsIn, errorsOf } from './fields.ts';
import { areMethods, isQuote } from './guards.ts';
import { createFollowing } from './following.ts';
import { keep } from './keeping.ts';
import { createMemory, fingerprint } from './memory.ts';
import { createPaymentWindow } from './payment-window.ts';
import { createResuming } from './resuming.ts';
import { holdsSession, isSession, isSessionAnswer } from './session-guards.ts';
import { createShowing, modeOf } from './showing.ts';
import { mayBePaid, outcomeOf, type FieldErrors, type Offer, type PayOptions } from './state.ts';

/** The session behind these is gone, or takes no further attempt: the next one begins anew. */
const OVER = new Set(['key_reused', 'session_unknown', 'token_invalid', 'state_refused']);
/** Somebody is ahead of us: look at the session instead of trying again. */
const OVERTAKEN = new Set(['already_paid', 'payment_in_progress']);

const isOver = (error: unknown): boolean => error instanceof CheckoutFailure && OVER.has(error.code);

/** What follows the review: the attempt, the wait, the result. */
export const createPayment = (given: Desk) => {
  const memory = createMemory(given.endpoint, given.storage, () => given.ports.clock.now());
  const desk: PaymentDesk = { ...given, memory };
  const { ask, fields, review, attend, set } = desk;
  const random: Random = desk.random ?? ((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  const ports = { ...desk.ports, random };
  let methods: readonly MethodView[] | undefined;
  const windows = createPaymentWindow(desk);
  const show = createShowing(windows);
  const { openedWith, ...editing } = createEditing(desk);
  const { follow, stop, look } = createFollowing(desk, random, windows);

  /** Shows a session as it is now, and follows it as long as anything may still change. */
  const enter = (cart: Cart, session: SessionView, token: string): void => {
    fields.clear();
    const step = outcomeOf(session);
    if (step === 'done' && isSettled(session.status)) {
      stop();
      memory.forget(session.id);
    } else follow(session, token, (next) => enter(cart, next, token));
    if (step === 'done') {
      windows.of(session)?.close();
      set({ step, cart, session });
    } else if (step === 'refused') set({ step, cart, session, methods });
    else set({ step, cart, session, methods, window: windows.standing(session) });
  };

  const resume = createResuming(desk, { windows, show, enter, stop });

  /** The session remembered for this cart, if it still is one. */
  const recall = async (cart: Cart): Promise<SessionAnswer | undefined> => {
    const { id, token } = memory.begunFor(fingerprint(cart)) ?? {};
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
    windows.prepare();
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

  const correct = (offer: Offer, errors: FieldErrors): void => set({ ...offer, step: 'review', errors });

  /** Whether a payment cannot begin yet, for the fields it asks for: then the state says which, and why. */
  const holdsBack = (offer: Offer): boolean => {
    const errors = errorsOf(offer, fields);
    if (errors) correct(offer, errors);
    return errors !== undefined;
  };

  /** A field that was wrong and is right now says so at once; one that was not judged yet is left in peace. */
  const recheck = (name: string): void => {
    const state = desk.state();
    if (state.step !== 'review' || state.errors?.[name] === undefined) return;
    if (errorsOf(state, fields)?.[name] !== undefined) return;
    const others = Object.entries(state.errors).filter(([other]) => other !== name);
    set({ ...state, errors: Object.fromEntries(others) });
  };

  const fail = async (error: unknown, offer: Offer, turn: AbortSignal): Promise<void> => {
    const { code, support, body } = error instanceof CheckoutFailure ? error : new CheckoutFailure('answer_invalid');
    const { cart } = offer;
    const errors = code === 'fields_invalid' && errorsIn(body, offer);
    const known = fingerprint(cart);
    const session = isSession(body['session']) ? body['session'] : offer.session;
    if (isSessionAnswer(body)) keep(memory, known, body.session.id, body.token);
    if (isOver(error)) {
      memory.forget(known);
      if (session) memory.forget(session.id);
    }
    if (turn.aborted) return;
    if (errors) return correct({ ...offer, session }, errors);
    if (code === 'quote_changed' && isQuote(body['quote'])) {
      const { methods, method } = desk.offered(
        areMethods(body['methods']) ? body['methods'] : offer.methods,
        offer.method,
      );
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

  /** Begins an attempt, and shows what the buyer has to do next: by popup, in a window that opens before anything else. */
  const begin = async (offer: Offer, options: PayOptions, turn: AbortSignal): Promise<void> => {
    const mode = modeOf(offer, options.mode);
    const opened = mode === 'popup' ? windows.open() : null;
    windows.close();
    ({ methods } = offer);
    const own = await windows.takeOver(opened, options.waitingPage);
    const tidy = (): void => windows.tidy(own);
    const errors = errorsOf(offer, fields);
    if (turn.aborted || errors) tidy();
    if (errors) return turn.aborted ? undefined : correct(offer, errors);
    turn.addEventListener('abort', tidy);
    const isBlocked = mode === 'popup' && !opened;
    // One that opened and shows nothing is none: this page goes there.
    const ask = {
      offer,
      mode: opened && !own ? 'redirect' : mode,
      returnTo: options.returnTo,
      openedWith: openedWith(offer.cart),
    } as const;
    try {
      const { session, token } = await askAttempt(desk, ports, ask);
      if (turn.aborted) return;
      const { attempt } = session;
      const { cart, quote: before } = offer;
      if (outcomeOf(session) === 'waiting' && !isAsSeen(session, before))
        return set({ ...offer, step: 'review', quote: session.quote, before, session });
      if (outcomeOf(session) === 'waiting' && attempt) {
        if (attempt.problem) throw new CheckoutFailure(attempt.problem, { session, token });
        fields.clear();
        if (attempt.action && show(attempt.action, session, options, isBlocked ? 'blocked' : own) === 'left') return;
      }
      enter(cart, session, token);
    } catch (error) {
      await fail(error, offer, turn);
    } finally {
      tidy();
    }
  };

  const retry = async (): Promise<void> => {
    const from = desk.state();
    if (from.step !== 'waiting' && from.step !== 'refused') return;
    const { cart } = from;
    const gone = from.session.status === 'expired' || Date.parse(from.session.expiresAt) <= ports.clock.now();
    if (gone) memory.forget(from.session.id);
    const session = memory.find(from.session.id) && from.session;
    await attend(cart, (turn) => review(cart, turn, session));
  };

  const cancel = async (): Promise<void> => {
    const state = desk.state();
    if (state.step !== 'waiting' && state.step !== 'refused') return;
    const { cart, session } = state;
    const token = memory.find(session.id)?.token;
    if (!token) return;
    windows.close();
    await attend(cart, async (turn) => {
      const left = await ask(`/sessions/${session.id}/cancel`, holdsSession, { body: {}, headers: bearer(token) });
      if (outcomeOf(left.session) === 'refused') memory.forget(session.id);
      if (!turn.aborted) enter(cart, left.session, token);
    });
  };

  /** Loads ahead what the click will need. A page that has no widget for what is offered is told so, on its console. */
  const prepare = (offered: readonly MethodView[]): void => {
    windows.prepare();
    const { methods: shown } = desk.offered(offered);
    for (const method of offered)
      if (method.kinds.includes('widget') && !shown.includes(method))
        import('../page/missing-widget.ts').then(
          ({ tellMissing }) => tellMissing(method.account),
          () => {},
        );
  };

  const isUnderWay = (cart: Cart): boolean => memory.begunFor(fingerprint(cart)) !== undefined;

  return {
    ...editing,
    isUnderWay,
    forget: memory.forget,
    prepare,
    reopen,
    holdsBack,
    recheck,
    begin,
    retry,
    resume,
    cancel,
    look,
  };
};

export type Payment = ReturnType<typeof createPayment>;
