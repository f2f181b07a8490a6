import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, EMV, ID, json, page, X9 } from './client/examples.fixture.ts';
import { call, ours, problemOf, quote, REF, setUp } from './staged.fixture.ts';

const lost = call({ refs: [] });
const others = (count: number, from = 0, parts: object = {}) =>
  Array.from({ length: count }, (_, n) => ours({ id: `p${from + n}`, referenceId: `at_x${from + n}`, ...parts }));
const item = ours({ nextAction: undefined });

test('§13 a lost create is found by scanning, and shown', async () => {
  const { adapter, verbs } = setUp([page(others(3), { totalPages: 2 }), page([item], { totalPages: 2 }), done(ours())]);
  const action = { kind: 'qr', payload: EMV, expiresAt: '2025-01-01T00:15:00.000Z' };
  assert.deepEqual(await adapter.find(lost), {
    is: 'done',
    value: { refs: [REF], created: { action, amount: { amount: 25_900, currency: 'THB' } } },
    facts: [{ state: 'pending', refs: [REF], raw: 'processing' }],
  });
  const pages = ['GET /payments?page=1&limit=100', 'GET /payments?page=2&limit=100'];
  assert.deepEqual(verbs(), [...pages, `GET /payments/${ID}`]);
});

for (const [name, parts, total] of [
  ['that is over', { status: 'expired' }, 25_900],
  ['that was paid', { status: 'succeeded' }, 25_900],
  ['in a state nobody knows', { status: 'awaiting_moon' }, 25_900],
  ['whose QR code asks for another amount', {}, 2_590],
] as const)
  test(`one ${name} is found, and not shown`, async () => {
    const { adapter } = setUp([page([item]), done(ours(parts))]);
    const answer = await adapter.find(call({ refs: [], quote: quote({ total }) }));
    assert.ok(answer.is === 'done');
    assert.deepEqual(answer.value, { refs: [REF], created: null });
    assert.equal(answer.facts[0]?.captured?.['THB'], name === 'that was paid' ? 25_900 : undefined);
  });

test('"not there" is said only after the whole list was seen, with its references', async () => {
  const absent = await setUp([page(others(2), { totalPages: 2 }), page(others(1, 2), { totalPages: 2 })]).adapter.find(lost); // prettier-ignore
  assert.deepEqual(absent, { is: 'done', value: null, facts: [] });
  const silent = await setUp([page([...others(2), ours({ id: 'p9', referenceId: undefined })])]).adapter.find(lost);
  assert.deepEqual([silent.is, problemOf(silent).code], ['unknown', 'gateway_unavailable']);
  const broken = await setUp([page(others(2), { totalPages: 2 }), json('', 403)]).adapter.find(lost);
  assert.equal(broken.is, 'refused');
  const gone = await setUp([page([item]), json(X9, 404)]).adapter.find(lost);
  assert.deepEqual([gone.is, problemOf(gone).missing], ['refused', true]);
});

test('a list without end is left at a thousand', async () => {
  const pages = Array.from({ length: 12 }, (_, n) => page(others(100, n * 100), { totalPages: 99 }));
  const { adapter, asked, soon } = setUp(pages);
  const answer = await soon(adapter.find(lost));
  assert.deepEqual([answer.is, problemOf(answer).code], ['unknown', 'gateway_unavailable']);
  assert.match(problemOf(answer).detail ?? '', /1000 payments/);
  assert.equal(asked.length, 10);
});

test('the thousandth is still looked at', async () => {
  const pages = Array.from({ length: 10 }, (_, n) =>
    page(n === 9 ? [...others(99, 900), item] : others(100, n * 100), { totalPages: 99 }),
  );
  const { adapter, soon } = setUp([...pages, done(ours())]);
  assert.equal((await soon(adapter.find(lost))).is, 'done');
});

test('a reference is compared whole', async () => {
  const near = ['at_', 'at_11', 'AT_1', ' at_1'].map((referenceId, n) => ours({ id: `p${n}`, referenceId }));
  assert.deepEqual(await setUp([page(near)]).adapter.find(lost), { is: 'done', value: null, facts: [] });
});
