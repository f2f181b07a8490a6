import { readPage, writeCursor, type Place } from '../store/cursor.ts';
import type { ListFilter, Store } from '../store/store.ts';
import { sessionReader } from './sessions.ts';
import type { SessionRow, Tables } from './tables.ts';

type Row = readonly [id: string, row: SessionRow];

const isBelow = (a: Place, b: Place): boolean =>
  a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt;

const placeOf = ([id, { indexed }]: Row): Place => ({ createdAt: indexed.createdAt, id });

const matches = ({ status, reference }: ListFilter, { indexed }: SessionRow): boolean =>
  (status?.includes(indexed.status) ?? true) && (reference === undefined || indexed.reference === reference);

/** Newest first; asks for one more than fits to know whether there is a next page. */
export const listIn =
  (tables: Tables) =>
  (filter: ListFilter): Awaited<ReturnType<Store['list']>> => {
    const from = readPage(filter);
    const rows = [...tables.sessions]
      .filter((row) => matches(filter, row[1]) && (from === null || isBelow(placeOf(row), from)))
      .sort((a, b) => (isBelow(placeOf(a), placeOf(b)) ? 1 : -1));
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      sessions: page.map(([id, row]) => sessionReader(tables)(id, row)),
      cursor: last !== undefined && rows.length > page.length ? writeCursor(placeOf(last)) : null,
    };
  };
