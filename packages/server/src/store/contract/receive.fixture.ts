import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  at,
  begun,
  HOUR,
  keysOf,
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

export const receiveContract = (make: MakeStore): void =>
  void describe('receive', () => {
    it('F2: answers duplicate for an event of the account that is there, in the batch or before it', async (t) => {
      const { store } = await opened(t, make);
      const again = { row: pushOf('evt_1', { id: 'in_other' }) };
      assert.deepEqual(await store.receive([{ row: pushOf('evt_1') }, again]), ['new', 'duplicate']);
      const elsewhere = { row: pushOf('evt_1', { id: 'in_elsewhere', account: 'stripe' }) };
      assert.deepEqual(await store.receive([again, elsewhere]), ['duplicate', 'new']);
      assert.deepEqual((await store.claim('inbox', 10, MINUTE)).map(({ item }) => item.id).sort(), [
        'in_elsewhere',
        'in_evt_1',
      ]);
    });

    it('F2: a duplicate changes nothing', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      const apply = { version: 1, change: { session: paid(session), notices: [noticeOf(session, 'n1')] } };
      assert.deepEqual(await store.receive([{ row: pushOf('evt_1'), apply }]), ['applied']);
      const twice = { version: 2, change: { session: { ...session, version: 3 }, notices: [noticeOf(session, 'n2')] } };
      assert.deepEqual(await store.receive([{ row: pushOf('evt_1'), apply: twice }]), ['duplicate']);
      assert.deepEqual(await store.load(['cs_1']), [paid(session)]);
      assert.deepEqual(keysOf(await store.claim('outbox', 10, MINUTE)), ['n1']);
    });

    it('an applied row is done: nobody is given it', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      const apply = { version: 1, change: { session: paid(session) } };
      assert.deepEqual(await store.receive([{ row: pushOf('evt_1'), apply }]), ['applied']);
      assert.deepEqual(await store.claim('inbox', 10, MINUTE), []);
    });

    it('a row whose change met a newer version waits in the inbox, with its bytes', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      await store.change(1, { session: next(session) });
      const stale = { version: 1, change: { session: paid(session), notices: [noticeOf(session, 'n1')] } };
      assert.deepEqual(await store.receive([{ row: pushOf('evt_1'), apply: stale }]), ['new']);
      assert.deepEqual(await store.load(['cs_1']), [next(session)]);
      assert.deepEqual(await store.claim('outbox', 10, MINUTE), []);
      assert.deepEqual(only(await store.claim('inbox', 10, MINUTE)).item, pushOf('evt_1'));
    });

    it('F3: keeps a push for a session that is not there yet', async (t) => {
      const { store } = await opened(t, make);
      const apply = { version: 1, change: { session: paid(sessionOf('later')) } };
      assert.deepEqual(await store.receive([{ row: pushOf('evt_1'), apply }]), ['new']);
      await begun(store, sessionOf('later'));
      const claim = only(await store.claim('inbox', 10, MINUTE));
      const stored = await store.change(1, { ...apply.change, inbox: claim.item.id });
      assert.deepEqual(stored, paid(sessionOf('later')));
      assert.equal((await store.oldest()).inbox, null);
    });

    it('one row that throws is failed and leaves nothing; the others survive', async (t) => {
      const { store } = await opened(t, make);
      const [one, two, three] = [
        await begun(store, sessionOf('1')),
        await begun(store, sessionOf('2')),
        await begun(store, sessionOf('3')),
      ];
      const bad = {
        session: paid(two),
        notices: [noticeOf(two, 'n2')],
        operations: [operationOf('op_2', two), operationOf('op_3', two, { due: 'soon' })],
      };
      const results = await store.receive([
        { row: pushOf('evt_1'), apply: { version: 1, change: { session: paid(one), notices: [noticeOf(one, 'n1')] } } },
        { row: pushOf('evt_2'), apply: { version: 1, change: bad } },
        { row: pushOf('evt_3', { id: 'in_evt_1' }) },
        { row: pushOf('evt_4'), apply: { version: 1, change: { session: three } } },
        { row: pushOf('evt_5'), apply: { version: 1, change: { session: paid(three) } } },
      ]);
      assert.deepEqual(results, ['applied', 'failed', 'failed', 'failed', 'applied']);
      assert.deepEqual(await store.load(['cs_1', 'cs_2', 'cs_3']), [paid(one), two, paid(three)]);
      assert.equal(await store.operation('op_2'), null);
      assert.deepEqual(keysOf(await store.claim('outbox', 10, MINUTE)), ['n1']);
      assert.deepEqual(await store.receive([{ row: pushOf('evt_2') }, { row: pushOf('evt_3') }]), ['new', 'new']);
    });

    it('two rows of one batch may change one session, one after the other', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      const change = (version: number) => ({ version, change: { session: { ...session, version: version + 1 } } });
      const rows = [1, 2, 2].map((version, i) => ({ row: pushOf(`evt_${i}`), apply: change(version) }));
      assert.deepEqual(await store.receive(rows), ['applied', 'applied', 'new']);
      assert.deepEqual(await store.receive([]), []);
    });

    it('a body stays until it is pruned; only applied ones are, and the event stays known', async (t) => {
      const { store, clock } = await opened(t, make);
      const session = await begun(store, sessionOf('1'), { keyUntil: at(1) });
      await store.receive([{ row: pushOf('evt_1'), apply: { version: 1, change: { session: next(session) } } }]);
      await store.receive([{ row: pushOf('evt_2') }, { row: pushOf('evt_3') }]);
      const [second, third] = await store.claim('inbox', 10, MINUTE);
      assert.equal(await store.settle(second!, 'done'), true);
      assert.equal(await store.settle(third!, 'parked'), true);
      await clock.advance(HOUR);
      assert.equal(await store.prune(at(0)), 1, 'the dead key; applied at that moment is not before it');
      assert.equal(await store.prune(at(1)), 2, 'two bodies');
      assert.equal(await store.prune(at(1)), 0);
      assert.deepEqual(await store.receive([{ row: pushOf('evt_1') }, { row: pushOf('evt_2') }]), [
        'duplicate',
        'duplicate',
      ]);
      assert.equal(await store.replay('inbox'), 1);
      assert.deepEqual(only(await store.claim('inbox', 10, MINUTE)).item, pushOf('evt_3'));
    });
  });
