import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STATUSES, view, type Session } from '@tillkit/core/lifecycle';
import {
  at,
  beginOf,
  begun,
  HOUR,
  learned,
  next,
  opened,
  operationOf,
  paid,
  sessionOf,
  withReference,
  type MakeStore,
} from './sample.fixture.ts';

const IN_REVIEW = { state: 'paid', captured: { EUR: 1 } } as const;

/** A session in every status, made as facts make it. */
const inEveryStatus = (): Session[] => {
  const fresh = (name: string) => withReference(sessionOf(name), `order-${name}`);
  return [
    fresh('created'),
    learned(fresh('pending'), { state: 'pending' }),
    learned(fresh('authorized'), { state: 'authorized' }),
    paid(fresh('paid')),
    learned(paid(fresh('partially_refunded')), { refunds: { re_1: { state: 'succeeded', amount: 1 } } }),
    learned(paid(fresh('refunded')), { returned: 'all' }),
    learned(fresh('canceled'), { state: 'canceled' }),
    learned(fresh('expired'), { state: 'expired' }),
    learned(fresh('failed'), { state: 'failed' }),
    learned(fresh('review'), IN_REVIEW),
  ];
};

export const beginContract = (make: MakeStore): void =>
  void describe('begin', () => {
    it('writes the session and its operations, and answers them as stored', async (t) => {
      const { store } = await opened(t, make);
      const session = sessionOf('1');
      const operation = operationOf('op_1', session);
      const { sealed: _sealed, due: _due, ...shown } = operation;
      const answer = await store.begin(beginOf(session, { operations: [operation] }));
      assert.deepEqual(answer, { session: { ...session, operations: [shown] }, fresh: true });
      assert.deepEqual(await store.load([session.id]), [{ ...session, operations: [shown] }]);
      assert.deepEqual(await store.operation('op_1'), operation);
    });

    it('answers the present session to the same key', async (t) => {
      const { store } = await opened(t, make);
      const first = await begun(store, sessionOf('1'));
      const now = await store.change(first.version, { session: paid(first) });
      const replay = await store.begin(beginOf(sessionOf('2'), { keyHash: 'key:cs_1' }));
      assert.deepEqual(replay, { session: now, fresh: false });
      assert.deepEqual(await store.load(['cs_2']), []);
      assert.deepEqual(await store.begun('key:cs_1', 'request'), now);
    });

    it('refuses a key that began another request', async (t) => {
      const { store } = await opened(t, make);
      await begun(store, sessionOf('1'));
      const other = beginOf(sessionOf('2'), { keyHash: 'key:cs_1', requestHash: 'another' });
      assert.equal(await store.begin(other), 'key_reused');
      assert.equal(await store.begun('key:cs_1', 'another'), 'key_reused');
      assert.equal(await store.begun('key:unknown', 'request'), null);
      assert.deepEqual(await store.load(['cs_2']), []);
    });

    it('lets an expired key begin anew, to the millisecond', async (t) => {
      const { store, clock } = await opened(t, make);
      await begun(store, sessionOf('1'), { keyUntil: at(HOUR) });
      const again = beginOf(sessionOf('2'), { keyHash: 'key:cs_1', requestHash: 'another', keyUntil: at(3 * HOUR) });
      await clock.advance(HOUR - 1);
      assert.equal(await store.begin(again), 'key_reused');
      await clock.advance(1);
      assert.equal(await store.begun('key:cs_1', 'request'), null);
      assert.equal((await begun(store, again.session, again)).id, 'cs_2');
      assert.equal((await store.load(['cs_1', 'cs_2'])).length, 2);
    });

    it('F11: many begins at once with one key give one session', async (t) => {
      const { store } = await opened(t, make);
      const answers = await Promise.all(
        Array.from({ length: 7 }, (_, i) => store.begin(beginOf(sessionOf(String(i)), { keyHash: 'one' }))),
      );
      const sessions = answers.flatMap((answer) => (typeof answer === 'string' ? [] : [answer]));
      assert.equal(sessions.length, 7);
      assert.equal(new Set(sessions.map(({ session }) => session.id)).size, 1);
      assert.equal(sessions.filter(({ fresh }) => fresh).length, 1);
      assert.equal((await store.list({ limit: 100 })).sessions.length, 1);
    });

    it('answers already_paid while another session with the reference took money, and only then', async (t) => {
      const { store } = await opened(t, make);
      const sessions = inEveryStatus();
      assert.deepEqual(sessions.map((s) => view(s).status).sort(), [...STATUSES].sort());
      for (const session of sessions) await begun(store, session);
      const refused: string[] = [];
      for (const session of sessions) {
        const { status } = view(session);
        const second = withReference(sessionOf(`second-${status}`), `order-${status}`);
        if ((await store.begin(beginOf(second))) === 'already_paid') refused.push(status);
      }
      assert.deepEqual(refused.sort(), ['authorized', 'paid', 'partially_refunded', 'refunded', 'review']);
    });

    it('sees money that came after the session began, and answers a replay before it looks', async (t) => {
      const { store } = await opened(t, make);
      const first = await begun(store, withReference(sessionOf('1'), 'order-1'));
      await store.change(first.version, { session: paid(first) });
      assert.equal(await store.begin(beginOf(withReference(sessionOf('2'), 'order-1'))), 'already_paid');
      assert.equal((await begun(store, sessionOf('3'), { keyHash: 'key:cs_1' })).id, 'cs_1');
      assert.equal((await begun(store, sessionOf('4'))).id, 'cs_4');
    });

    it('leaves nothing when it fails half-way', async (t) => {
      const { store } = await opened(t, make);
      const session = sessionOf('1');
      const [twice, broken] = [operationOf('op_1', session), operationOf('op_2', session, { due: 'tomorrow' })];
      const operations = [twice, twice, broken];
      await assert.rejects(store.begin(beginOf(session, { operations })), /"tomorrow" is no time/);
      assert.deepEqual(await store.load(['cs_1']), []);
      assert.equal(await store.operation('op_1'), null);
      assert.equal(await store.begun('key:cs_1', 'request'), null);
      assert.equal(await store.locate({ attempt: 'at_1' }), null);
      assert.equal((await begun(store, session)).id, 'cs_1');
    });

    it('refuses a session id that is there already', async (t) => {
      const { store } = await opened(t, make);
      const first = await begun(store, sessionOf('1'));
      await assert.rejects(store.begin(beginOf(next(sessionOf('1')), { keyHash: 'other' })));
      assert.deepEqual(await store.load(['cs_1']), [first]);
    });
  });
