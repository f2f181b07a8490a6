import type { Rate } from '@tillkit/core/gateway';
import type { Operation, Session, Status } from '@tillkit/core/lifecycle';

/** What the merchant's `on.*` handlers are told. */
export type NoticeKind =
  'authorized' | 'paid' | 'refunded' | 'refundFailed' | 'canceled' | 'expired' | 'failed' | 'trouble';

/** One message to the merchant, durable, first-in first-out per session. `session` is the snapshot it was written with. */
export interface Notice {
  /** Stable: the same event has the same key however often it is delivered. */
  readonly key: string;
  readonly kind: NoticeKind;
  readonly session: Session;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** An operation with what only the store keeps: the exact bytes, sealed, until it settles; and when to look at it again. */
export interface StoredOperation extends Operation {
  readonly sealed: Uint8Array<ArrayBuffer> | null;
  /** ISO 8601 UTC; `null` once there is nothing left to do. */
  readonly due: string | null;
}

/** A verified push. `event` is unique within the account. */
export interface InboxRow {
  readonly id: string;
  readonly account: string;
  readonly event: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
  readonly at: string;
}

/** The change a session and what hangs on it make together, in one transaction. */
export interface Change {
  /** With a version above the one it was loaded with. Its `operations` are not read: they come in `operations`. */
  readonly session: Session;
  /** Inserted or replaced by id. */
  readonly operations?: readonly StoredOperation[];
  /** Inserted; a key already there is left as it is. */
  readonly notices?: readonly Notice[];
  /** When to read the gateway next; `null` for never, absent for no change. Setting it takes away a lease on the read. */
  readonly readAt?: string | null;
  /** The inbox row this change settles. */
  readonly inbox?: string;
}

export interface Begin {
  /** The Idempotency-Key, hashed: it is a credential. */
  readonly keyHash: string;
  /** The canonical request, hashed: the same key with another request is `key_reused`. */
  readonly requestHash: string;
  /** ISO 8601 UTC; afterwards the key may begin something new. */
  readonly keyUntil: string;
  readonly session: Session;
  readonly operations: readonly StoredOperation[];
  readonly readAt: string | null;
}

/** A push to store, and, where it says all that is needed, the change it makes. */
export interface Receive {
  readonly row: InboxRow;
  /** `version`: the one the session was loaded with. */
  readonly apply?: { readonly version: number; readonly change: Change };
}

/** `new`: stored, waits in the inbox (also when `apply` met a newer version). `failed`: not stored. */
export type Received = 'applied' | 'new' | 'duplicate' | 'failed';

export interface Queues {
  readonly inbox: InboxRow;
  readonly outbox: Notice;
  /** A session's id. */
  readonly reads: string;
  /** An operation's id and the session it belongs to. */
  readonly operations: { readonly session: string; readonly operation: StoredOperation };
}
export type Queue = keyof Queues;

/** A lease on one due item. Whoever holds it alone may settle it. */
export interface Claim<Q extends Queue = Queue> {
  readonly queue: Q;
  readonly item: Queues[Q];
  /** Which row, in the store's own terms. */
  readonly row: string;
  readonly owner: string;
  /** How often it was claimed before. */
  readonly tries: number;
}

export interface ListFilter {
  readonly status?: readonly Status[] | undefined;
  readonly reference?: string | undefined;
  /** 1 … 100 */
  readonly limit: number;
  /** Opaque, from the page before. */
  readonly cursor?: string | undefined;
}

/**
 * The server's database port. Every method is one transaction; leases use the database's clock.
 * Rejects when the database cannot be reached: there is no silent fallback.
 */
export interface Store {
  /** Writes a session under its key, or answers the one that is there. `already_paid`: another session with this reference took money. */
  begin(input: Begin): Promise<{ readonly session: Session; readonly fresh: boolean } | 'key_reused' | 'already_paid'>;
  /** The session a living key began: asked before pricing, so that a replay is answered as it is now, whatever the price is today. */
  begun(keyHash: string, requestHash: string): Promise<Session | 'key_reused' | null>;
  /** In the order asked; unknown ids are left out. */
  load(ids: readonly string[]): Promise<Session[]>;
  /** A session's id by an attempt's id, or by a gateway's ref within an account. */
  locate(by: { readonly attempt: string } | { readonly account: string; readonly ref: string }): Promise<string | null>;
  /** Group commit: one transaction, a savepoint per row, so that one bad row spoils no other. */
  receive(rows: readonly Receive[]): Promise<Received[]>;
  /** Compare-and-set on the version. Answers the session as stored, or `conflict`. */
  change(version: number, change: Change): Promise<Session | 'conflict'>;
  /** `prepared` → `sent` commits before the bytes leave. Does not touch the session's version. */
  mark(operation: string, from: Operation['state'], to: Operation['state']): Promise<boolean>;
  operation(id: string): Promise<StoredOperation | null>;
  claim<Q extends Queue>(queue: Q, limit: number, leaseMs: number): Promise<Claim<Q>[]>;
  /** False: the lease was lost, drop your result. `done` on a read means: never again by itself. */
  settle(claim: Claim, as: 'done' | 'parked' | { readonly retryAt: string }): Promise<boolean>;
  /** Parked notices and pushes, put back in line. Answers how many. */
  replay(queue: 'inbox' | 'outbox'): Promise<number>;
  /** Token bucket shared by all processes: milliseconds to wait, 0 when taken. */
  take(bucket: string, rate: Rate, cost: number): Promise<number>;
  /** What a name stands for, `null` where there is nothing or it has died. */
  get(name: string): Promise<string | null>;
  /** Compare-and-set of a named value that dies after `ttlMs`. `null` stands for "not there". */
  swap(name: string, old: string | null, value: string | null, ttlMs: number): Promise<boolean>;
  /** Newest first. */
  list(filter: ListFilter): Promise<{ readonly sessions: Session[]; readonly cursor: string | null }>;
  /** When the oldest item of each queue was due, ISO 8601 UTC. */
  oldest(): Promise<Readonly<Record<Queue, string | null>>>;
  /** Told after each commit that changed a session. May lose messages; answers how to stop. */
  watch(wake: (id: string, version: number) => void): () => void;
  /** Drops inbox bodies applied before `before`, and dead keys and values. Answers how many rows. */
  prune(before: string): Promise<number>;
  close(): Promise<void>;
}
