import type { CheckoutState } from '../checkout/state.ts';
import { loadChunk } from '../page/chunk.ts';
import { loading } from '../views/loading.ts';
import type { Page, Requests, Shown } from '../views/page.ts';
import { review } from '../views/review.ts';
import { stuck } from '../views/stuck.ts';
import type { ModalHost } from './host.ts';
import type { Context } from './context.ts';
import type { Steps } from './steps.ts';

/** The pages of one modal. The order is here at once; the others come while the buyer reads it. */
export const createPages = (host: ModalHost) => {
  const changed = () => host.requestUpdate();
  let steps: Steps | undefined;
  let failed = false;

  const load = async (): Promise<void> => {
    if (steps) return;
    try {
      steps = await loadChunk(() => import('./steps.ts'), 'createSteps').then(({ createSteps }) => createSteps(host));
    } catch {
      failed = true;
    }
    changed();
  };

  const pageOf = (state: CheckoutState, shown: Shown, ask: Requests, context: Context): Page => {
    if (state.step === 'loading' || state.step === 'idle') return loading;
    const busy = state.step === 'starting';
    if ((busy || state.step === 'review') && shown === 'order') return review(state, ask, { ...context, busy });
    if (steps) return steps.page(state, shown, ask, context);
    if (state.step === 'broken') return stuck(state.underWay, ask.retry);
    return failed ? stuck(true, () => void load()) : loading;
  };

  return {
    load,
    page: (state: CheckoutState, shown: Shown, ask: Requests, context: Context): Page => {
      steps?.warm(state);
      const page = pageOf(state, shown, ask, context);
      return context.offline && steps ? steps.offline(page) : page;
    },
  };
};
