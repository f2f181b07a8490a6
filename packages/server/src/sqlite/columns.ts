import type { DatabaseSync } from 'node:sqlite';

/** One row as SQLite answers it, before anyone believes it. */
export type Row = NonNullable<ReturnType<ReturnType<DatabaseSync['prepare']>['get']>>;

const wrong = (name: string, wanted: string): TypeError =>
  new TypeError(`Column ${name} is not ${wanted}. Was the database written by something other than Tillkit?`);

export const text = (row: Row, name: string): string => {
  const value = row[name];
  if (typeof value !== 'string') throw wrong(name, 'text');
  return value;
};

export const count = (row: Row, name: string): number => {
  const value = row[name];
  if (typeof value !== 'number') throw wrong(name, 'a number');
  return value;
};

export const countOrNull = (row: Row, name: string): number | null => (row[name] === null ? null : count(row, name));

export const bytesOrNull = (row: Row, name: string): Uint8Array<ArrayBuffer> | null => {
  const value = row[name];
  if (value === null) return null;
  if (!(value instanceof Uint8Array)) throw wrong(name, 'bytes');
  return value;
};
