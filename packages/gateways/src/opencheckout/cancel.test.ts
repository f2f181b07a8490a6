import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './client/examples.fixture.ts';
import { htmlNotFound, json } from './client/examples.fixture.ts';
import { ID, REF, setUp, call, ours, problemOf, reset } from './staged.fixture.ts';

test('cancel', async () => {
  const { adapter, verbs } = setUp([json(ours({ status: 'canceled' }))]);
  const facts = [{ state: 'canceled', refs: [REF], raw: 'canceled' }];
  assert.deepEqual(await adapter.cancel(call()), { is: 'done', value: null, facts });
  assert.deepEqual(verbs(), [`POST /api/checkout/sessions/${ID}/cancel`]);
});

test('cancel where there is only expire', async () => {
  const answer = await setUp([htmlNotFound(), json(ours({ status: 'expired' }))]).adapter.cancel(call());
  assert.ok(answer.is === 'done' && answer.facts[0]?.state === 'expired');
});

test('E11 what is over already is done; what is being paid is refused', async () => {
  const over = setUp([json(examples.E11, 400), json(ours({ status: 'expired' }))]);
  assert.equal((await over.adapter.cancel(call())).is, 'done');
  for (const status of ['processing', 'completed', 'preparing']) {
    const answer = await setUp([json(examples.E11, 400), json(ours({ status }))]).adapter.cancel(call());
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'state_refused']);
  }
});

test('a cancel whose answer was lost is settled by what the session says', async () => {
  const { adapter, soon } = setUp([reset, json(examples.E11, 400), json(ours({ status: 'canceled' }))]);
  assert.equal((await soon(adapter.cancel(call()))).is, 'done');
});
