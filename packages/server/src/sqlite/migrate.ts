import { count } from './columns.ts';
import type { Connection } from './connection.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** SQL of several statements: `exec` of the database itself. */
type Exec = (sql: string) => void;

const versionIn = ({ get }: Connection): number => {
  const row = get('SELECT version FROM schema_version');
  return row ? count(row, 'version') : 0;
};

/**
 * Brings the schema to the newest version, one transaction in all: two processes that start at once do it once, and
 * one that dies half-way leaves the old schema.
 * @throws Error when the database is newer than this Tillkit
 */
export const migrate = (
  connection: Connection,
  exec: Exec,
  path: string,
  migrations: readonly string[] = MIGRATIONS,
): void =>
  connection.write(() => {
    exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT');
    const version = versionIn(connection);
    if (version > migrations.length)
      throw new Error(
        `${path} has schema version ${version}; this Tillkit knows versions up to ${migrations.length}. ` +
          'Schemas only move forward: install the Tillkit that wrote it, or a newer one, or restore a backup.',
      );
    if (version === migrations.length) return;
    for (const sql of migrations.slice(version)) exec(sql);
    connection.run('DELETE FROM schema_version');
    connection.run('INSERT INTO schema_version (version) VALUES (?)', migrations.length);
  });
