import { resolvePorts, type Ports } from '@tillkit/core/clock';
import type { Session } from '@tillkit/core/lifecycle';
import type { Store } from '../store/store.ts';
import { watchers } from '../store/watchers.ts';
import { receiveIn } from './inbox.ts';
import { journal } from './journal.ts';
import { listIn } from './list.ts';
import { queuesIn } from './queues.ts';
import { sessionsIn } from './sessions.ts';
import { newTables } from './tables.ts';
import { valuesIn } from './values.ts';

/** `clock`: the database's clock, by which leases, keys and buckets run. */
export type MemoryOptions = Partial<Pick<Ports, 'clock' | 'random'>>;

/**
 * A store that forgets everything with its process: for tests, stories and trying out. Named explicitly, because a
 * checkout that lost its orders would be worse than one that does not start.
 */
export const memoryStore = (options: MemoryOptions = {}): Store => {
  const { clock, random } = resolvePorts(options);
  const now = (): number => clock.now();
  const tables = newTables();
  const writes = journal();
  const listeners = watchers();
  const sessions = sessionsIn(tables, writes, now);
  const queues = queuesIn(tables, writes, now, random);
  const values = valuesIn(tables, writes, now);
  const list = listIn(tables);
  const changed: Pick<Session, 'id' | 'version'>[] = [];
  let open = true;

  /** One transaction; who watches is told once it is committed. */
  const transact = async <T>(work: () => T): Promise<T> => {
    if (!open) throw new Error('The store is closed');
    changed.length = 0;
    const answer = writes.atomically(work);
    listeners.tell(changed.splice(0));
    return answer;
  };

  const receive = receiveIn(tables, writes, now, (version, change) => {
    const stored = sessions.change(version, change);
    if (stored === 'conflict') return 'conflict';
    changed.push(stored);
    return 'applied';
  });

  return {
    begin: (input) =>
      transact(() => {
        const answer = sessions.begin(input);
        if (typeof answer === 'object' && answer.fresh) changed.push(answer.session);
        return answer;
      }),
    begun: (keyHash, requestHash) => transact(() => sessions.begun(keyHash, requestHash)),
    load: (ids) => transact(() => sessions.load(ids)),
    locate: (by) => transact(() => sessions.locate(by)),
    receive: (rows) => transact(() => receive(rows)),
    change: (version, change) =>
      transact(() => {
        const stored = sessions.change(version, change);
        if (stored !== 'conflict') changed.push(stored);
        return stored;
      }),
    mark: (id, from, to) => transact(() => sessions.mark(id, from, to)),
    operation: (id) => transact(() => sessions.operation(id)),
    claim: (queue, limit, leaseMs) => transact(() => queues.claim(queue, limit, leaseMs)),
    settle: (claim, as) => transact(() => queues.settle(claim, as)),
    replay: (queue) => transact(() => queues.replay(queue)),
    take: (bucket, rate, cost) => transact(() => values.take(bucket, rate, cost)),
    get: (name) => transact(() => values.get(name)),
    swap: (name, old, value, ttlMs) => transact(() => values.swap(name, old, value, ttlMs)),
    list: (filter) => transact(() => list(filter)),
    oldest: () => transact(() => queues.oldest()),
    watch: (wake) => listeners.watch(wake),
    prune: (before) => transact(() => values.prune(before)),
    async close() {
      open = false;
      listeners.clear();
    },
  };
};
