import type { Operation } from '@tillkit/core/lifecycle';
import { readOperation, writeOperation } from '../store/row.ts';
import type { StoredOperation } from '../store/store.ts';
import { isoOf, millis } from '../store/time.ts';
import { bytesOrNull, countOrNull, text, type Row } from './columns.ts';
import type { Connection } from './connection.ts';

export interface Operations {
  /** A session's, oldest first. */
  of(session: string): Operation[];
  put(session: string, operation: StoredOperation): void;
  mark(id: string, from: Operation['state'], to: Operation['state']): boolean;
  get(id: string): StoredOperation | null;
}

const STATES: readonly string[] = ['prepared', 'sent', 'done', 'refused', 'unknown'] satisfies Operation['state'][];

const isState = (value: string): value is Operation['state'] => STATES.includes(value);

const operationOf = (row: Row): Operation => {
  const state = text(row, 'state');
  if (!isState(state)) throw new TypeError(`"${state}" is no state of an operation`);
  return readOperation(text(row, 'body'), state);
};

/** @param row with `body`, `state`, `sealed` and `due` */
export const storedOperation = (row: Row): StoredOperation => {
  const due = countOrNull(row, 'due');
  return { ...operationOf(row), sealed: bytesOrNull(row, 'sealed'), due: due === null ? null : isoOf(due) };
};

const PUT = `
INSERT INTO operations (id, session, at, body, state, sealed, due) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
  at = excluded.at, body = excluded.body, state = excluded.state, sealed = excluded.sealed, due = excluded.due,
  owner = NULL, leased_until = NULL
WHERE session = excluded.session`;

export const operationsIn = (db: Connection): Operations => ({
  of: (session) =>
    db.all('SELECT body, state FROM operations WHERE session = ? ORDER BY at, id', session).map(operationOf),
  put(session, operation) {
    const { id, at, state, sealed, due } = operation;
    const dueAt = due === null ? null : millis(due);
    if (db.run(PUT, id, session, at, writeOperation(operation), state, sealed, dueAt) !== 1)
      throw new Error(`Operation ${id} belongs to another session than ${session}`);
  },
  mark: (id, from, to) => db.run('UPDATE operations SET state = ? WHERE id = ? AND state = ?', to, id, from) === 1,
  get(id) {
    const row = db.get('SELECT body, state, sealed, due FROM operations WHERE id = ?', id);
    return row ? storedOperation(row) : null;
  },
});
