import { resolvePorts, type Ports } from '@tillkit/core/clock';
import type { Session } from '@tillkit/core/lifecycle';
import type { Store } from '../store/store.ts';
import { watchers } from '../store/watchers.ts';
import { receiveIn } from './inbox.ts';
import { listIn } from './list.ts';
import { openDatabase, type OpenOptions } from './open.ts';
import { operationsIn } from './operations.ts';
import { queuesIn } from './queues.ts';
import { sessionsIn } from './sessions.ts';
import { valuesIn } from './values.ts';

/** `clock`: the database's clock, by which leases, keys and buckets run. `lockWaitMs`: how long a write waits for another process's. */
export type SqliteOptions = Partial<Pick<Ports, 'clock' | 'random'>> & Pick<OpenOptions, 'lockWaitMs'>;

/**
 * A store in one SQLite file: one server process plus the CLI. The file is made when it is not there, and migrated.
 * @throws Error when the file cannot be opened, is no SQLite database, or is newer than this Tillkit
 */
export const sqliteStore = (path: string, options: SqliteOptions = {}): Store => {
  const { clock, random } = resolvePorts(options);
  const now = (): number => Math.floor(clock.now());
  const db = openDatabase(path, options);
  const listeners = watchers();
  const operations = operationsIn(db);
  const sessions = sessionsIn(db, operations, now);
  const queues = queuesIn(db, now, random);
  const values = valuesIn(db, now);
  const list = listIn(db, sessions);
  let changed: Pick<Session, 'id' | 'version'>[] = [];

  const read = async <T>(work: () => T): Promise<T> => db.read(work);

  /** One transaction; who watches is told once it is committed. */
  const write = async <T>(work: () => T): Promise<T> => {
    changed = [];
    const answer = db.write(work);
    listeners.tell(changed);
    return answer;
  };

  const receive = receiveIn(db, now, (version, change) => {
    const stored = sessions.change(version, change);
    if (stored === 'conflict') return 'conflict';
    changed.push(stored);
    return 'applied';
  });

  return {
    begin: (input) =>
      write(() => {
        const answer = sessions.begin(input);
        if (typeof answer === 'object' && answer.fresh) changed.push(answer.session);
        return answer;
      }),
    begun: (keyHash, requestHash) => read(() => sessions.begun(keyHash, requestHash)),
    load: (ids) => read(() => sessions.load(ids)),
    locate: (by) => read(() => sessions.locate(by)),
    receive: (rows) => write(() => receive(rows)),
    change: (version, change) =>
      write(() => {
        const stored = sessions.change(version, change);
        if (stored !== 'conflict') changed.push(stored);
        return stored;
      }),
    mark: (id, from, to) => write(() => operations.mark(id, from, to)),
    operation: (id) => read(() => operations.get(id)),
    claim: (queue, limit, leaseMs) => write(() => queues.claim(queue, limit, leaseMs)),
    settle: (claim, as) => write(() => queues.settle(claim, as)),
    replay: (queue) => write(() => queues.replay(queue)),
    take: (bucket, rate, cost) => write(() => values.take(bucket, rate, cost)),
    get: (name) => read(() => values.get(name)),
    swap: (name, old, value, ttlMs) => write(() => values.swap(name, old, value, ttlMs)),
    list: (filter) => read(() => list(filter)),
    oldest: () => read(() => queues.oldest()),
    watch: (wake) => listeners.watch(wake),
    prune: (before) => write(() => values.prune(before)),
    async close() {
      listeners.clear();
      db.close();
    },
  };
};
