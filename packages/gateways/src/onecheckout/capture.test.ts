import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './client/examples.fixture.ts';
import { html, json } from './client/examples.fixture.ts';
import type { CannedAnswer } from '../transport/canned.fixture.ts';
import { setUp, call, ours, paid, problemOf, refused, reset } from './staged.fixture.ts';

const AT_0050 = call({ refs: ['order:0050'] });
const awaiting = (parts: object = {}) => json(ours({ id: '0050', status: 'AWAITING_CAPTURE', ...parts }));
const open = () => json(ours({ id: '0050' }));
const done = () => json(paid({ id: '0050' }));
const notAllowed = () => json(examples.E11_REFUSED, 400);
const [READ, CAPTURE] = ['GET /orders/0050', 'POST /orders/0050/capture'];

const capture = async (...answers: readonly CannedAnswer[]) => {
  const { adapter, soon, verbs } = setUp(answers);
  return { answer: await soon(adapter.capture(AT_0050, {})), verbs: verbs() };
};

test('E11 C10 capture: read first, then captured', async () => {
  const { answer, verbs } = await capture(awaiting(), json(examples.E11));
  assert.deepEqual(answer, {
    is: 'done',
    value: null,
    facts: [
      {
        state: 'paid',
        refs: ['order:0050'],
        raw: 'PAID',
        captured: { EUR: 2520 },
        at: '2026-01-01T01:00:00.000Z',
      },
    ],
  });
  assert.deepEqual(verbs, [READ, CAPTURE]);
});

test('C10 what is paid already was captured by itself: a success, and no capture is sent', async () => {
  const { answer, verbs } = await capture(done());
  assert.ok(answer.is === 'done' && answer.facts[0]?.state === 'paid');
  assert.deepEqual(verbs, [READ]);
});

for (const status of ['OPEN', 'CANCELLED', 'MOONLIT'])
  test(`${status} is not captured, and nothing is sent but the read`, async () => {
    const { answer, verbs } = await capture(json(ours({ id: '0050', status })));
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'state_refused']);
    assert.match(problemOf(answer).detail ?? '', new RegExp(`while ${status}\\.`));
    assert.deepEqual(verbs, [READ]);
  });

test('E11 order_status_invalid: read again, and paid is a success', async () => {
  const { answer, verbs } = await capture(awaiting(), notAllowed(), done());
  assert.ok(answer.is === 'done' && answer.facts[0]?.captured?.['EUR'] === 2520);
  assert.deepEqual(verbs, [READ, CAPTURE, READ]);
});

test('E11 order_status_invalid: read again, and anything else is a refusal', async () => {
  for (const then of [open(), awaiting(), json(ours({ id: '0050', status: 'CANCELLED' }))]) {
    const { answer } = await capture(awaiting(), notAllowed(), then);
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'state_refused']);
  }
});

for (const [name, lost] of [
  ['a broken line', reset],
  ['500 server_error, which a processor that refused causes too', json({ error: { code: 'server_error' } }, 500)],
  ['502', html('Bad gateway', 502)],
  ['a success that cannot be read', json('{"id":')],
  ['a success that is not paid', awaiting()],
  ['another order', json(paid({ id: '0051' }))],
  ['another attempt’s order', json(paid({ id: '0050', reference_id: 'at_2' }))],
] as const)
  test(`capture, ${name}: unknown, and not sent again`, async () => {
    const { answer, verbs } = await capture(awaiting(), lost);
    assert.equal(answer.is, 'unknown');
    assert.deepEqual(verbs, [READ, CAPTURE]);
  });

test('a capture that provably never left is not-sent; throttled is a matter of waiting', async () => {
  const { answer } = await capture(awaiting(), refused, refused, refused);
  assert.equal(answer.is, 'not-sent');
  const limited = await capture(awaiting(), json('', 429, { 'retry-after': '2' }));
  assert.deepEqual([limited.answer.is, problemOf(limited.answer).retryAfter], ['not-sent', 2_000]);
});

test('what cannot be read is not captured', async () => {
  const missing = await capture(json(examples.E10_OBJECT, 404));
  assert.equal(problemOf(missing.answer).missing, true);
  const { answer, verbs } = await capture(reset, reset, reset);
  assert.equal(answer.is, 'unknown');
  assert.deepEqual(verbs, [READ, READ, READ]);
});

test('of two orders of one attempt at most one is captured', async () => {
  const refs = ['order:0050', 'order:0051'];
  const both = setUp([awaiting(), awaiting({ id: '0051' }), done()]);
  assert.equal((await both.adapter.capture(call({ refs }), {})).is, 'done');
  assert.deepEqual(both.verbs(), ['GET /orders/0050', 'GET /orders/0051', 'POST /orders/0050/capture']);
  const already = setUp([awaiting(), json(paid({ id: '0051' }))]);
  assert.equal((await already.adapter.capture(call({ refs }), {})).is, 'done');
  assert.equal(already.asked.length, 2);
});
