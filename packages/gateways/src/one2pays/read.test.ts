import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './client/examples.fixture.ts';
import { done, html, ID, json } from './client/examples.fixture.ts';
import { call, ours, problemOf, REF, reset, setUp } from './staged.fixture.ts';

const read = (parts: object) => setUp([done(ours(parts))]).adapter.read(call());
const factIn = async (parts: object) => {
  const answer = await read(parts);
  assert.ok(answer.is === 'done', JSON.stringify(answer));
  return answer.facts[0];
};

test('exchange 8 read: still processing', async () => {
  const { adapter, verbs } = setUp([done(ours())]);
  const facts = [{ state: 'pending', refs: [REF], raw: 'processing' }];
  assert.deepEqual(await adapter.read(call()), { is: 'done', value: null, facts });
  assert.deepEqual(verbs(), [`GET /payments/${ID}`]);
});

for (const [raw, state] of [
  ['created', 'created'],
  ['processing', 'pending'],
  ['pending', 'pending'],
  ['requires_action', 'pending'],
  ['succeeded', 'paid'],
  ['failed', 'failed'],
  ['expired', 'expired'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
] as const)
  test(`§12 ${raw} is ${state}`, async () => {
    const captured = state === 'paid' ? { captured: { THB: 25_900 } } : {};
    assert.deepEqual(await factIn({ status: raw }), { state, refs: [REF], raw, ...captured });
  });

for (const raw of ['paid', 'SUCCEEDED', 'succeeded ', 'awaiting_moon', '', 'toString'])
  test(`§12 the unknown word ${JSON.stringify(raw)} is kept, said in the log, and never paid`, async () => {
    const { adapter, logged } = setUp([done(ours({ status: raw }))]);
    const answer = await adapter.read(call());
    assert.ok(answer.is === 'done');
    assert.deepEqual(answer.facts, [{ state: 'pending', refs: [REF], raw }]);
    assert.match(logged.join(), /^warn one2pays\.status_unknown/);
  });

test('money is captured as it is told, also when it is not what we expected; without a currency it is not', async () => {
  const captured = async (parts: object) => (await factIn({ status: 'succeeded', ...parts }))?.captured;
  assert.deepEqual(await captured({ amount: '259.00' }), { THB: 259 });
  assert.deepEqual(await captured({ currency: 'usd' }), { USD: 25_900 });
  assert.deepEqual(await captured({ currency: null }), undefined);
  assert.deepEqual(await captured({ currency: undefined }), undefined);
});

test('exchange 9 unknown: no fact, keep checking', async () => {
  const answer = await setUp([json(examples.X9, 404)]).adapter.read(call());
  assert.deepEqual([answer.is, problemOf(answer).missing], ['refused', true]);
});
test('a 404 of another server asks whether baseUrl is right', async () => {
  const answer = await setUp([html('Not here', 404)]).adapter.read(call());
  assert.deepEqual([answer.is, problemOf(answer).missing], ['refused', undefined]);
  assert.match(problemOf(answer).detail ?? '', /baseUrl/);
});

for (const [name, parts] of [
  ['another payment', { id: 'other' }],
  ['another attempt’s payment', { referenceId: 'at_2' }],
] as const)
  test(`${name} in place of ours is not believed`, async () => {
    const answer = await read({ status: 'succeeded', ...parts });
    assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_answer_invalid']);
  });
test('a payment that does not say whose it is, is ours: we asked for it by its id', async () => {
  for (const referenceId of [null, undefined, ''])
    assert.equal((await factIn({ status: 'succeeded', referenceId }))?.state, 'paid');
});

test('an amount that cannot be is an invalid answer, and no fact', async () => {
  const answer = await read({ status: 'succeeded', amount: '259.50' });
  assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_answer_invalid']);
});

test('every payment of the attempt is read; what failed is answered, unless money was found', async () => {
  const two = call({ refs: [REF, 'payment:p2', 'other:x'] });
  const both = setUp([done(ours()), done(ours({ id: 'p2', status: 'expired' }))]);
  const answer = await both.adapter.read(two);
  assert.deepEqual(answer.is === 'done' && answer.facts.map(({ state }) => state), ['pending', 'expired']);
  const bad = () => json('', 403);
  assert.equal((await setUp([bad(), done(ours({ id: 'p2' }))]).adapter.read(two)).is, 'refused');
  assert.equal((await setUp([bad(), done(ours({ id: 'p2', status: 'succeeded' }))]).adapter.read(two)).is, 'done');
});

test('without a payment nothing is asked; a broken line is read again, and then unknown', async () => {
  const { adapter, asked } = setUp();
  assert.equal((await adapter.read(call({ refs: [] }))).is, 'not-sent');
  assert.equal(asked.length, 0);
  const again = setUp([reset, done(ours())]);
  assert.equal((await again.soon(again.adapter.read(call()))).is, 'done');
  const never = setUp([reset, reset, reset, reset]);
  assert.equal((await never.soon(never.adapter.read(call()))).is, 'unknown');
});
