import type { Config, SessionView } from '@tillkit/core/wire';
import type { LitElement } from 'lit';
import type { CheckoutState } from '../checkout/state.ts';
import { adopt } from '../page/adopt.ts';
import { loadChunk } from '../page/chunk.ts';
import { broken } from '../views/broken.ts';
import { mainButton } from '../views/buttons.ts';
import { change } from '../views/change.ts';
import { loading } from '../views/loading.ts';
import { methods } from '../views/methods.ts';
import { offlineStrip } from '../views/offline.ts';
import { outcome } from '../views/outcome.ts';
import type { Page, Requests } from '../views/page.ts';
import { refused } from '../views/refused.ts';
import { stepsStyle } from '../views/steps.style.ts';
import { waiting } from '../views/waiting.ts';

/** Which page of the review is in front. */
export type Shown = 'order' | 'methods' | 'change';

export interface Context {
  readonly shop: string;
  readonly locale: string;
  readonly offline: boolean;
  readonly config: Config | undefined;
}

type Done = Extract<CheckoutState, { step: 'done' }>;
type Receipt = typeof import('../views/receipt.ts');

const loadReceipt = () => loadChunk(() => import('../views/receipt.ts'), 'receipt');

/** For when the receipt itself does not load: what matters of it. */
const plainReceipt = ({ status }: SessionView, ask: Requests): Page => ({
  titled: true,
  body: outcome({
    coin: status,
    tone: status === 'paid' ? 'good' : 'info',
    title: status === 'paid' ? 'Paid. Thank you' : 'The shop has your order',
    text: 'Please do not pay again.',
  }),
  foot: mainButton('Back to the shop', ask.leave),
});

/** Every page of a modal but the order's own. */
export const createSteps = (host: LitElement) => {
  let receipts: Receipt | undefined;
  let lost = false;
  adopt(host, stepsStyle);

  const fetchReceipt = async (): Promise<void> => {
    try {
      receipts = await loadReceipt();
      adopt(host, receipts.receiptStyle);
      host.requestUpdate();
    } catch {
      lost = true;
      host.requestUpdate();
    }
  };

  const done = ({ session }: Done, ask: Requests, { shop, locale, config }: Context): Page => {
    if (lost) return plainReceipt(session, ask);
    if (!receipts) {
      void fetchReceipt();
      return loading;
    }
    const account = session.attempt?.method.split('.')[0];
    const paidWith = config?.accounts.find(({ id }) => id === account)?.label;
    return receipts.receipt(session, ask, { shop, paidWith, locale });
  };

  const page = (state: CheckoutState, shown: Shown, ask: Requests, context: Context): Page => {
    const { locale, offline } = context;
    switch (state.step) {
      case 'idle':
      case 'loading':
        return loading;
      case 'review':
      case 'starting':
        return state.step === 'review' && state.before && shown === 'change'
          ? change(state, state.before, ask, locale)
          : methods(state, ask, { busy: state.step === 'starting', offline, locale });
      case 'waiting':
        return waiting(state.session, ask, locale);
      case 'done':
        return done(state, ask, context);
      case 'refused':
        return refused(state.session, ask, locale);
      case 'broken':
        return broken(state, ask, offline);
    }
  };

  /** Says above a page that there is no connection, unless the page says so itself. */
  const offline = (below: Page): Page => ({ strip: offlineStrip(() => host.requestUpdate()), ...below });

  return { page, offline };
};

export type Steps = ReturnType<typeof createSteps>;
