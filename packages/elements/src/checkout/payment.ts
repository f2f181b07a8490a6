import type { Random } from '@tillkit/core/clock';
import type { Action } from '@tillkit/core/gateway';
import { isSettled } from '@tillkit/core/lifecycle';
import type { Cart } from '@tillkit/core/quote';
import type { MethodView, SessionAnswer, SessionView } from '@tillkit/core/wire';
import { askAttempt, bearer, isAsSeen } from './attempt-request.ts';
import type { Desk } from './desk.ts';
import { CheckoutFailure } from './failure.ts';
import { errorsIn, errorsOf } from './fields.ts';
import { areMethods, isQuote } from './guards.ts';
import { createFollowing } from './following.ts';
import { keep } from './keeping.ts';
import { fingerprint } from './memory.ts';
import { createPaymentWindow } from './payment-window.ts';
import type { Popup } from './presenters/popup.ts';
import { isPayPage, redirect } from './presenters/redirect.ts';
import { holdsSession, isSession, isSessionAnswer } from './session-guards.ts';
import { mayBePaid, outcomeOf, type FieldErrors, type Offer, type PayOptions, type Presenter } from './state.ts';

/** The session behind these is gone, or takes no further attempt: the next one begins anew. */
const OVER = new Set(['key_reused', 'session_unknown', 'token_invalid', 'state_refused']);
/** Somebody is ahead of us: look at the session instead of trying again. */
const OVERTAKEN = new Set(['already_paid', 'payment_in_progress']);

/** The view of `waiting` shows these itself. */
const ON_PAGE = new Set<Action['kind']>(['qr', 'transfer', 'widget']);
const onPage: Presenter = () => 'shown';

const isOver = (error: unknown): boolean => error instanceof CheckoutFailure && OVER.has(error.code);

/** What follows the review: the attempt, the wait, the result. */
export const createPayment = (desk: Desk) => {
  const { ask, memory, fields, review, attend, set } = desk;
  const random: Random = desk.random ?? ((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  const ports = { ...desk.ports, random };
  let methods: readonly MethodView[] | undefined;
  let resuming = false;
  const windows = createPaymentWindow(desk);
  const { follow, stop, look } = createFollowing(desk, random, windows);

  const show = (action: Action, session: SessionView, { present }: PayOptions, own?: Popup): 'left' | 'shown' => {
    if (action.kind === 'redirect' && !isPayPage(action.url)) throw new CheckoutFailure('answer_invalid');
    const otherwise = ON_PAGE.has(action.kind) ? onPage : own ? windows.presenterOf(own) : redirect;
    return present ? present(action, session, otherwise, own ? 'popup' : 'redirect') : otherwise(action, session);
  };

  /** Shows a session as it is now, and follows it as long as anything may still change. */
  const enter = (cart: Cart, session: SessionView, token: string): void => {
    fields.clear();
    const step = outcomeOf(session);
    if (step === 'done' && isSettled(session.status)) {
      stop();
      memory.forget(session.id);
    } else follow(session, token, (next) => enter(cart, next, token));
    const own = windows.of(session);
    if (step === 'done') {
      own?.close();
      set({ step, cart, session });
    } else if (step === 'refused') set({ step, cart, session, methods });
    else set({ step, cart, session, methods, window: own && (own.closed ? 'closed' : 'open') });
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
    if (isOver(error)) memory.forget(known);
    if (turn.aborted) return;
    if (errors) return correct({ ...offer, session }, errors);
    if (code === 'quote_changed' && isQuote(body['quote'])) {
      const methods = areMethods(body['methods']) ? desk.offered(body['methods']) : offer.methods;
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

  /** Begins an attempt, and shows what the buyer has to do next: in the window that was opened for it, if one was. */
  const begin = async (offer: Offer, options: PayOptions, opened: Window | null, turn: AbortSignal): Promise<void> => {
    windows.close();
    ({ methods } = offer);
    const own = await windows.takeOver(opened);
    const tidy = (): void => windows.tidy(own);
    const errors = errorsOf(offer, fields);
    if (turn.aborted || errors) tidy();
    if (errors) return turn.aborted ? undefined : correct(offer, errors);
    turn.addEventListener('abort', tidy);
    const ask = { offer, mode: own ? 'popup' : 'redirect', returnTo: options.returnTo } as const;
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
        if (attempt.action && show(attempt.action, session, options, own) === 'left') return;
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

  const resume = async (options: PayOptions): Promise<void> => {
    const state = desk.state();
    const turn = desk.turn();
    if (state.step !== 'waiting' || resuming) return;
    const { cart, session } = state;
    const token = memory.find(session.id)?.token;
    const action = session.attempt?.action;
    if (!action) return;
    const shown = windows.of(session);
    if (shown && !shown.closed) return shown.focus();
    const opened = options.mode === 'popup' && action.kind === 'redirect' ? desk.openWindow() : null;
    resuming = true;
    const own = await windows.takeOver(opened);
    resuming = false;
    if (!turn.aborted && desk.state().step === 'waiting') {
      // A page that leaves with an open stream is not kept for Back by every browser.
      stop();
      if (show(action, session, options, own) === 'shown' && token) enter(cart, session, token);
    }
    windows.tidy(own);
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
    const shown = desk.offered(offered);
    for (const method of offered)
      if (method.kinds.includes('widget') && !shown.includes(method))
        import('../page/missing-widget.ts').then(
          ({ tellMissing }) => tellMissing(method.account),
          () => {},
        );
  };

  return { prepare, reopen, holdsBack, recheck, begin, retry, resume, cancel, look };
};

export type Payment = ReturnType<typeof createPayment>;
