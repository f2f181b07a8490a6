import { DatabaseSync } from 'node:sqlite';
import { connect, type Connection } from './connection.ts';
import { migrate } from './migrate.ts';

/** How long a write waits for another process's, in ms. It stops this process meanwhile, so it is short. */
const LOCK_WAIT_MS = 2_000;

export interface OpenOptions {
  readonly lockWaitMs?: number | undefined;
  readonly migrations?: readonly string[] | undefined;
}

/** WAL needs memory shared with other processes: a file on a network drive cannot have it. */
const useWal = ({ get }: Connection, path: string): void => {
  const mode = get('PRAGMA journal_mode = WAL')?.['journal_mode'];
  if (mode !== 'wal' && mode !== 'memory')
    throw new Error(
      `${path} cannot use write-ahead logging (SQLite stays in "${String(mode)}" mode): put it on a local disk.`,
    );
};

/**
 * Opens and migrates a database. A commit that was answered has reached the disk (`synchronous = FULL`).
 * @throws Error when the file cannot be opened, is no SQLite database, or is newer than this Tillkit
 */
export const openDatabase = (path: string, { lockWaitMs, migrations }: OpenOptions = {}): Connection => {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  const connection = connect(database);
  try {
    // The constructor's `timeout` is newer than the oldest Node we run on.
    database.exec(`PRAGMA busy_timeout = ${Math.ceil(lockWaitMs ?? LOCK_WAIT_MS)}`);
    useWal(connection, path);
    database.exec('PRAGMA synchronous = FULL');
    migrate(connection, (sql) => database.exec(sql), path, migrations);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
};
