import { TOOK_MONEY, type Session } from '@tillkit/core/lifecycle';
import { mustGrow } from '../store/lease.ts';
import { indexed, readSession, writeNotice, writeSession } from '../store/row.ts';
import type { Begin, Change, Notice, Store } from '../store/store.ts';
import { millis } from '../store/time.ts';
import { count, text } from './columns.ts';
import type { Connection } from './connection.ts';
import type { Operations } from './operations.ts';

export interface Sessions {
  begin(input: Begin): Awaited<ReturnType<Store['begin']>>;
  begun(keyHash: string, requestHash: string): Session | 'key_reused' | null;
  /** `body` is the column's: rows that were selected with it need no second look. */
  join(id: string, body: string): Session;
  load(ids: readonly string[]): Session[];
  locate(by: Parameters<Store['locate']>[0]): string | null;
  readonly change: (version: number, change: Change) => Session | 'conflict';
}

const TAKEN = TOOK_MONEY.map((status) => `'${status}'`).join(', ');

export const sessionsIn = (db: Connection, operations: Operations, now: () => number): Sessions => {
  const join = (id: string, body: string): Session => readSession(body, operations.of(id));

  const read = (id: string): Session[] => {
    const row = db.get('SELECT body FROM sessions WHERE id = ?', id);
    return row ? [join(id, text(row, 'body'))] : [];
  };

  const readStored = (id: string): Session => {
    const [session] = read(id);
    if (!session) throw new Error(`Session ${id} is gone`);
    return session;
  };

  /** A ref that is bound stays with its session. */
  const writeIndex = (id: string, { attempts, refs }: ReturnType<typeof indexed>) => {
    for (const attempt of attempts)
      db.run('INSERT INTO attempts (id, session) VALUES (?, ?) ON CONFLICT DO NOTHING', attempt, id);
    for (const { account, ref } of refs)
      db.run('INSERT INTO refs (account, ref, session) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', account, ref, id);
  };

  const insert = (session: Session, readAt: string | null) => {
    const index = indexed(session);
    db.run(
      'INSERT INTO sessions (id, version, body, status, reference, created_at, due) VALUES (?, ?, ?, ?, ?, ?, ?)',
      session.id,
      session.version,
      writeSession(session),
      index.status,
      index.reference,
      index.createdAt,
      readAt === null ? null : millis(readAt),
    );
    writeIndex(session.id, index);
  };

  const update = (session: Session, was: number): boolean => {
    const index = indexed(session);
    const changes = db.run(
      'UPDATE sessions SET version = ?, body = ?, status = ?, reference = ?, created_at = ? WHERE id = ? AND version = ?',
      session.version,
      writeSession(session),
      index.status,
      index.reference,
      index.createdAt,
      session.id,
      was,
    );
    if (changes === 1) writeIndex(session.id, index);
    return changes === 1;
  };

  const putNotice = (notice: Notice) =>
    db.run(
      'INSERT INTO outbox (key, session, body, due) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING',
      notice.key,
      notice.session.id,
      writeNotice(notice),
      now(),
    );

  const scheduleRead = (id: string, readAt: string | null) =>
    db.run(
      'UPDATE sessions SET due = ?, owner = NULL, leased_until = NULL, tries = 0 WHERE id = ?',
      readAt === null ? null : millis(readAt),
      id,
    );

  const settlePush = (id: string) =>
    db.run(
      `UPDATE inbox SET applied_at = ?, parked = 0, due = NULL, owner = NULL, leased_until = NULL
       WHERE id = ? AND applied_at IS NULL`,
      now(),
      id,
    );

  const isPaidElsewhere = ({ id, quote: { reference } }: Session): boolean =>
    reference !== undefined &&
    db.get(`SELECT 1 FROM sessions WHERE reference = ? AND id <> ? AND status IN (${TAKEN}) LIMIT 1`, reference, id) !==
      undefined;

  const begun: Sessions['begun'] = (keyHash, requestHash) => {
    const key = db.get('SELECT request_hash, session, until FROM keys WHERE key_hash = ?', keyHash);
    if (key === undefined || count(key, 'until') <= now()) return null;
    return text(key, 'request_hash') === requestHash ? readStored(text(key, 'session')) : 'key_reused';
  };

  return {
    begun,
    begin({ keyHash, requestHash, keyUntil, session, operations: given, readAt }) {
      const before = begun(keyHash, requestHash);
      if (before !== null) return before === 'key_reused' ? before : { session: before, fresh: false };
      if (isPaidElsewhere(session)) return 'already_paid';
      insert(session, readAt);
      for (const operation of given) operations.put(session.id, operation);
      db.run(
        'INSERT OR REPLACE INTO keys (key_hash, request_hash, session, until) VALUES (?, ?, ?, ?)',
        keyHash,
        requestHash,
        session.id,
        millis(keyUntil),
      );
      return { session: readStored(session.id), fresh: true };
    },
    join,
    load: (ids) => ids.flatMap(read),
    locate(by) {
      const row =
        'attempt' in by
          ? db.get('SELECT session FROM attempts WHERE id = ?', by.attempt)
          : db.get('SELECT session FROM refs WHERE account = ? AND ref = ?', by.account, by.ref);
      return row ? text(row, 'session') : null;
    },
    change(version, change) {
      const { session, operations: given = [], notices = [], readAt, inbox } = change;
      mustGrow(version, change);
      if (!update(session, version)) return 'conflict';
      for (const operation of given) operations.put(session.id, operation);
      for (const notice of notices) putNotice(notice);
      if (readAt !== undefined) scheduleRead(session.id, readAt);
      if (inbox !== undefined) settlePush(inbox);
      return readStored(session.id);
    },
  };
};
