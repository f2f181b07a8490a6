import type { SessionView } from '@tillkit/core/wire';
import { methodOf } from '../checkout/offer.ts';
import type { Begun, CheckoutState } from '../checkout/state.ts';
import type { CheckoutStore } from '../checkout/store.ts';
import { adopt } from '../page/adopt.ts';
import { announce } from '../page/announce.ts';
import { loadChunk } from '../page/chunk.ts';
import { broken } from '../views/broken.ts';
import { mainButton } from '../views/buttons.ts';
import { change } from '../views/change.ts';
import { loading } from '../views/loading.ts';
import { methods } from '../views/methods.ts';
import { offlineStrip } from '../views/offline.ts';
import { createOrderEdit, type OrderEdit } from '../views/order-edit.ts';
import { outcome } from '../views/outcome.ts';
import type { Page, Requests, Shown, StepRequests } from '../views/page.ts';
import { keyboardScrolls } from '../views/scroller.ts';
import { stepWords } from '../views/step-buttons.ts';
import { stepsStyle } from '../views/steps.style.ts';
import { toneClassesStyle } from '../views/tone-classes.style.ts';
import { say, type Language } from '../views/words.ts';
import type { Context } from './context.ts';
import type { ModalHost } from './host.ts';
import { createOwnMethods } from './own-methods.ts';
import { createPart } from './part.ts';
import { payOptionsOf } from './paying.ts';

type Reviewed = Extract<CheckoutState, { step: 'review' | 'starting' }>;

export const plainWords = { ...stepWords, paidThankYou: 'Paid. Thank you', shopHasIt: 'The shop has your order' };

/** For when the receipt itself does not load: what matters of it. */
const plainReceipt = ({ status }: SessionView, ask: Requests, language: Language): Page => {
  const words = say(language, plainWords);
  return {
    titled: true,
    body: outcome({
      coin: status,
      tone: status === 'paid' ? 'good' : 'info',
      title: status === 'paid' ? words.paidThankYou : words.shopHasIt,
      text: words.doNotPayAgain,
    }),
    foot: mainButton(words.backToShop, ask.leave),
  };
};

/** Every page of a modal but the order's own. */
export const createSteps = (host: ModalHost) => {
  adopt(host, toneClassesStyle);
  adopt(host, stepsStyle);
  host.addController(keyboardScrolls(host));
  const outcomes = createPart(host, ['payment', 'result'], async () =>
    (await loadChunk(() => import('./outcomes.ts'), 'createOutcomes')).createOutcomes(host),
  );
  const own = createOwnMethods(host);
  const orderEdit = createOrderEdit(host);
  const fields = createPart(host, [], async () =>
    (await loadChunk(() => import('../views/fields.ts'), 'createFields')).createFields(host),
  );

  const begun = (state: Begun, shown: Shown, ask: StepRequests, context: Context): Page =>
    outcomes.show(
      ({ page }) => page(state, shown, ask, context),
      state.step === 'done' ? plainReceipt(state.session, ask, context.language) : undefined,
    );

  const reviewed = (state: Reviewed, shown: Shown, ask: StepRequests, context: Context): Page => {
    const { language, offline, store } = context;
    const options = { busy: state.step === 'starting' || own.busy, offline, language };
    if (state.step === 'review' && state.before && shown === 'change')
      return change(state, state.before, ask, language);
    if (shown !== 'fields')
      return methods(state, ask, {
        ...options,
        own: host.methods ?? [],
        ownChosen: own.chosen ?? (state.method ? undefined : host.methods?.[0]),
        ownLost: own.lost,
      });
    // What was wrong is judged anew when it is sent again.
    const back = (): void => {
      store.chooseMethod(state.method ?? '');
      ask.turnTo(state.methods.length + (host.methods?.length ?? 0) > 1 ? 'methods' : 'order');
    };
    return fields.show((page) =>
      page(state, { ...ask, setField: store.setField, fields: store.fields, back }, options),
    );
  };

  /** The same session, by another method: the list of them, where there is more than one. */
  const another = async (store: CheckoutStore, turnTo: Requests['turnTo']): Promise<void> => {
    const { state } = store;
    if (state.step === 'broken') store.chooseMethod(state.offer?.method ?? '');
    else if (state.step !== 'review') await store.retry();
    if (store.state.step === 'review' && store.state.methods.length > 1) turnTo('methods');
  };

  const pay = (context: Context): void => void context.store.pay(payOptionsOf(host, context));

  const page = (state: CheckoutState, shown: Shown, order: Requests, context: Context): Page => {
    const { store } = context;
    const ask: StepRequests = {
      ...order,
      resume: () => void store.resume(payOptionsOf(host, context)),
      payHere: () => void store.resume({ ...payOptionsOf(host, context), mode: 'redirect' }),
      cancel: () => void store.cancel(),
      choose: (method) => {
        own.choose(undefined);
        store.chooseMethod(method);
      },
      chooseOwn: own.choose,
      payOwn: (method) => {
        if (state.step === 'review') void own.pay(method, state, order.leave);
      },
      another: () => void another(store, order.turnTo),
    };
    switch (state.step) {
      case 'idle':
      case 'loading':
        return loading(context.language);
      case 'review':
      case 'starting':
        return reviewed(state, shown, ask, context);
      case 'waiting':
      case 'done':
      case 'refused':
        return begun(state, shown, ask, context);
      case 'broken':
        return broken(state, ask, context.offline, context.language);
    }
  };

  /** Fetches ahead what the chosen method will need: its fields, and once it begins, how it is shown. */
  const warm = (state: CheckoutState): void => {
    if (state.step !== 'review' && state.step !== 'starting') return;
    const method = methodOf(state);
    if (method?.fields.length) void fields.warm();
    if (state.step === 'starting') void outcomes.warm(({ warm }) => warm(method?.kinds ?? []));
  };

  /** Says above a page that there is no connection, unless the page says so itself. */
  const offline = (below: Page, { language }: Context): Page => ({
    strip: offlineStrip(language, () => host.requestUpdate()),
    ...below,
  });

  /** What stands in the order where it may be changed. */
  const edit = (state: CheckoutState, { store, language }: Context): OrderEdit | undefined =>
    state.step === 'review' && !state.session
      ? orderEdit(
          state,
          {
            setQuantity: (sku, n) => void store.setQuantity(sku, n),
            setPromotion: (code) => void store.setPromotion(code),
          },
          language,
        )
      : undefined;

  return { page, pay, warm, offline, edit, announce };
};

export type Steps = ReturnType<typeof createSteps>;
