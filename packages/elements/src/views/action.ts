import type { Clock } from '@tillkit/core/clock';
import type { Action } from '@tillkit/core/gateway';
import type { SessionView } from '@tillkit/core/wire';
import type { Page, StepRequests } from './page.ts';
import type { Language } from './words.ts';

export type ActionOf<K extends Action['kind']> = Action & { readonly kind: K };

export interface ActionAsk extends StepRequests {
  /** Another attempt by the same method. */
  readonly again: () => void;
  /** Asks how the payment stands. */
  readonly look: () => void;
}

export interface ActionOptions {
  readonly shop: string;
  readonly language: Language;
  /** Of the method under way, where it is known. */
  readonly method: string | undefined;
  /** What is to be paid, formatted. */
  readonly amount: string;
  readonly clock: Clock;
  /** The ways out: another method, or not at all. */
  readonly out: Page['foot'];
}

/** A next step that is shown on this page. Nothing where it cannot be. */
export type ActionPage<K extends Action['kind']> = (
  action: ActionOf<K>,
  session: SessionView,
  ask: ActionAsk,
  options: ActionOptions,
) => Page | undefined;
