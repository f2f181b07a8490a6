import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Row } from './columns.ts';

/** One connection; statements are compiled once. */
export interface Connection {
  readonly get: (sql: string, ...values: SQLInputValue[]) => Row | undefined;
  readonly all: (sql: string, ...values: SQLInputValue[]) => Row[];
  /** Answers how many rows it changed. */
  readonly run: (sql: string, ...values: SQLInputValue[]) => number;
  /** All of what `work` writes, or, when it throws, nothing. */
  readonly write: <T>(work: () => T) => T;
  /** Sees one moment of the database, whoever else writes. */
  readonly read: <T>(work: () => T) => T;
  /** Within `write`: when `work` throws, what it wrote is taken back, the rest stays, and `failed` is answered. */
  readonly savepoint: <T>(work: () => T, failed: T) => T;
  readonly close: () => void;
}

type Statement = ReturnType<DatabaseSync['prepare']>;

export const connect = (database: DatabaseSync): Connection => {
  const statements = new Map<string, Statement>();
  let open = true;

  const prepared = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const run = (sql: string, ...values: SQLInputValue[]): number => Number(prepared(sql).run(...values).changes);

  /** A full or failing disk ends the transaction by itself; what then says "no transaction" would hide why. */
  const tryTo = (sql: string): boolean => {
    try {
      run(sql);
      return true;
    } catch {
      return false;
    }
  };

  const transact =
    (begin: string) =>
    <T>(work: () => T): T => {
      run(begin);
      try {
        const answer = work();
        run('COMMIT');
        return answer;
      } catch (error) {
        tryTo('ROLLBACK');
        throw error;
      }
    };

  return {
    get: (sql, ...values) => prepared(sql).get(...values),
    all: (sql, ...values) => prepared(sql).all(...values),
    run,
    write: transact('BEGIN IMMEDIATE'),
    read: transact('BEGIN'),
    savepoint(work, failed) {
      run('SAVEPOINT one');
      try {
        const answer = work();
        run('RELEASE one');
        return answer;
      } catch (error) {
        if (tryTo('ROLLBACK TO one') && tryTo('RELEASE one')) return failed;
        throw error;
      }
    },
    close() {
      statements.clear();
      if (open) database.close();
      open = false;
    },
  };
};
