import type { Change, Receive, Received } from '../store/store.ts';
import type { Journal } from './journal.ts';
import { pair, type Tables } from './tables.ts';

type Apply = (version: number, change: Change) => 'applied' | 'conflict';

/** Stores one push and makes its change. */
const receiveOne = (
  tables: Tables,
  { set }: Journal,
  now: () => number,
  apply: Apply,
  { row, apply: wanted }: Receive,
): Received => {
  const event = pair(row.account, row.event);
  if (tables.events.has(event)) return 'duplicate';
  if (tables.inbox.has(row.id)) throw new Error(`There is an inbox row ${row.id} already: ids are unique`);
  set(tables.events, event, row.id);
  set(tables.inbox, row.id, {
    account: row.account,
    event: row.event,
    sealed: row.sealed.slice(),
    at: row.at,
    parked: false,
    appliedAt: null,
    due: now(),
    owner: null,
    leasedUntil: null,
    tries: 0,
  });
  if (!wanted) return 'new';
  return apply(wanted.version, { ...wanted.change, inbox: row.id }) === 'conflict' ? 'new' : 'applied';
};

/** Each row by itself: one that throws leaves nothing and is `failed`, the others stay. */
export const receiveIn =
  (tables: Tables, journal: Journal, now: () => number, apply: Apply) =>
  (rows: readonly Receive[]): Received[] =>
    rows.map((row) => {
      try {
        return journal.atomically(() => receiveOne(tables, journal, now, apply, row));
      } catch {
        return 'failed';
      }
    });
