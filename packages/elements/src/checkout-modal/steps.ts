import type { Config, SessionView } from '@tillkit/core/wire';
import type { LitElement } from 'lit';
import type { Begun, CheckoutState } from '../checkout/state.ts';
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
import { stepsStyle } from '../views/steps.style.ts';
import { stuck } from '../views/stuck.ts';

/** Which page is in front: of the review, or, `leave`, before a payment under way is put out of sight. */
export type Shown = 'order' | 'methods' | 'change' | 'leave';

export interface Context {
  readonly shop: string;
  readonly locale: string;
  readonly offline: boolean;
  readonly config: Config | undefined;
}

type Views = typeof import('../views/begun.ts');

const loadViews = () => loadChunk(() => import('../views/begun.ts'), 'begun');

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
  let views: Views | undefined;
  let lost = false;
  adopt(host, stepsStyle);

  const load = async (): Promise<void> => {
    lost = false;
    try {
      views = await loadViews();
      adopt(host, views.begunStyle);
    } catch {
      lost = true;
    }
    host.requestUpdate();
  };

  const begun = (state: Begun, shown: Shown, ask: Requests, context: Context): Page => {
    if (views) return views.begun(state, ask, { ...context, leaving: shown === 'leave' });
    if (lost) return state.step === 'done' ? plainReceipt(state.session, ask) : stuck(true, () => void load());
    void load();
    return loading;
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
      case 'done':
      case 'refused':
        return begun(state, shown, ask, context);
      case 'broken':
        return broken(state, ask, offline);
    }
  };

  /** Says above a page that there is no connection, unless the page says so itself. */
  const offline = (below: Page): Page => ({ strip: offlineStrip(() => host.requestUpdate()), ...below });

  return { page, offline };
};

export type Steps = ReturnType<typeof createSteps>;
