import type { Action } from '@tillkit/core/gateway';
import type { CheckoutState } from '../checkout/state.ts';

/** The attempt that is waited for, where its next step is of this kind. */
export const attemptUnderWay = (state: CheckoutState, kind: Action['kind']): string | undefined => {
  if (state.step !== 'waiting') return undefined;
  const { attempt } = state.session;
  return attempt?.action?.kind === kind ? attempt.id : undefined;
};
