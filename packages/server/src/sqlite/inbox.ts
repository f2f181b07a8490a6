import type { Change, Receive, Received } from '../store/store.ts';
import type { Connection } from './connection.ts';

type Apply = (version: number, change: Change) => 'applied' | 'conflict';

const INSERT = `
INSERT INTO inbox (id, account, event, sealed, at, due) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (account, event) DO NOTHING`;

/** Stores one push and makes its change. */
const receiveOne = (db: Connection, now: () => number, apply: Apply, { row, apply: wanted }: Receive): Received => {
  if (db.run(INSERT, row.id, row.account, row.event, row.sealed, row.at, now()) === 0) return 'duplicate';
  if (!wanted) return 'new';
  return apply(wanted.version, { ...wanted.change, inbox: row.id }) === 'conflict' ? 'new' : 'applied';
};

/** Each row by itself: one that throws leaves nothing and is `failed`, the others stay. */
export const receiveIn =
  (db: Connection, now: () => number, apply: Apply) =>
  (rows: readonly Receive[]): Received[] =>
    rows.map((row) => db.savepoint<Received>(() => receiveOne(db, now, apply, row), 'failed'));
