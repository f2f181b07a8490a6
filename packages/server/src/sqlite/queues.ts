import type { Random } from '@tillkit/core/clock';
import { newOwner } from '../store/lease.ts';
import { readNotice } from '../store/row.ts';
import type { Claim, Queue, Queues, Store } from '../store/store.ts';
import { isoOf, millis } from '../store/time.ts';
import { bytesOrNull, count, countOrNull, text, type Row } from './columns.ts';
import type { Connection } from './connection.ts';
import { storedOperation } from './operations.ts';

/** How one queue lies in its table. */
interface Shape<Q extends Queue> {
  readonly queue: Q;
  readonly table: string;
  /** The column a claim is known by. */
  readonly id: string;
  /** The columns an item is made of. */
  readonly columns: string;
  readonly item: (row: Row, id: string) => Queues[Q];
  /** What else must hold before a row may be claimed. */
  readonly only?: string;
}
type Shapes = { readonly [Q in Queue]: Shape<Q> };

const FIRST_IN_LINE = `AND NOT EXISTS (
  SELECT 1 FROM outbox AS earlier
  WHERE earlier.session = outbox.session AND earlier.seq < outbox.seq AND earlier.due IS NOT NULL)`;

const SHAPES: Shapes = {
  inbox: {
    queue: 'inbox',
    table: 'inbox',
    id: 'id',
    columns: 'account, event, sealed, at',
    item: (row, id) => ({
      id,
      account: text(row, 'account'),
      event: text(row, 'event'),
      sealed: bytesOrNull(row, 'sealed') ?? new Uint8Array(),
      at: text(row, 'at'),
    }),
  },
  outbox: {
    queue: 'outbox',
    table: 'outbox',
    id: 'key',
    columns: 'body',
    item: (row) => readNotice(text(row, 'body')),
    only: FIRST_IN_LINE,
  },
  reads: { queue: 'reads', table: 'sessions', id: 'id', columns: 'version', item: (_row, id) => id },
  operations: {
    queue: 'operations',
    table: 'operations',
    id: 'id',
    columns: 'session, body, state, sealed, due',
    item: (row) => ({ session: text(row, 'session'), operation: storedOperation(row) }),
  },
};

export interface QueuesIn {
  readonly claim: <Q extends Queue>(queue: Q, limit: number, leaseMs: number) => Claim<Q>[];
  readonly settle: (claim: Claim, as: Parameters<Store['settle']>[1]) => boolean;
  readonly replay: (queue: 'inbox' | 'outbox') => number;
  readonly oldest: () => Readonly<Record<Queue, string | null>>;
}

export const queuesIn = (db: Connection, now: () => number, random: Random): QueuesIn => {
  const next = <Q extends Queue>({ table, id, columns, only = '' }: Shape<Q>, limit: number): Row[] =>
    db.all(
      `SELECT ${id} AS row_id, tries, ${columns} FROM ${table}
       WHERE due <= ? AND (leased_until IS NULL OR leased_until <= ?) ${only}
       ORDER BY due, rowid LIMIT ?`,
      now(),
      now(),
      limit,
    );

  const lease = <Q extends Queue>(shape: Shape<Q>, limit: number, leaseMs: number): Claim<Q>[] => {
    const owner = newOwner(random);
    return next(shape, limit).map((row) => {
      const id = text(row, 'row_id');
      db.run(
        `UPDATE ${shape.table} SET owner = ?, leased_until = ?, tries = tries + 1 WHERE ${shape.id} = ?`,
        owner,
        Math.ceil(now() + leaseMs),
        id,
      );
      return { queue: shape.queue, item: shape.item(row, id), row: id, owner, tries: count(row, 'tries') };
    });
  };

  const oldestOf = ({ table }: { readonly table: string }): string | null => {
    const row = db.get(`SELECT min(due) AS due FROM ${table} WHERE due <= ?`, now());
    const due = row ? countOrNull(row, 'due') : null;
    return due === null ? null : isoOf(due);
  };

  const park = (queue: Queue, row: string) => {
    if (queue === 'inbox') db.run('UPDATE inbox SET parked = 1 WHERE id = ?', row);
    if (queue === 'outbox') db.run('UPDATE outbox SET parked = 1 WHERE key = ?', row);
  };

  /** What is done needs its contents no more; a push keeps its body until it is pruned. */
  const finish = (queue: Queue, row: string) => {
    if (queue === 'inbox') db.run('UPDATE inbox SET applied_at = ? WHERE id = ?', now(), row);
    if (queue === 'outbox') db.run('UPDATE outbox SET body = NULL WHERE key = ?', row);
    if (queue === 'operations') db.run('UPDATE operations SET sealed = NULL WHERE id = ?', row);
  };

  return {
    claim: (queue, limit, leaseMs) => lease(SHAPES[queue], limit, leaseMs),
    settle({ queue, row, owner }, as) {
      const { table, id } = SHAPES[queue];
      const due = typeof as === 'object' ? millis(as.retryAt) : null;
      const settled = db.run(
        `UPDATE ${table} SET due = ?, owner = NULL, leased_until = NULL WHERE ${id} = ? AND owner = ?`,
        due,
        row,
        owner,
      );
      if (settled === 0) return false;
      if (as === 'parked') park(queue, row);
      if (as === 'done') finish(queue, row);
      return true;
    },
    replay: (queue) => db.run(`UPDATE ${queue} SET parked = 0, tries = 0, due = ? WHERE parked = 1`, now()),
    oldest: () => ({
      inbox: oldestOf(SHAPES.inbox),
      outbox: oldestOf(SHAPES.outbox),
      reads: oldestOf(SHAPES.reads),
      operations: oldestOf(SHAPES.operations),
    }),
  };
};
