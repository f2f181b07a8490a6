import type { CheckoutState } from '../checkout/state.ts';
import { loadChunk } from '../page/chunk.ts';
import { loading } from '../views/loading.ts';
import { fetchWords } from '../page/language.ts';
import { isBlocked } from '../page/lost.ts';
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
  let lost: unknown;
  let fetching: Promise<void> | undefined;

  const begin = async (): Promise<void> => {
    try {
      const [{ createSteps }] = await Promise.all([
        loadChunk(() => import('./steps.ts'), 'createSteps'),
        fetchWords(host, 'edit'),
        fetchWords(host, 'steps'),
        fetchWords(host, 'trouble'),
      ]);
      steps = createSteps(host);
    } catch (error) {
      lost = error;
    }
    changed();
  };
  /** What was lost waits to be asked for. */
  const load = (): Promise<void> => (fetching ??= begin());
  const again = (): void => {
    lost = undefined;
    fetching = begin();
    changed();
  };

  const pageOf = (state: CheckoutState, shown: Shown, ask: Requests, context: Context): Page => {
    if (state.step === 'loading' || state.step === 'idle') return loading(context.language);
    const busy = state.step === 'starting';
    if ((busy || state.step === 'review') && shown === 'order')
      return review(state, ask, {
        ...context,
        busy,
        asking: state.step === 'review' && state.edit?.is === 'asking',
        own: host.methods?.length ?? 0,
        codes: context.config?.promotionCodes ?? false,
        edit: steps?.edit(state, context),
      });
    if (steps) return steps.page(state, shown, ask, context);
    if (state.step === 'broken') {
      const retry = (): void => {
        if (lost) again();
        ask.retry();
      };
      return stuck(context.language, state.underWay, retry, state.code === 'blocked');
    }
    return lost ? stuck(context.language, true, again, isBlocked(lost)) : loading(context.language);
  };

  return {
    load,
    /** At once where it is there, and not at all where it does not load. */
    withSteps: (go: (steps: Steps) => void): void => {
      if (steps) go(steps);
      else void load().then(() => steps && go(steps));
    },
    page: (state: CheckoutState, shown: Shown, ask: Requests, context: Context): Page => {
      steps?.warm(state);
      const page = pageOf(state, shown, ask, context);
      return context.offline && steps ? steps.offline(page, context) : page;
    },
  };
};
