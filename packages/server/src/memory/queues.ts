import type { Random } from '@tillkit/core/clock';
import { newOwner, type Leased } from '../store/lease.ts';
import { readNotice } from '../store/row.ts';
import type { Claim, Queue, Queues, Store } from '../store/store.ts';
import { isoOf, millis } from '../store/time.ts';
import type { Journal } from './journal.ts';
import { storedOperation } from './sessions.ts';
import type { Tables } from './tables.ts';

const FREE = { owner: null, leasedUntil: null };

type As = Parameters<Store['settle']>[1];
type Claims = { readonly [Q in Queue]: (limit: number, leaseMs: number) => Claim<Q>[] };

export interface QueuesIn {
  claim<Q extends Queue>(queue: Q, limit: number, leaseMs: number): Claim<Q>[];
  settle(claim: Claim, as: As): boolean;
  replay(queue: 'inbox' | 'outbox'): number;
  oldest(): Readonly<Record<Queue, string | null>>;
}

const byDue = ([, a]: readonly [string, Leased], [, b]: readonly [string, Leased]): number =>
  (a.due ?? 0) - (b.due ?? 0);

/** The keys of each session's first waiting notice: no other of that session may be told before it. */
const firstInLine = (outbox: Tables['outbox']): ReadonlySet<string> => {
  const first = new Map<string, string>();
  for (const [key, row] of outbox) if (row.due !== null && !first.has(row.session)) first.set(row.session, key);
  return new Set(first.values());
};

/** @returns the longest overdue, `null` when nothing is due */
const oldestOf = (rows: ReadonlyMap<string, Leased>, now: number): string | null => {
  const due = [...rows.values()].flatMap((row) => (row.due !== null && row.due <= now ? [row.due] : []));
  return due.length === 0 ? null : isoOf(Math.min(...due));
};

export const queuesIn = (tables: Tables, { set }: Journal, now: () => number, random: Random): QueuesIn => {
  const { inbox, outbox, sessions: reads, operations } = tables;

  const isFree = ({ due, leasedUntil }: Leased): boolean =>
    due !== null && due <= now() && (leasedUntil === null || leasedUntil <= now());

  const lease = <Q extends Queue, R extends Leased>(
    queue: Q,
    rows: Map<string, R>,
    due: readonly (readonly [string, R])[],
    leaseMs: number,
    item: (key: string, row: R) => Queues[Q],
  ): Claim<Q>[] => {
    const owner = newOwner(random);
    return due.map(([key, row]) => {
      set(rows, key, { ...row, owner, leasedUntil: now() + leaseMs, tries: row.tries + 1 });
      return { queue, item: item(key, row), row: key, owner, tries: row.tries };
    });
  };

  const next = <R extends Leased>(rows: ReadonlyMap<string, R>, limit: number, among?: ReadonlySet<string>) =>
    [...rows]
      .filter(([key, row]) => isFree(row) && (among?.has(key) ?? true))
      .sort(byDue)
      .slice(0, limit);

  const claims: Claims = {
    inbox: (limit, leaseMs) =>
      lease('inbox', inbox, next(inbox, limit), leaseMs, (id, { account, event, sealed, at }) => ({
        id,
        account,
        event,
        sealed: sealed?.slice() ?? new Uint8Array(),
        at,
      })),
    outbox: (limit, leaseMs) =>
      lease('outbox', outbox, next(outbox, limit, firstInLine(outbox)), leaseMs, (_key, { body }) =>
        readNotice(body ?? 'null'),
      ),
    reads: (limit, leaseMs) => lease('reads', reads, next(reads, limit), leaseMs, (id) => id),
    operations: (limit, leaseMs) =>
      lease('operations', operations, next(operations, limit), leaseMs, (_id, row) => ({
        session: row.session,
        operation: storedOperation(row),
      })),
  };

  const release = <R extends Leased>(
    rows: Map<string, R>,
    { row: key, owner }: Claim,
    as: As,
    end: (as: 'done' | 'parked') => Partial<R>,
  ): boolean => {
    const row = rows.get(key);
    if (row?.owner !== owner) return false;
    const due = typeof as === 'object' ? millis(as.retryAt) : null;
    set(rows, key, { ...row, ...FREE, due, ...(typeof as === 'object' ? {} : end(as)) });
    return true;
  };

  const settleAs = {
    inbox: (claim: Claim, as: As) =>
      release(inbox, claim, as, (end) => (end === 'done' ? { appliedAt: now() } : { parked: true })),
    outbox: (claim: Claim, as: As) =>
      release(outbox, claim, as, (end) => (end === 'done' ? { body: null } : { parked: true })),
    reads: (claim: Claim, as: As) => release(reads, claim, as, () => ({})),
    operations: (claim: Claim, as: As) =>
      release(operations, claim, as, (end) => (end === 'done' ? { sealed: null } : {})),
  };

  const unpark = <R extends Leased & { readonly parked: boolean }>(rows: Map<string, R>): number => {
    const parked = [...rows].filter(([, row]) => row.parked);
    for (const [key, row] of parked) set(rows, key, { ...row, parked: false, due: now(), tries: 0 });
    return parked.length;
  };

  return {
    claim: (queue, limit, leaseMs) => claims[queue](limit, leaseMs),
    settle: (claim, as) => settleAs[claim.queue](claim, as),
    replay: (queue) => (queue === 'inbox' ? unpark(inbox) : unpark(outbox)),
    oldest: () => ({
      inbox: oldestOf(inbox, now()),
      outbox: oldestOf(outbox, now()),
      reads: oldestOf(reads, now()),
      operations: oldestOf(operations, now()),
    }),
  };
};
