import type { SessionView } from '@tillkit/core/wire';
import type { Speaker } from '../page/language.ts';

/** The element around a live status. */
export interface StatusHost extends Speaker {
  readonly session: string | undefined;
  readonly token: string | undefined;
  readonly variant: 'badge' | 'line' | 'timeline' | undefined;
  readonly endpoint: string | undefined;
  readonly status: string | undefined;
  readonly static: boolean;
  readonly order: SessionView | undefined;
  readonly internals: ElementInternals;
  refresh(): void;
}
