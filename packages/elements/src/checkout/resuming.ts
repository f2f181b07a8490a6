import type { SessionView } from '@tillkit/core/wire';
import type { Cart } from '@tillkit/core/quote';
import { bearer } from './attempt-request.ts';
import type { PaymentDesk } from './desk.ts';
import { CheckoutFailure } from './failure.ts';
import type { PaymentWindow } from './payment-window.ts';
import { isSessionAnswer } from './session-guards.ts';
import type { createShowing, Place } from './showing.ts';
import { mayBePaid, outcomeOf, type CheckoutState, type PayOptions } from './state.ts';

type Waiting = Extract<CheckoutState, { step: 'waiting' }>;

export interface Resuming {
  readonly windows: PaymentWindow;
  readonly show: ReturnType<typeof createShowing>;
  readonly enter: (cart: Cart, session: SessionView, token: string) => void;
  /** Ends what follows the payment. */
  readonly stop: () => void;
}

/** Shows the payment page of the attempt under way once more, where and how it is asked for. */
export const createResuming = (desk: PaymentDesk, { windows, show, enter, stop }: Resuming) => {
  let isBusy = false;

  /**
   * A payment page that stood elsewhere comes to this tab. The server has to know: from a window or a frame its buyer comes
   * back to a page that closes itself, or stays there; from a tab, to the shop.
   */
  const toTab = async ({ session, window }: Waiting, token: string | undefined): Promise<SessionView> => {
    const { id, attempt } = session;
    if (!token || !attempt || (attempt.action?.kind !== 'frame' && window !== 'blocked')) return session;
    const body = { method: attempt.method, mode: 'redirect' };
    return (await desk.ask(`/sessions/${id}/attempts`, isSessionAnswer, { body, headers: bearer(token) })).session;
  };

  const go = async (from: Waiting, place: Place, options: PayOptions, turn: AbortSignal): Promise<void> => {
    const token = desk.memory.find(from.session.id)?.token;
    const session = place === 'tab' ? await toTab(from, token) : from.session;
    if (turn.aborted || desk.state().step !== 'waiting') return;
    // A page that leaves with an open stream is not kept for Back by every browser.
    stop();
    const action = session.attempt?.action;
    const isLeft = outcomeOf(session) === 'waiting' && action && show(action, session, options, place) === 'left';
    if (!isLeft && token) enter(from.cart, session, token);
  };

  const resume = async (from: Waiting, options: PayOptions): Promise<void> => {
    const turn = desk.turn();
    const isWindow = options.mode === 'popup' && from.session.attempt?.action?.kind === 'redirect';
    const opened = isWindow ? windows.open() : null;
    const own = await windows.takeOver(opened, options.waitingPage);
    const elsewhere = options.mode === 'redirect' ? 'tab' : undefined;
    try {
      await go(from, isWindow && !opened ? 'blocked' : (own ?? elsewhere), options, turn);
    } catch (error) {
      const { code, support } = error instanceof CheckoutFailure ? error : new CheckoutFailure('answer_invalid');
      const { cart, session } = from;
      if (!turn.aborted) desk.set({ step: 'broken', cart, code, support, underWay: mayBePaid(session) });
    } finally {
      windows.tidy(own);
    }
  };

  return async (options: PayOptions): Promise<void> => {
    const from = desk.state();
    if (from.step !== 'waiting' || !from.session.attempt?.action || isBusy) return;
    const shown = windows.of(from.session);
    if (shown && !shown.closed) return shown.focus();
    isBusy = true;
    await resume(from, options);
    isBusy = false;
  };
};
