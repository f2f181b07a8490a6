import type { SessionView } from '@tillkit/core/wire';
import type { LitElement } from 'lit';

/** The element around a live status. */
export interface StatusHost extends LitElement {
  readonly session: string | undefined;
  readonly token: string | undefined;
  readonly variant: 'badge' | 'line' | 'timeline' | undefined;
  readonly endpoint: string | undefined;
  readonly status: string | undefined;
  readonly order: SessionView | undefined;
  readonly internals: ElementInternals;
  refresh(): void;
}
