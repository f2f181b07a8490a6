import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Session } from '@tillkit/core/lifecycle';
import type { Store } from '../store.ts';
import {
  at,
  begun,
  learned,
  opened,
  operationOf,
  paid,
  sessionOf,
  withReference,
  type MakeStore,
} from './sample.fixture.ts';

const idsOf = (sessions: readonly Session[]): string[] => sessions.map(({ id }) => id);

const filled = async (store: Store): Promise<void> => {
  await begun(store, withReference(sessionOf('a', { createdAt: at(1) }), 'order-1'));
  await begun(store, sessionOf('b', { createdAt: at(3) }));
  await begun(store, withReference(paid(sessionOf('c', { createdAt: at(2) })), 'order-2'));
  await begun(store, sessionOf('e', { createdAt: at(2) }));
  await begun(store, learned(sessionOf('d', { createdAt: at(2) }), { state: 'pending' }));
};

export const listContract = (make: MakeStore): void =>
  void describe('list', () => {
    it('newest first, of one moment by id', async (t) => {
      const { store } = await opened(t, make);
      assert.deepEqual(await store.list({ limit: 5 }), { sessions: [], cursor: null });
      await filled(store);
      const { sessions, cursor } = await store.list({ limit: 5 });
      assert.deepEqual(idsOf(sessions), ['cs_b', 'cs_e', 'cs_d', 'cs_c', 'cs_a']);
      assert.equal(cursor, null);
    });

    it('filters by status as it is now, and by reference', async (t) => {
      const { store } = await opened(t, make);
      await filled(store);
      assert.deepEqual(idsOf((await store.list({ limit: 9, status: ['paid', 'pending'] })).sessions), ['cs_d', 'cs_c']);
      const [a] = await store.load(['cs_a']);
      await store.change(1, { session: paid(a!) });
      assert.deepEqual(idsOf((await store.list({ limit: 9, status: ['paid'] })).sessions), ['cs_c', 'cs_a']);
      assert.deepEqual(idsOf((await store.list({ limit: 9, reference: 'order-1' })).sessions), ['cs_a']);
      assert.deepEqual(idsOf((await store.list({ limit: 9, reference: 'order-1', status: ['created'] })).sessions), []);
      assert.deepEqual((await store.list({ limit: 9, status: [] })).sessions, []);
    });

    it('pages stay what they were while new sessions arrive', async (t) => {
      const { store } = await opened(t, make);
      await filled(store);
      const first = await store.list({ limit: 2 });
      assert.deepEqual(idsOf(first.sessions), ['cs_b', 'cs_e']);
      await begun(store, sessionOf('new', { createdAt: at(9) }));
      const second = await store.list({ limit: 2, cursor: first.cursor! });
      assert.deepEqual(idsOf(second.sessions), ['cs_d', 'cs_c']);
      const third = await store.list({ limit: 2, cursor: second.cursor! });
      assert.deepEqual([idsOf(third.sessions), third.cursor], [['cs_a'], null]);
    });

    it('a last page that is full ends there', async (t) => {
      const { store } = await opened(t, make);
      await filled(store);
      const first = await store.list({ limit: 3 });
      assert.notEqual(first.cursor, null);
      assert.equal((await store.list({ limit: 2, cursor: first.cursor! })).cursor, null);
    });

    it('shows sessions as load does, with their operations', async (t) => {
      const { store } = await opened(t, make);
      const session = await begun(store, sessionOf('1'), { operations: [operationOf('op_1', sessionOf('1'))] });
      assert.equal(session.operations.length, 1);
      assert.deepEqual((await store.list({ limit: 1 })).sessions, [session]);
    });

    it('refuses a limit out of bounds and a cursor that is none of its own', async (t) => {
      const { store } = await opened(t, make);
      for (const limit of [0, 101, 1.5, Number.NaN]) await assert.rejects(store.list({ limit }), /1 … 100/);
      for (const cursor of ['', '!', 'bm90IGpzb24', 'W10', 'WzEsMl0'])
        await assert.rejects(store.list({ limit: 1, cursor }), /not one that list\(\) answered/);
    });
  });
