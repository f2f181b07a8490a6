import type { Action } from '@tillkit/core/gateway';
import type { Begun } from '../checkout/state.ts';
import { adopt } from '../page/adopt.ts';
import { begun, begunStyle } from '../views/begun.ts';
import { printReceiptAlone } from '../views/print-receipt.ts';
import type { Page, Shown, StepRequests } from '../views/page.ts';
import type { ModalHost } from './host.ts';
import { createOnPage } from './on-page.ts';
import type { Context } from './context.ts';

/** The pages of a payment that has begun. */
export const createOutcomes = (host: ModalHost) => {
  adopt(host, begunStyle);
  host.addController(printReceiptAlone(host));
  const onPage = createOnPage(host);

  return {
    warm: (kinds: readonly Action['kind'][]): void => onPage.warm(kinds),
    page: (state: Begun, shown: Shown, ask: StepRequests, context: Context): Page =>
      begun(state, ask, {
        ...context,
        clock: context.store.clock,
        leaving: shown === 'leave',
        here: (known) => (state.step === 'waiting' ? onPage.page(state, ask, { ...context, ...known }) : undefined),
      }),
  };
};
