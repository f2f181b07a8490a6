import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './client/examples.fixture.ts';
import { E2, htmlNotFound, json } from './client/examples.fixture.ts';
import { ID, REF, setUp, call, ours, problemOf } from './staged.fixture.ts';

for (const [status, state] of [
  ['open', 'created'],
  ['preparing', 'pending'],
  ['awaiting_approval', 'pending'],
  ['processing', 'pending'],
  ['expired', 'expired'],
  ['canceled', 'canceled'],
] as const)
  test(`§14 ${status} is ${state}, without money`, async () => {
    const { adapter } = setUp([json(ours({ status }))]);
    const facts = [{ state, refs: [REF], raw: status }];
    assert.deepEqual(await adapter.read(call()), { is: 'done', value: null, facts });
  });

test('E8 completed is paid, with amount and time', async () => {
  const { adapter, verbs } = setUp([json(ours(examples.E8))]);
  assert.deepEqual(await adapter.read(call()), {
    is: 'done',
    value: null,
    facts: [{ state: 'paid', refs: [REF], raw: 'completed', captured: { USD: 3400 }, at: '2026-09-21T14:19:02.417Z' }],
  });
  assert.deepEqual(verbs(), [`GET /api/checkout/sessions/${ID}`]);
});

test('completed without an amount reports none', async () => {
  const { adapter } = setUp([json(ours({ ...examples.E8, amount_total: null }))]);
  const answer = await adapter.read(call());
  assert.ok(answer.is === 'done' && answer.facts[0]?.state === 'paid' && answer.facts[0].captured === undefined);
});

for (const status of ['refunded', 'COMPLETED', 'paid', '', 'constructor'])
  test(`a status we do not know, ${JSON.stringify(status)}, is pending, kept and logged, never paid`, async () => {
    const { adapter, logged } = setUp([json(ours({ status }))]);
    const facts = [{ state: 'pending', refs: [REF], raw: status }];
    assert.deepEqual(await adapter.read(call()), { is: 'done', value: null, facts });
    assert.match(logged.join(), /warn opencheckout\.status_unknown/);
  });

test('E9 a 404 for what we created is missing, not a fact', async () => {
  const answer = await setUp([json(examples.E9, 404)]).adapter.read(call());
  assert.equal(problemOf(answer).missing, true);
  const elsewhere = await setUp([htmlNotFound()]).adapter.read(call());
  assert.equal(problemOf(elsewhere).missing, undefined);
});

test('another session, or another attempt’s, is not believed', async () => {
  for (const wrong of [
    { ...examples.E8, id: 'cs_other' },
    { ...examples.E8, metadata: { tillkit_attempt: 'at_2' } },
  ]) {
    const answer = await setUp([json(ours(wrong))]).adapter.read(call());
    assert.equal(problemOf(answer).code, 'gateway_answer_invalid');
  }
});

test('two sessions are both read; a payment counts though the other cannot be read', async () => {
  const refs = ['session:cs_M3', REF];
  const both = setUp([json(E2), json(ours(examples.E8))]);
  const answer = await both.adapter.read(call({ refs }));
  assert.ok(answer.is === 'done' && answer.facts.length === 2);
  const half = await setUp([json(examples.E9, 404), json(ours(examples.E8))]).adapter.read(call({ refs }));
  assert.ok(half.is === 'done' && half.facts[0]?.state === 'paid');
  const open = await setUp([json(examples.E9, 404), json(ours())]).adapter.read(call({ refs }));
  assert.equal(problemOf(open).missing, true);
});

test('without a session there is nothing to read, and nothing is sent', async () => {
  const { adapter, asked } = setUp();
  for (const answer of [await adapter.read(call({ refs: [] })), await adapter.cancel(call({ refs: ['order:1'] }))])
    assert.deepEqual([answer.is, problemOf(answer).code], ['not-sent', 'state_refused']);
  assert.equal(asked.length, 0);
});
