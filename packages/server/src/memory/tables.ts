import type { Operation } from '@tillkit/core/lifecycle';
import type { Indexed } from '../store/row.ts';
import type { Leased } from '../store/lease.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface SessionRow extends Leased {
  readonly version: number;
  readonly body: string;
  readonly indexed: Indexed;
}

export interface OperationRow extends Leased {
  readonly session: string;
  readonly at: string;
  readonly body: string;
  readonly state: Operation['state'];
  readonly sealed: Bytes | null;
}

export interface PushRow extends Leased {
  readonly account: string;
  readonly event: string;
  readonly sealed: Bytes | null;
  readonly at: string;
  readonly parked: boolean;
  readonly appliedAt: number | null;
}

export interface NoticeRow extends Leased {
  readonly session: string;
  readonly body: string | null;
  readonly parked: boolean;
}

/** Rows as a database would hold them: text and bytes, so that nobody outside keeps a hand on what is stored. */
export const newTables = () => ({
  keys: new Map<string, { readonly requestHash: string; readonly session: string; readonly until: number }>(),
  sessions: new Map<string, SessionRow>(),
  attempts: new Map<string, string>(),
  refs: new Map<string, string>(),
  operations: new Map<string, OperationRow>(),
  inbox: new Map<string, PushRow>(),
  /** (account, event) → inbox id */
  events: new Map<string, string>(),
  outbox: new Map<string, NoticeRow>(),
  buckets: new Map<string, number>(),
  values: new Map<string, { readonly value: string; readonly until: number }>(),
});
export type Tables = ReturnType<typeof newTables>;

/** Two parts as one key; no text in either can imitate another pair. */
export const pair = (account: string, name: string): string => JSON.stringify([account, name]);
