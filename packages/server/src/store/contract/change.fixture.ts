import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  at,
  attemptOf,
  begun,
  keysOf,
  learned,
  MINUTE,
  next,
  noticeOf,
  only,
  opened,
  operationOf,
  paid,
  pushOf,
  sessionOf,
  type MakeStore,
} from './sample.fixture.ts';

export const changeContract = (make: MakeStore): void =>
  void describe('change', () => {
    it('compares the version: of two who loaded one, the first wins', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      const [one, two] = await Promise.all([
        store.change(1, { session: next(session, { locale: 'de' }) }),
        store.change(1, { session: next(session, { locale: 'fr' }), notices: [noticeOf(session, 'lost')] }),
      ]);
      assert.deepEqual(one, { ...session, version: 2, locale: 'de' });
      assert.equal(two, 'conflict');
      assert.deepEqual(await store.load(['cs_1']), [one]);
      assert.deepEqual(await store.claim('outbox', 10, MINUTE), []);
    });

    it('takes any higher version, refuses one that is not, and knows no session it never began', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      assert.equal(await store.change(1, { session: next(sessionOf('2')) }), 'conflict');
      await assert.rejects(store.change(1, { session: { ...session, locale: 'de' } }), /add one/);
      const stored = await store.change(1, { session: { ...session, version: 5 } });
      assert.deepEqual(stored, { ...session, version: 5 });
    });

    it('writes session, operations, notices, inbox row and read together', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      await store.receive([{ row: pushOf('evt_1') }]);
      const changed = await store.change(1, {
        session: paid(session),
        operations: [operationOf('op_1', session, { due: at(0) })],
        notices: [noticeOf(session, 'n1'), noticeOf(session, 'n2')],
        readAt: at(0),
        inbox: 'in_evt_1',
      });
      assert.notEqual(changed, 'conflict');
      assert.deepEqual(await store.oldest(), { inbox: null, outbox: at(0), reads: at(0), operations: at(0) });
    });

    it('leaves nothing of it when one part fails, whichever comes last', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      const other = await begun(store, sessionOf('2'), { operations: [operationOf('op_2', sessionOf('2'))] });
      await store.receive([{ row: pushOf('evt_1') }]);
      const whole = { session: paid(session), notices: [noticeOf(session, 'n1')], inbox: 'in_evt_1' };
      await assert.rejects(store.change(1, { ...whole, readAt: 'never' }), /"never" is no time/);
      await assert.rejects(
        store.change(1, { ...whole, operations: [operationOf('op_1', session), operationOf('op_2', session)] }),
        /op_2 belongs to/,
      );
      assert.deepEqual(await store.load(['cs_1', 'cs_2']), [session, other]);
      assert.equal(await store.operation('op_1'), null);
      assert.deepEqual(await store.oldest(), { inbox: at(0), outbox: null, reads: null, operations: null });
    });

    it('replaces operations by id and shows them oldest first, then by id, without bytes or due time', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      const later = operationOf('op_a', session, { at: at(1), due: at(MINUTE) });
      const [b, c] = [operationOf('op_b', session), operationOf('op_c', session)];
      const stored = await store.change(1, { session: next(session), operations: [later, c, b] });
      assert.notEqual(stored, 'conflict');
      const done = { ...c, state: 'done', sealed: null } as const;
      await store.change(2, { session: next(next(session)), operations: [done] });
      const [loaded] = await store.load(['cs_1']);
      assert.deepEqual(
        loaded?.operations.map((o) => [o.id, o.state, 'sealed' in o, 'due' in o]),
        [
          ['op_b', 'prepared', false, false],
          ['op_c', 'done', false, false],
          ['op_a', 'prepared', false, false],
        ],
      );
      assert.deepEqual(await store.operation('op_c'), done);
      assert.deepEqual(await store.operation('op_a'), later);
    });

    it('does not read the operations of the session it is given', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'), { operations: [operationOf('op_1', sessionOf('1'))] });
      const stored = await store.change(1, { session: next(session, { operations: [] }) });
      assert.deepEqual(stored, next(session));
    });

    it('keeps a notice that is there: told once, however often it is written', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      await store.change(1, { session: next(session), notices: [noticeOf(session, 'n1')] });
      await store.change(2, { session: next(next(session)), notices: [noticeOf(next(session), 'n1')] });
      const claim = only(await store.claim('outbox', 10, MINUTE));
      assert.deepEqual(claim.item, noticeOf(session, 'n1'));
      assert.equal(await store.settle(claim, 'done'), true);
      const third = { ...session, version: 4 };
      await store.change(3, { session: third, notices: [noticeOf(third, 'n1'), noticeOf(third, 'n2')] });
      assert.deepEqual(keysOf(await store.claim('outbox', 10, MINUTE)), ['n2']);
    });

    it('mark moves an operation once, and leaves the version alone', async (t) => {
      const { store } = await opened(t, make);
      await begun(store, sessionOf('1'), { operations: [operationOf('op_1', sessionOf('1'))] });
      const both = await Promise.all([store.mark('op_1', 'prepared', 'sent'), store.mark('op_1', 'prepared', 'sent')]);
      assert.deepEqual(both, [true, false]);
      assert.equal(await store.mark('op_unknown', 'prepared', 'sent'), false);
      const [session] = await store.load(['cs_1']);
      assert.deepEqual([session?.version, session?.operations[0]?.state], [1, 'sent']);
      assert.equal((await store.operation('op_1'))?.state, 'sent');
    });

    it('locates by attempt and by ref within the account; a ref once bound stays', async (t) => {
      const { store } = await opened(t, make);
      const one = await begun(store, sessionOf('1'));
      const two = await begun(store, sessionOf('2', { attempts: [attemptOf('at_2', { account: 'stripe' })] }));
      await store.change(1, { session: learned(one, { refs: ['order:7'] }) });
      assert.equal(await store.locate({ account: 'stripe', ref: 'order:7' }), null);
      await store.change(1, { session: learned(two, { refs: ['order:7'] }) });
      const three = await begun(store, sessionOf('3'));
      await store.change(1, { session: learned(three, { refs: ['order:7', 'order:8'] }) });
      assert.equal(await store.locate({ account: 'opencheckout', ref: 'order:7' }), 'cs_1');
      assert.equal(await store.locate({ account: 'stripe', ref: 'order:7' }), 'cs_2');
      assert.equal(await store.locate({ account: 'opencheckout', ref: 'order:8' }), 'cs_3');
      assert.equal(await store.locate({ attempt: 'at_2' }), 'cs_2');
      assert.equal(await store.locate({ attempt: 'at_9' }), null);
    });

    it('loads in the order asked and leaves out what it does not know', async (t) => {
      const { store } = await opened(t, make);
      for (const name of ['1', '2', '3']) await begun(store, sessionOf(name));
      const loaded = await store.load(['cs_3', 'cs_9', 'cs_1']);
      assert.deepEqual(
        loaded.map(({ id }) => id),
        ['cs_3', 'cs_1'],
      );
      assert.deepEqual(await store.load([]), []);
    });

    it('tells watchers after the commit of a change, not of a conflict or a failure', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      const told: [string, number][] = [];
      const stored: Promise<unknown>[] = [];
      store.watch(() => {
        throw new Error('a watcher with a fault');
      });
      const stop = store.watch((id, version) => {
        told.push([id, version]);
        stored.push(store.load([id]));
      });
      await store.change(1, { session: next(session) });
      await store.change(1, { session: next(session) });
      await assert.rejects(store.change(2, { session: { ...session, version: 3 }, readAt: 'never' }));
      const push = { row: pushOf('evt_1'), apply: { version: 2, change: { session: { ...session, version: 3 } } } };
      assert.deepEqual(await store.receive([push, push]), ['applied', 'duplicate']);
      assert.deepEqual(told, [
        ['cs_1', 2],
        ['cs_1', 3],
      ]);
      assert.deepEqual(await Promise.all(stored), [[next(session)], [{ ...session, version: 3 }]]);
      stop();
      await store.change(3, { session: { ...session, version: 4 } });
      assert.equal(told.length, 2);
    });
  });
