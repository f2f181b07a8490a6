import { TOOK_MONEY, type Operation, type Session } from '@tillkit/core/lifecycle';
import { mustGrow } from '../store/lease.ts';
import { indexed, readOperation, readSession, writeNotice, writeOperation, writeSession } from '../store/row.ts';
import type { Begin, Change, Notice, Store, StoredOperation } from '../store/store.ts';
import { millis } from '../store/time.ts';
import type { Journal } from './journal.ts';
import { pair, type OperationRow, type SessionRow, type Tables } from './tables.ts';

const FREE = { owner: null, leasedUntil: null };
const UNCLAIMED = { ...FREE, tries: 0 };

const timeOf = (iso: string | null): number | null => (iso === null ? null : millis(iso));

export interface Sessions {
  begin(input: Begin): Awaited<ReturnType<Store['begin']>>;
  begun(keyHash: string, requestHash: string): Session | 'key_reused' | null;
  load(ids: readonly string[]): Session[];
  locate: (by: Parameters<Store['locate']>[0]) => string | null;
  change(version: number, change: Change): Session | 'conflict';
  mark(id: string, from: Operation['state'], to: Operation['state']): boolean;
  operation(id: string): StoredOperation | null;
}

/** A stored operation as it was given. */
export const storedOperation = (row: OperationRow): StoredOperation => ({
  ...readOperation(row.body, row.state),
  sealed: row.sealed?.slice() ?? null,
  due: row.due === null ? null : new Date(row.due).toISOString(),
});

const byAge = ([a, x]: [string, OperationRow], [b, y]: [string, OperationRow]): number =>
  x.at === y.at ? (a < b ? -1 : 1) : x.at < y.at ? -1 : 1;

/** Joins a session with its operations, oldest first. */
export const sessionReader =
  (tables: Tables) =>
  (id: string, { body }: SessionRow): Session =>
    readSession(
      body,
      [...tables.operations]
        .filter(([, row]) => row.session === id)
        .sort(byAge)
        .map(([, row]) => readOperation(row.body, row.state)),
    );

export const sessionsIn = (tables: Tables, { set }: Journal, now: () => number): Sessions => {
  const join = sessionReader(tables);

  const read = (id: string): Session[] => {
    const row = tables.sessions.get(id);
    return row ? [join(id, row)] : [];
  };

  const readStored = (id: string): Session => {
    const [session] = read(id);
    if (!session) throw new Error(`Session ${id} is gone`);
    return session;
  };

  const writeIndex = (id: string, { attempts, refs }: SessionRow['indexed']) => {
    for (const attempt of attempts) if (!tables.attempts.has(attempt)) set(tables.attempts, attempt, id);
    for (const { account, ref } of refs)
      if (!tables.refs.has(pair(account, ref))) set(tables.refs, pair(account, ref), id);
  };

  const putSession = (session: Session, queue: Pick<SessionRow, 'due' | 'owner' | 'leasedUntil' | 'tries'>) => {
    const row = { ...queue, version: session.version, body: writeSession(session), indexed: indexed(session) };
    set(tables.sessions, session.id, row);
    writeIndex(session.id, row.indexed);
  };

  const putOperation = (session: string, operation: StoredOperation) => {
    const old = tables.operations.get(operation.id);
    if (old && old.session !== session)
      throw new Error(`Operation ${operation.id} belongs to session ${old.session}, not to ${session}`);
    set(tables.operations, operation.id, {
      ...FREE,
      session,
      at: operation.at,
      body: writeOperation(operation),
      state: operation.state,
      sealed: operation.sealed?.slice() ?? null,
      due: timeOf(operation.due),
      tries: old?.tries ?? 0,
    });
  };

  const putNotice = (notice: Notice) => {
    if (tables.outbox.has(notice.key)) return;
    set(tables.outbox, notice.key, {
      ...UNCLAIMED,
      session: notice.session.id,
      body: writeNotice(notice),
      parked: false,
      due: now(),
    });
  };

  const settlePush = (id: string) => {
    const row = tables.inbox.get(id);
    if (row?.appliedAt === null) set(tables.inbox, id, { ...row, ...FREE, due: null, parked: false, appliedAt: now() });
  };

  const isPaidElsewhere = ({ id, quote: { reference } }: Session): boolean =>
    reference !== undefined &&
    [...tables.sessions].some(
      ([other, { indexed: is }]) => other !== id && is.reference === reference && TOOK_MONEY.includes(is.status),
    );

  const begun: Sessions['begun'] = (keyHash, requestHash) => {
    const key = tables.keys.get(keyHash);
    if (key === undefined || key.until <= now()) return null;
    return key.requestHash === requestHash ? readStored(key.session) : 'key_reused';
  };

  return {
    begun,
    begin({ keyHash, requestHash, keyUntil, session, operations, readAt }) {
      const before = begun(keyHash, requestHash);
      if (before !== null) return before === 'key_reused' ? before : { session: before, fresh: false };
      if (isPaidElsewhere(session)) return 'already_paid';
      if (tables.sessions.has(session.id)) throw new Error(`There is a session ${session.id} already: ids are unique`);
      putSession(session, { ...UNCLAIMED, due: timeOf(readAt) });
      for (const operation of operations) putOperation(session.id, operation);
      set(tables.keys, keyHash, { requestHash, session: session.id, until: millis(keyUntil) });
      return { session: readStored(session.id), fresh: true };
    },
    load: (ids) => ids.flatMap(read),
    locate: (by) =>
      ('attempt' in by ? tables.attempts.get(by.attempt) : tables.refs.get(pair(by.account, by.ref))) ?? null,
    change(version, change) {
      const { session, operations = [], notices = [], readAt, inbox } = change;
      mustGrow(version, change);
      const old = tables.sessions.get(session.id);
      if (old?.version !== version) return 'conflict';
      putSession(session, readAt === undefined ? old : { ...UNCLAIMED, due: timeOf(readAt) });
      for (const operation of operations) putOperation(session.id, operation);
      for (const notice of notices) putNotice(notice);
      if (inbox !== undefined) settlePush(inbox);
      return readStored(session.id);
    },
    mark(id, from, to) {
      const row = tables.operations.get(id);
      if (row?.state !== from) return false;
      set(tables.operations, id, { ...row, state: to });
      return true;
    },
    operation(id) {
      const row = tables.operations.get(id);
      return row ? storedOperation(row) : null;
    },
  };
};
