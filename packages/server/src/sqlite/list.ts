import type { SQLInputValue } from 'node:sqlite';
import { readPage, writeCursor } from '../store/cursor.ts';
import type { ListFilter, Store } from '../store/store.ts';
import { text } from './columns.ts';
import type { Connection } from './connection.ts';
import type { Sessions } from './sessions.ts';

/** Newest first; asks for one more than fits to know whether there is a next page. */
export const listIn =
  (db: Connection, { join }: Pick<Sessions, 'join'>) =>
  (filter: ListFilter): Awaited<ReturnType<Store['list']>> => {
    const from = readPage(filter);
    const { status, reference, limit } = filter;
    const conditions: (readonly [sql: string, ...values: SQLInputValue[]])[] = [
      ...(status ? [[`status IN (${status.map(() => '?').join(', ')})`, ...status] as const] : []),
      ...(reference === undefined ? [] : [['reference = ?', reference] as const]),
      ...(from ? [['(created_at, id) < (?, ?)', from.createdAt, from.id] as const] : []),
    ];
    const where = ['TRUE', ...conditions.map(([sql]) => sql)].join(' AND ');
    const values = conditions.flatMap(([, ...given]) => given);
    const rows = db.all(
      `SELECT id, created_at, body FROM sessions WHERE ${where} ORDER BY created_at DESC, id DESC LIMIT ?`,
      ...values,
      limit + 1,
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      sessions: page.map((row) => join(text(row, 'id'), text(row, 'body'))),
      cursor:
        last !== undefined && rows.length > page.length
          ? writeCursor({ createdAt: text(last, 'created_at'), id: text(last, 'id') })
          : null,
    };
  };
