import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it, type TestContext } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { storeContract } from '../store/contract/contract.fixture.ts';
import { deliversInOrder } from '../store/contract/delivery.fixture.ts';
import {
  at,
  beginOf,
  begun,
  HOUR,
  keysOf,
  MINUTE,
  next,
  noticeOf,
  only,
  operationOf,
  paid,
  pushOf,
  sessionOf,
  START,
} from '../store/contract/sample.fixture.ts';
import type { Store } from '../store/store.ts';
import { sqliteStore } from './sqlite.ts';

const folder = await mkdtemp(join(tmpdir(), 'tillkit-sqlite-'));
after(() => rm(folder, { recursive: true }));

let files = 0;
const freshPath = (): string => join(folder, `${(files += 1)}.db`);

storeContract('sqlite', (clock) => sqliteStore(freshPath(), { clock }), { runs: 20 });

/** A store on a file that may be open elsewhere, closed when the test ends. */
const openedAt = (t: TestContext, path: string, clock = manualClock(START)): Store => {
  const store = sqliteStore(path, { clock, lockWaitMs: 0 });
  t.after(() => store.close());
  return store;
};

/** Another process's connection. */
const beside = (t: TestContext, path: string): DatabaseSync => {
  const database = new DatabaseSync(path);
  t.after(() => database.close());
  return database;
};

describe('two stores over one file', () => {
  it('see each other: keys, versions, marks, leases, buckets, values', async (t) => {
    const path = freshPath();
    const [one, two] = [openedAt(t, path), openedAt(t, path)];
    const operations = [operationOf('op_1', sessionOf('1'), { due: at(0) })];
    const session = await begun(one, sessionOf('1'), { readAt: at(0), operations });
    assert.deepEqual(await two.begin(beginOf(sessionOf('2'), { keyHash: 'key:cs_1' })), { session, fresh: false });
    assert.equal((await one.claim('reads', 9, MINUTE)).length, 1);
    assert.deepEqual(await two.claim('reads', 9, MINUTE), []);
    assert.deepEqual(
      [await one.mark('op_1', 'prepared', 'sent'), await two.mark('op_1', 'prepared', 'sent')],
      [true, false],
    );
    assert.notEqual(await one.change(1, { session: paid(session) }), 'conflict');
    assert.equal(await two.change(1, { session: next(session) }), 'conflict');
    assert.deepEqual(await one.receive([{ row: pushOf('evt_1') }]), ['new']);
    assert.deepEqual(await two.receive([{ row: pushOf('evt_1') }]), ['duplicate']);
    assert.deepEqual([await one.take('a', { perMinute: 1 }, 1), await two.take('a', { perMinute: 1 }, 1)], [0, MINUTE]);
    assert.deepEqual([await one.swap('a', null, 'b', HOUR), await two.swap('a', null, 'b', HOUR)], [true, false]);
  });

  it('never deliver a notice out of order, nor lose one', () =>
    deliversInOrder(
      'sqlite, two stores',
      async (clock) => {
        const path = freshPath();
        return [sqliteStore(path, { clock }), sqliteStore(path, { clock })];
      },
      20,
    ));

  for (const how of ['closed', 'not closed'] as const)
    it(`a restart keeps everything, when the first was ${how}`, async (t) => {
      const path = freshPath();
      const clock = manualClock(START);
      const before = openedAt(t, path, clock);
      const session = await begun(before, sessionOf('1'), {
        readAt: at(HOUR),
        operations: [operationOf('op_1', sessionOf('1'), { due: at(0) })],
      });
      await before.receive([{ row: pushOf('evt_1') }, { row: pushOf('evt_2') }]);
      const notices = [noticeOf(session, 'n1'), noticeOf(session, 'n2')];
      const stored = await before.change(1, { session: paid(session), notices, inbox: 'in_evt_1' });
      const leased = only(await before.claim('outbox', 9, MINUTE));
      await before.take('bucket', { perMinute: 1 }, 1);
      await before.swap('token', null, 'a', HOUR);
      if (how === 'closed') await before.close();

      const again = openedAt(t, path, clock);
      assert.deepEqual(await again.load(['cs_1']), [stored]);
      assert.deepEqual(await again.begun('key:cs_1', 'request'), stored);
      assert.deepEqual(await again.operation('op_1'), operationOf('op_1', sessionOf('1'), { due: at(0) }));
      assert.equal(await again.locate({ attempt: 'at_1' }), 'cs_1');
      assert.deepEqual(only(await again.claim('inbox', 9, MINUTE)).item, pushOf('evt_2'));
      assert.deepEqual(await again.receive([{ row: pushOf('evt_1') }]), ['duplicate']);
      assert.deepEqual(await again.claim('outbox', 9, MINUTE), [], 'the lease of the one before still runs');
      assert.equal(await again.settle(leased, 'done'), true, 'and its owner is known by the token alone');
      assert.deepEqual(keysOf(await again.claim('outbox', 9, MINUTE)), ['n2']);
      assert.equal(await again.take('bucket', { perMinute: 1 }, 1), MINUTE);
      assert.equal(await again.swap('token', 'a', 'b', HOUR), true);
      await clock.advance(HOUR);
      assert.equal(only(await again.claim('reads', 9, MINUTE)).item, 'cs_1');
    });
});

describe('F8: a database that fails', () => {
  it('an error mid-transaction leaves nothing of the change', async (t) => {
    const path = freshPath();
    const store = openedAt(t, path);
    const session = await begun(store, sessionOf('1'));
    await store.receive([{ row: pushOf('evt_1') }]);
    const told: string[] = [];
    store.watch((id) => told.push(id));
    const change = {
      session: paid(session),
      operations: [operationOf('op_1', session)],
      notices: [noticeOf(session, 'n1'), noticeOf(session, 'n2')],
      inbox: 'in_evt_1',
    };
    const other = beside(t, path);
    other.exec(`CREATE TRIGGER planted BEFORE INSERT ON outbox WHEN NEW.key = 'n2'
      BEGIN SELECT RAISE(ABORT, 'planted fault'); END`);
    await assert.rejects(store.change(1, change), /planted fault/);
    assert.deepEqual(await store.load(['cs_1']), [session]);
    assert.equal(await store.operation('op_1'), null);
    assert.deepEqual(await store.oldest(), { inbox: at(0), outbox: null, reads: null, operations: null });
    assert.deepEqual(told, []);
    other.exec('DROP TRIGGER planted');
    assert.deepEqual(await store.change(1, change), (await store.load(['cs_1']))[0]);
    assert.deepEqual(told, ['cs_1']);
  });

  it('one that ends the whole transaction fails the whole batch: none is acknowledged', async (t) => {
    const path = freshPath();
    const store = openedAt(t, path);
    const other = beside(t, path);
    other.exec(`CREATE TRIGGER planted BEFORE INSERT ON inbox WHEN NEW.event = 'evt_2'
      BEGIN SELECT RAISE(ROLLBACK, 'planted fault'); END`);
    const rows = ['evt_1', 'evt_2', 'evt_3'].map((event) => ({ row: pushOf(event) }));
    await assert.rejects(store.receive(rows), /planted fault/);
    assert.deepEqual(await store.claim('inbox', 9, MINUTE), []);
    other.exec('DROP TRIGGER planted');
    assert.deepEqual(await store.receive(rows), ['new', 'new', 'new']);
  });

  it('rejects writes while another process holds the lock, reads on, and recovers', async (t) => {
    const path = freshPath();
    const store = openedAt(t, path);
    const session = await begun(store, sessionOf('1'));
    const other = beside(t, path);
    other.exec('BEGIN IMMEDIATE');
    await assert.rejects(store.change(1, { session: next(session) }), /locked/);
    await assert.rejects(store.receive([{ row: pushOf('evt_1') }]), /locked/);
    assert.deepEqual(await store.load(['cs_1']), [session]);
    other.exec('ROLLBACK');
    assert.deepEqual(await store.change(1, { session: next(session) }), next(session));
  });
});
