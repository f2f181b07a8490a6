import type { Clock } from '@tillkit/core/clock';
import type { Config, MethodView, SessionView } from '@tillkit/core/wire';
import type { Begun } from '../checkout/state.ts';
import { leave } from './leave.ts';
import type { Page, StepRequests } from './page.ts';
import { receipt } from './receipt.ts';
import { refused } from './refused.ts';
import { waiting, type WaitingOptions } from './waiting.ts';
import type { Language } from './words.ts';

export interface BegunOptions {
  readonly shop: string;
  readonly language: Language;
  readonly clock: Clock;
  readonly config: Config | undefined;
  /** Whether the buyer is about to put it out of sight. */
  readonly leaving: boolean;
  /** The page of what is paid on this page, where that is the next step. */
  readonly here: (known: Pick<WaitingOptions, 'method' | 'others'>) => Page | undefined;
}

const accountOf = ({ attempt }: SessionView, config: Config | undefined): string | undefined =>
  config?.accounts.find(({ id }) => id === attempt?.method.split('.')[0])?.label;

const methodOf = ({ attempt }: SessionView, methods: readonly MethodView[] = []): string | undefined =>
  methods.find(({ id }) => id === attempt?.method)?.label;

/** What a payment has come to so far. */
export const begun = (state: Begun, ask: StepRequests, options: BegunOptions): Page => {
  const { shop, language, clock, config, leaving, here } = options;
  const { session } = state;
  if (state.step === 'done') return receipt(session, ask, { shop, language });
  if (leaving) return leave(state, ask, language);
  // A page that was reloaded has not seen the list: several accounts are several ways.
  const others = (state.methods ?? config?.accounts ?? []).length > 1;
  if (state.step === 'refused') return refused(session, ask, language, others);
  const method = methodOf(session, state.methods) ?? accountOf(session, config);
  return waiting(state, ask, { language, clock, method, others, here: here({ method, others }) });
};

export { receiptStyle as begunStyle } from './receipt.style.ts';
