import type { CheckoutState } from '../checkout/state.ts';
import { loadChunk } from '../page/chunk.ts';
import { loading } from '../views/loading.ts';
import type { DialogRequests, Page, Requests, Shown } from '../views/page.ts';
import { review } from '../views/review.ts';
import { stuck } from '../views/stuck.ts';
import type { ModalHost } from './host.ts';
import type { Context } from './context.ts';
import { createPart } from './part.ts';
import type { Steps } from './steps.ts';

/** The pages of one modal. The order is here at once; the others come while the buyer reads it. */
export const createPages = (host: ModalHost) => {
  const steps = createPart<Steps>(host, ['edit', 'steps', 'trouble'], async () =>
    (await loadChunk(() => import('./steps.ts'), 'createSteps')).createSteps(host),
  );
  /** The order whose click waits. */
  let paying: CheckoutState | undefined;

  /**
   * A click that comes before what it needs waits for that; where it is lost, the page it led to says so. Of an order that
   * was put away meanwhile nothing is begun.
   */
  const payOnceHere = async (context: Context, turnTo: DialogRequests['turnTo']): Promise<void> => {
    const { state } = context.store;
    const stands = (): boolean => context.store.state === state;
    if (!steps.here) paying = state;
    host.requestUpdate();
    await steps.warm(({ pay }) => stands() && pay(context));
    paying = undefined;
    if (!steps.here && stands()) turnTo('methods');
  };

  const pageOf = (state: CheckoutState, shown: Shown, ask: Requests, context: Context): Page => {
    if (state.step === 'loading' || state.step === 'idle') return loading(context.language);
    const busy = state === paying || state.step === 'starting';
    if ((state.step === 'starting' || state.step === 'review') && shown === 'order') {
      const order = (): Page =>
        review(state, ask, {
          ...context,
          busy,
          asking: state.step === 'review' && state.edit?.is === 'asking',
          own: host.methods?.length ?? 0,
          edit: steps.here?.edit(state, context),
        });
      // A window opens within the click alone: what knows how is here before there is anything to click.
      return context.mode === 'popup' ? steps.show(order) : order();
    }
    if (state.step === 'broken' && !steps.here)
      return stuck(context.language, state.underWay, ask.retry, state.code === 'blocked');
    return steps.show(({ page }) => page(state, shown, ask, context));
  };

  return {
    warm: steps.warm,
    page: (state: CheckoutState, shown: Shown, dialog: DialogRequests, context: Context): Page => {
      steps.here?.warm(state);
      const pay = (): void => void payOnceHere(context, dialog.turnTo);
      const page = pageOf(state, shown, { ...dialog, pay }, context);
      return context.offline && steps.here ? steps.here.offline(page, context) : page;
    },
  };
};
