import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './client/examples.fixture.ts';
import { done, html, ID, json } from './client/examples.fixture.ts';
import { call, ours, problemOf, REF, reset, setUp } from './staged.fixture.ts';

const conflict = () => json(examples.CONFLICT, 409);

test('exchange 11 cancel', async () => {
  const { adapter, verbs } = setUp([done(ours({ status: 'canceled' }))]);
  const facts = [{ state: 'canceled', refs: [REF], raw: 'canceled' }];
  assert.deepEqual(await adapter.cancel(call()), { is: 'done', value: null, facts });
  assert.deepEqual(verbs(), [`POST /payments/${ID}/cancel`]);
});

for (const [status, is] of [
  ['canceled', 'done'],
  ['expired', 'done'],
  ['failed', 'done'],
  ['succeeded', 'refused'],
  ['processing', 'refused'],
  ['awaiting_moon', 'refused'],
] as const)
  test(`§5.2 409 and ${status}: a read decides, ${is}`, async () => {
    const { adapter, verbs } = setUp([conflict(), done(ours({ status }))]);
    const answer = await adapter.cancel(call());
    assert.equal(answer.is, is);
    assert.deepEqual(verbs(), [`POST /payments/${ID}/cancel`, `GET /payments/${ID}`]);
    if (answer.is === 'done') assert.equal(answer.facts[0]?.raw, status);
    else assert.deepEqual(answer.problem.code, 'state_refused');
  });

for (const [name, answer] of [
  ['a payment that is still processing', () => done(ours())],
  ['nothing', () => json('')],
  ['null', () => done(null)],
  ['another shape', () => done({ canceled: true })],
] as const)
  test(`§5.2 a yes with ${name}: a read decides, and one that is slow is not refused`, async () => {
    const decided = async (status: string) => {
      const told = await setUp([answer(), done(ours({ status }))]).adapter.cancel(call());
      return told.is === 'done' ? 'done' : [told.is, told.problem.code];
    };
    assert.equal(await decided('canceled'), 'done');
    assert.deepEqual(await decided('processing'), ['unknown', 'gateway_unavailable']);
    assert.deepEqual(await decided('succeeded'), ['refused', 'state_refused']);
  });

test('a cancel whose answer was lost is sent again, and settled by what the payment says', async () => {
  const { adapter, soon } = setUp([reset, conflict(), done(ours({ status: 'canceled' }))]);
  assert.equal((await soon(adapter.cancel(call()))).is, 'done');
  const lost = setUp([reset, conflict(), html('Bad gateway', 500), html('Bad gateway', 500), html('x', 500), html('x', 500)]); // prettier-ignore
  assert.equal((await lost.soon(lost.adapter.cancel(call()))).is, 'unknown');
});

test('a payment that is not there, one that is another’s, and none at all', async () => {
  const missing = await setUp([json(examples.X9, 404)]).adapter.cancel(call());
  assert.deepEqual([missing.is, problemOf(missing).missing], ['refused', true]);
  const other = await setUp([done(ours({ referenceId: 'at_2', status: 'canceled' }))]).adapter.cancel(call());
  assert.deepEqual([other.is, problemOf(other).code], ['unknown', 'gateway_answer_invalid']);
  const { adapter, asked } = setUp();
  assert.equal((await adapter.cancel(call({ refs: [] }))).is, 'not-sent');
  assert.equal(asked.length, 0);
});

test('done only when none can be paid any more', async () => {
  const refs = [REF, 'payment:p2'];
  const canceled = () => done(ours({ status: 'canceled' }));
  const second = (status: string) => done(ours({ id: 'p2', status }));
  const both = await setUp([canceled(), second('canceled')]).adapter.cancel(call({ refs }));
  assert.deepEqual(both.is === 'done' && both.facts.length, 2);
  const one = await setUp([canceled(), conflict(), second('succeeded')]).adapter.cancel(call({ refs }));
  assert.equal(one.is, 'refused');
});
