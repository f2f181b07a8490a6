import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it, type TestContext } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { begun, noticeOf, paid, sessionOf, START } from '../store/contract/sample.fixture.ts';
import { connect, type Connection } from './connection.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openDatabase } from './open.ts';
import { sqliteStore } from './sqlite.ts';

const folder = await mkdtemp(join(tmpdir(), 'tillkit-open-'));
after(() => rm(folder, { recursive: true }));

let files = 0;
const freshPath = (): string => join(folder, `${(files += 1)}.db`);

const opened = (t: TestContext, path: string, migrations?: readonly string[]): Connection => {
  const connection = openDatabase(path, { migrations });
  t.after(() => connection.close());
  return connection;
};

const pragma = ({ get }: Connection, name: string): unknown => Object.values(get(`PRAGMA ${name}`) ?? {})[0];

const versionOf = ({ all }: Connection): unknown[] =>
  all('SELECT version FROM schema_version').map((r) => r['version']);

/** A file as version 1 left it, with an order in it. */
const versionOne = async (): Promise<string> => {
  const path = freshPath();
  openDatabase(path, { migrations: MIGRATIONS.slice(0, 1) }).close();
  const first = sqliteStore(path, { clock: manualClock(START) });
  const session = await begun(first, sessionOf('1'));
  await first.change(1, { session: paid(session), notices: [noticeOf(session, 'n1')] });
  await first.close();
  return path;
};

describe('openDatabase', () => {
  it('writes ahead, syncs fully, waits for locks, holds foreign keys', (t) => {
    const connection = opened(t, freshPath());
    assert.equal(pragma(connection, 'journal_mode'), 'wal');
    assert.equal(pragma(connection, 'synchronous'), 2);
    assert.equal(pragma(connection, 'busy_timeout'), 2_000);
    assert.equal(pragma(connection, 'foreign_keys'), 1);
    assert.throws(() => connection.run("INSERT INTO attempts (id, session) VALUES ('at_1', 'nobody')"), /FOREIGN KEY/);
  });

  it('tells those settings from others: a bare connection has none of them', (t) => {
    const database = new DatabaseSync(freshPath(), { enableForeignKeyConstraints: false });
    t.after(() => database.close());
    const names = ['journal_mode', 'busy_timeout', 'foreign_keys'];
    assert.deepEqual(
      names.map((name) => pragma(connect(database), name)),
      ['delete', 0, 0],
    );
  });

  it('refuses a place where writing ahead cannot be had', () => {
    assert.throws(() => openDatabase(''), /cannot use write-ahead logging/);
  });

  it('refuses what is no database, and a folder that is not there', async () => {
    const path = freshPath();
    await writeFile(path, 'not a database, but long enough to have a header '.repeat(20));
    assert.throws(() => sqliteStore(path), /not a database/);
    assert.throws(() => sqliteStore(join(folder, 'nowhere', 'checkout.db')), /unable to open/);
  });
});

describe('migrations', () => {
  it('bring a version 1 file to the newest, and keep what is in it', async (t) => {
    const path = await versionOne();
    const store = sqliteStore(path, { clock: manualClock(START) });
    t.after(() => store.close());
    assert.deepEqual(await store.load(['cs_1']), [paid(sessionOf('1'))]);
    const planted = 'ALTER TABLE sessions ADD COLUMN note TEXT; UPDATE sessions SET note = status;';
    const connection = opened(t, path, [...MIGRATIONS, planted]);
    assert.deepEqual(versionOf(connection), [MIGRATIONS.length + 1]);
    assert.deepEqual({ ...connection.get('SELECT id, note FROM sessions') }, { id: 'cs_1', note: 'paid' });
    assert.equal(connection.all('SELECT key FROM outbox').length, 1);
  });

  it('run once: opening again changes nothing', async (t) => {
    const path = await versionOne();
    const store = sqliteStore(path, { clock: manualClock(START) });
    t.after(() => store.close());
    assert.deepEqual(versionOf(opened(t, path)), [MIGRATIONS.length]);
    assert.deepEqual(await store.load(['cs_1']), [paid(sessionOf('1'))]);
  });

  it('are all or nothing: one that fails leaves the version before', async (t) => {
    const path = await versionOne();
    const bad = ['CREATE TABLE extra (id TEXT) STRICT', 'CREATE TABLE more (id TEXT) STRICT; nonsense'];
    assert.throws(() => openDatabase(path, { migrations: [...MIGRATIONS, ...bad] }), /syntax error/);
    const connection = opened(t, path);
    assert.deepEqual(versionOf(connection), [MIGRATIONS.length]);
    assert.deepEqual(connection.all("SELECT name FROM sqlite_schema WHERE name IN ('extra', 'more')"), []);
  });

  it('refuse a file newer than they know, say what to do, and leave it alone', async (t) => {
    const path = await versionOne();
    openDatabase(path, { migrations: [...MIGRATIONS, 'CREATE TABLE extra (id TEXT) STRICT'] }).close();
    const newer = MIGRATIONS.length + 1;
    assert.throws(
      () => sqliteStore(path),
      new RegExp(`schema version ${newer}.* up to ${MIGRATIONS.length}.*install the Tillkit that wrote it`),
    );
    const database = new DatabaseSync(path);
    t.after(() => database.close());
    assert.deepEqual(versionOf(connect(database)), [newer]);
  });
});
