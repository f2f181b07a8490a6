import type { Action } from '@tillkit/core/gateway';
import { asksFields } from '../checkout/offer.ts';
import type { CheckoutState } from '../checkout/state.ts';
import type { CheckoutStore } from '../checkout/store.ts';
import { loadChunk } from '../page/chunk.ts';
import type { ActionAsk, ActionOptions } from '../views/action.ts';
import { amountsIn } from '../views/amounts.ts';
import { notShown } from '../views/not-shown.ts';
import type { Page, StepRequests } from '../views/page.ts';
import { ranOut } from '../views/ran-out.ts';
import { createWake } from '../views/wake.ts';
import { wayOn } from '../views/way-on.ts';
import type { ModalHost } from './host.ts';
import { createPart } from './part.ts';

type Waiting = Extract<CheckoutState, { step: 'waiting' }>;

export interface OnPageOptions extends Pick<ActionOptions, 'shop' | 'language' | 'method'> {
  readonly others: boolean;
  readonly store: CheckoutStore;
}

const isHere = (kind: Action['kind']) => kind === 'qr' || kind === 'transfer' || kind === 'widget' || kind === 'frame';

/** The next steps that this page shows itself, each fetched when it is first needed. */
export const createOnPage = (host: ModalHost) => {
  const parts = {
    qr: createPart(host, ['onPage'], async () =>
      (await loadChunk(() => import('../views/qr.ts'), 'createQr')).createQr(host),
    ),
    transfer: createPart(host, ['onPage'], async () =>
      (await loadChunk(() => import('../views/transfer.ts'), 'createTransfer')).createTransfer(host),
    ),
    widget: createPart(host, ['embedded'], async () =>
      (await loadChunk(() => import('../views/widget.ts'), 'createWidget')).createWidget(host),
    ),
    frame: createPart(host, ['embedded'], async () =>
      (await loadChunk(() => import('../views/pay-frame.ts'), 'createFramePage')).createFramePage(host),
    ),
  };
  const wake = createWake(host);

  /** Another attempt by the same method: its fields again, where it has any; else at once, of the same session. */
  const again = async (store: CheckoutStore, ask: StepRequests, method: string | undefined): Promise<void> => {
    await store.retry();
    const { state } = store;
    if (state.step !== 'review' || !state.session || state.method !== method) return;
    if (asksFields(state)) ask.turnTo('fields');
    else ask.pay();
  };

  return {
    /** Fetches ahead what a method will need. */
    warm: (kinds: readonly Action['kind'][]): void => {
      for (const kind of kinds) if (isHere(kind)) void parts[kind].warm();
    },
    /** The page of the action under way; nothing where it is shown elsewhere. */
    page: (
      { session }: Waiting,
      asks: StepRequests,
      { shop, language, method, others, store }: OnPageOptions,
    ): Page | undefined => {
      const { attempt, quote } = session;
      const action = attempt?.action;
      if (!action || !isHere(action.kind)) return undefined;
      const { clock, look } = store;
      const amount = amountsIn(quote.currency, language.locale)(quote.total);
      const options = { shop, language, method, amount, clock, out: wayOn(language, asks, others) };
      const ask: ActionAsk = { ...asks, again: () => void again(store, asks, attempt.method), look };
      const until = Date.parse(action.expiresAt ?? '');
      if (until <= clock.now()) return ranOut(action.kind, ask, options);
      if (until) wake(clock, until);
      const none = notShown(options);
      if (action.kind === 'qr') return parts.qr.show((page) => page(action, session, ask, options) ?? none);
      if (action.kind === 'transfer') return parts.transfer.show((page) => page(action, session, ask, options) ?? none);
      if (action.kind === 'widget') return parts.widget.show((page) => page(action, session, ask, options) ?? none);
      if (action.kind !== 'frame') return undefined;
      const { endpoint } = store;
      return parts.frame.show((page) => page(action, session, ask, { ...options, endpoint }) ?? none);
    },
  };
};
