import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Queue, Store } from '../store.ts';
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
  pushOf,
  SECOND,
  sessionOf,
  type MakeStore,
} from './sample.fixture.ts';

const QUEUES: readonly Queue[] = ['inbox', 'outbox', 'reads', 'operations'];

/** One item due at once in every queue. */
const filled = async (store: Store): Promise<void> => {
  const session = sessionOf('1');
  await begun(store, session, { readAt: at(0), operations: [operationOf('op_1', session, { due: at(0) })] });
  await store.change(1, { session: next(session), notices: [noticeOf(session, 'n1')] });
  await store.receive([{ row: pushOf('evt_1') }]);
};

export const queuesContract = (make: MakeStore): void =>
  void describe('queues', () => {
    it('hand out what they hold', async (t) => {
      const { store } = await opened(t, make);
      await filled(store);
      assert.deepEqual(only(await store.claim('inbox', 9, MINUTE)).item, pushOf('evt_1'));
      assert.deepEqual(only(await store.claim('outbox', 9, MINUTE)).item, noticeOf(sessionOf('1'), 'n1'));
      assert.equal(only(await store.claim('reads', 9, MINUTE)).item, 'cs_1');
      assert.deepEqual(only(await store.claim('operations', 9, MINUTE)).item, {
        session: 'cs_1',
        operation: operationOf('op_1', sessionOf('1'), { due: at(0) }),
      });
    });

    for (const queue of QUEUES) {
      it(`${queue}: one holder at a time, until the lease expires`, async (t) => {
        const { store, clock } = await opened(t, make);
        await filled(store);
        const first = only(await store.claim(queue, 9, MINUTE));
        assert.deepEqual([first.queue, first.tries], [queue, 0]);
        await clock.advance(MINUTE - 1);
        assert.deepEqual(await store.claim(queue, 9, MINUTE), []);
        await clock.advance(1);
        const second = only(await store.claim(queue, 9, MINUTE));
        assert.deepEqual([second.row, second.tries], [first.row, 1]);
        assert.notEqual(second.owner, first.owner);
        for (const as of ['done', 'parked', { retryAt: at(0) }] as const)
          assert.equal(await store.settle(first, as), false, 'the lease was lost');
        assert.deepEqual(await store.claim(queue, 9, MINUTE), [], 'and its loser changed nothing');
        assert.equal(await store.settle(second, 'done'), true);
        assert.equal(await store.settle(second, 'done'), false, 'settled once');
        await clock.advance(24 * HOUR);
        assert.deepEqual(await store.claim(queue, 9, MINUTE), []);
        assert.equal((await store.oldest())[queue], null);
      });

      it(`${queue}: a lease nobody took may be settled late`, async (t) => {
        const { store, clock } = await opened(t, make);
        await filled(store);
        const claim = only(await store.claim(queue, 9, SECOND));
        await clock.advance(MINUTE);
        assert.equal(await store.settle(claim, 'done'), true);
        assert.deepEqual(await store.claim(queue, 9, SECOND), []);
      });

      it(`${queue}: waits until retryAt, and counts the tries`, async (t) => {
        const { store, clock } = await opened(t, make);
        await filled(store);
        const first = only(await store.claim(queue, 9, HOUR));
        assert.equal(await store.settle(first, { retryAt: at(MINUTE) }), true);
        await clock.advance(MINUTE - 1);
        assert.deepEqual(await store.claim(queue, 9, HOUR), []);
        assert.equal((await store.oldest())[queue], null, 'nothing is due yet');
        await clock.advance(1);
        assert.equal((await store.oldest())[queue], at(MINUTE));
        assert.equal(only(await store.claim(queue, 9, HOUR)).tries, 1);
        assert.equal((await store.oldest())[queue], at(MINUTE), 'what is leased is not done');
      });

      it(`${queue}: parked is out of line; no process takes it up by itself`, async (t) => {
        const { store, clock } = await opened(t, make);
        await filled(store);
        assert.equal(await store.settle(only(await store.claim(queue, 9, MINUTE)), 'parked'), true);
        await clock.advance(24 * HOUR);
        assert.deepEqual(await store.claim(queue, 9, MINUTE), []);
        assert.equal((await store.oldest())[queue], null);
      });
    }

    it('take no more than the limit, the longest due first', async (t) => {
      const { store, clock } = await opened(t, make);
      for (const [name, due] of [
        ['a', 3],
        ['b', 1],
        ['c', 2],
      ] as const)
        await begun(store, sessionOf(name), { readAt: at(due) });
      await clock.advance(2);
      assert.deepEqual(
        (await store.claim('reads', 1, MINUTE)).map(({ item }) => item),
        ['cs_b'],
      );
      await clock.advance(1);
      assert.deepEqual(
        (await store.claim('reads', 9, MINUTE)).map(({ item }) => item),
        ['cs_c', 'cs_a'],
      );
    });

    for (const queue of ['inbox', 'outbox'] as const)
      it(`replay puts what is parked in the ${queue} back in line, as if never tried`, async (t) => {
        const { store } = await opened(t, make);
        await filled(store);
        assert.equal(await store.replay(queue), 0);
        const parked = only(await store.claim(queue, 9, MINUTE));
        await store.settle(parked, 'parked');
        assert.equal(await store.replay(queue === 'inbox' ? 'outbox' : 'inbox'), 0);
        assert.equal(await store.replay(queue), 1);
        const again = only(await store.claim(queue, 9, MINUTE));
        assert.deepEqual([again.item, again.tries], [parked.item, 0]);
        assert.equal(await store.settle(again, 'done'), true);
        assert.equal(await store.replay(queue), 0);
      });

    it('outbox: first in, first out per session; a parked notice blocks no longer', async (t) => {
      const { store, clock } = await opened(t, make);
      for (const name of ['1', '2']) {
        const session = await begun(store, sessionOf(name));
        const notices = ['a', 'b', 'c'].map((key) => noticeOf(session, `${name}${key}`));
        await store.change(1, { session: next(session), notices });
      }
      const [one, two] = await store.claim('outbox', 9, MINUTE);
      assert.deepEqual(keysOf([one!, two!]), ['1a', '2a']);
      assert.deepEqual(await store.claim('outbox', 9, MINUTE), [], 'a leased first blocks the rest');
      await store.settle(one!, { retryAt: at(SECOND) });
      await store.settle(two!, 'parked');
      const third = only(await store.claim('outbox', 9, MINUTE));
      assert.deepEqual(keysOf([third]), ['2b'], 'a first that retries blocks the rest, a parked one does not');
      await store.settle(third, 'done');
      await clock.advance(SECOND);
      const rest = await store.claim('outbox', 9, MINUTE);
      assert.deepEqual(keysOf(rest).sort(), ['1a', '2c']);
    });

    it('reads: a change that sets the next read takes the lease away and starts its tries anew', async (t) => {
      const { store, clock } = await opened(t, make);
      const session = await begun(store, sessionOf('1'), { readAt: at(0) });
      const stale = only(await store.claim('reads', 9, HOUR));
      await store.change(1, { session: next(session), readAt: at(SECOND) });
      assert.equal(await store.settle(stale, 'done'), false);
      await clock.advance(SECOND);
      assert.equal(only(await store.claim('reads', 9, HOUR)).tries, 0);
      await store.change(2, { session: { ...session, version: 3 }, readAt: null });
      await clock.advance(HOUR);
      assert.deepEqual(await store.claim('reads', 9, HOUR), []);
    });

    it('reads: a change that says nothing of reads leaves the lease alone', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'), { readAt: at(0) });
      const claim = only(await store.claim('reads', 9, HOUR));
      await store.change(1, { session: next(session) });
      assert.deepEqual(await store.claim('reads', 9, HOUR), []);
      assert.equal(await store.settle(claim, { retryAt: at(MINUTE) }), true);
    });

    it('operations: one that a change replaced is what the change says, whoever held it', async (t) => {
      const { store, clock } = await opened(t, make);
      const due = operationOf('op_1', sessionOf('1'), { due: at(0) });
      const session = await begun(store, sessionOf('1'), { operations: [due] });
      const claim = only(await store.claim('operations', 9, HOUR));
      const done = { ...due, state: 'done', sealed: null, due: null } as const;
      await store.change(1, { session: next(session), operations: [done] });
      assert.equal(await store.settle(claim, { retryAt: at(SECOND) }), false);
      await clock.advance(HOUR);
      assert.deepEqual(await store.claim('operations', 9, HOUR), []);
      assert.deepEqual(await store.operation('op_1'), done);
    });

    it('operations: done drops the bytes, parked keeps them for the merchant to decide', async (t) => {
      const { store } = await opened(t, make);
      const operations = ['op_1', 'op_2'].map((id) => operationOf(id, sessionOf('1'), { due: at(0) }));
      await begun(store, sessionOf('1'), { operations });
      const [one, two] = await store.claim('operations', 9, HOUR);
      await store.settle(one!, 'done');
      await store.settle(two!, 'parked');
      assert.deepEqual(await store.operation(one!.row), { ...operations[0], due: null, sealed: null });
      assert.deepEqual(await store.operation(two!.row), { ...operations[1], due: null });
    });

    it('inbox: a change that settles a claimed row ends its lease', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'));
      await store.receive([{ row: pushOf('evt_1') }]);
      const claim = only(await store.claim('inbox', 9, HOUR));
      await store.change(1, { session: next(session), inbox: claim.item.id });
      assert.equal(await store.settle(claim, 'parked'), false);
      assert.equal(await store.replay('inbox'), 0);
    });
  });
