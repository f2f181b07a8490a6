import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock, resolvePorts } from '@tillkit/core/clock';
import { utf8 } from '@tillkit/core/hmac';
import { cannedFetch, fetchFailure } from './canned.fixture.ts';
import { createSend } from './send.ts';
import { ok, setUp } from './staged.fixture.ts';

const notSent: readonly (readonly [string, Error])[] = [
  ['refused', fetchFailure('ECONNREFUSED')],
  ['no such host', fetchFailure('ENOTFOUND')],
  ['DNS not answering', fetchFailure('EAI_AGAIN')],
  ['connect time-out', fetchFailure('UND_ERR_CONNECT_TIMEOUT')],
  ['a connect call that timed out', fetchFailure('ETIMEDOUT', { syscall: 'connect' })],
  ['certificate expired', fetchFailure('CERT_HAS_EXPIRED')],
  ['certificate of another host', fetchFailure('ERR_TLS_CERT_ALTNAME_INVALID')],
  [
    'all addresses refused',
    new TypeError('fetch failed', {
      cause: new AggregateError([fetchFailure('ECONNREFUSED').cause, fetchFailure('ECONNREFUSED').cause]),
    }),
  ],
];
for (const [name, failure] of notSent)
  test(`provably not sent, and repeated without a key: ${name}`, async () => {
    const { send, asked, clock } = setUp([failure, failure, ok()]);
    const sending = send({ method: 'POST', to: '/pay', body: utf8('same bytes') });
    await clock.advance(5_000);
    const sent = await sending;
    assert.ok(sent.is === 'answer' && !sent.doubt);
    assert.deepEqual(
      asked.map(({ body }) => body),
      ['same bytes', 'same bytes', 'same bytes'],
    );
  });

const ambiguous: readonly (readonly [string, Error])[] = [
  ['reset', fetchFailure('ECONNRESET')],
  ['closed by the other side', fetchFailure('UND_ERR_SOCKET')],
  ['no headers in time', fetchFailure('UND_ERR_HEADERS_TIMEOUT')],
  ['a read that timed out', fetchFailure('ETIMEDOUT', { syscall: 'read' })],
  ['broken pipe', fetchFailure('EPIPE')],
  ['a failure without code', new TypeError('Failed to fetch')],
  [
    'one address refused, one reset',
    new TypeError('fetch failed', {
      cause: new AggregateError([fetchFailure('ECONNREFUSED').cause, fetchFailure('ECONNRESET').cause]),
    }),
  ],
];
for (const [name, failure] of ambiguous) {
  test(`may have arrived, so without a key it is asked once: ${name}`, async () => {
    const { send, asked } = setUp([failure, ok()]);
    const sent = await send({ method: 'POST', to: '/pay', body: utf8('{}') });
    assert.deepEqual(sent, { is: 'unknown', why: 'broken', status: null });
    assert.equal(asked.length, 1);
  });
  test(`keyed it is repeated, and the answer says there is doubt: ${name}`, async () => {
    const { send, asked, clock } = setUp([failure, ok()]);
    const sending = send({ method: 'POST', to: '/pay', body: utf8('{}'), keyed: true });
    await clock.advance(5_000);
    const sent = await sending;
    assert.ok(sent.is === 'answer' && sent.doubt);
    assert.equal(asked.length, 2);
  });
}

test('a read is always keyed', async () => {
  const { send, clock } = setUp([fetchFailure('ECONNRESET'), new Response('', { status: 500 }), ok()]);
  const sending = send({ method: 'GET', to: '/one' });
  await clock.advance(5_000);
  const sent = await sending;
  assert.ok(sent.is === 'answer' && sent.status === 200);
});

test('a 500 is repeated for a read only: a keyed create may be at work still', async () => {
  const { send, asked } = setUp([new Response('', { status: 500 }), ok()]);
  const sent = await send({ method: 'POST', to: '/pay', keyed: true });
  assert.ok(sent.is === 'answer' && sent.status === 500);
  assert.equal(asked.length, 1);
});

test('a last try that was not sent does not take back what an earlier one may have done', async () => {
  const { send, clock } = setUp([
    fetchFailure('ECONNRESET'),
    fetchFailure('ECONNREFUSED'),
    fetchFailure('ECONNREFUSED'),
  ]);
  const sending = send({ method: 'POST', to: '/pay', keyed: true });
  await clock.advance(5_000);
  assert.deepEqual(await sending, { is: 'unknown', why: 'broken', status: null });
});

test('three tries in all, and not a fourth', async () => {
  const { send, asked, clock, logged } = setUp(Array.from({ length: 5 }, () => fetchFailure('ECONNREFUSED')));
  const sending = send({ method: 'POST', to: '/pay' });
  await clock.advance(60_000);
  assert.deepEqual(await sending, { is: 'not-sent', why: 'unreachable', code: 'ECONNREFUSED' });
  assert.equal(asked.length, 3);
  assert.equal(logged.length, 2);
});

test('waits are anywhere between nothing and the doubled step', async () => {
  const waits: number[] = [];
  for (const byte of [0, 128, 255]) {
    const clock = manualClock();
    const sleep: typeof clock.sleep = (ms, signal) => {
      if (ms < 7_000) waits.push(ms);
      return clock.sleep(ms, signal);
    };
    const { fetch } = cannedFetch(fetchFailure('ECONNREFUSED'), fetchFailure('ECONNREFUSED'), ok());
    const ports = resolvePorts({
      clock: { now: clock.now, sleep },
      fetch,
      random: (n) => new Uint8Array(n).fill(byte),
    });
    const sending = createSend({ baseUrl: 'https://pay.example', account: 'oc', ports })({ method: 'GET', to: '/a' });
    await clock.advance(5_000);
    await sending;
  }
  assert.deepEqual(waits, [0, 0, 100, 200, 199, 399]);
});

for (const [name, value] of [
  ['seconds', '3'],
  ['an HTTP date', 'Sat, 21 Nov 2026 09:00:03 GMT'],
] as const)
  test(`Retry-After as ${name} is waited for`, async () => {
    const { send, asked, clock } = setUp([new Response('', { status: 429, headers: { 'retry-after': value } }), ok()]);
    const sending = send({ method: 'GET', to: '/a' });
    await clock.advance(2_999);
    assert.equal(asked.length, 1);
    await clock.advance(1);
    const sent = await sending;
    assert.ok(sent.is === 'answer' && sent.status === 200 && !sent.doubt);
  });

test('a Retry-After beyond the deadline is handed on, not waited for', async () => {
  const { send, asked, clock } = setUp([new Response('', { status: 503, headers: { 'retry-after': '60' } }), ok()]);
  const sent = await send({ method: 'GET', to: '/a' });
  assert.ok(sent.is === 'answer' && sent.status === 503 && sent.retryAfter === 60_000);
  assert.equal(asked.length, 1);
  assert.equal(clock.sleeping, 0);
});

test('a 429 without a key is not repeated by itself', async () => {
  const { send, asked } = setUp([new Response('', { status: 429, headers: { 'retry-after': '1' } }), ok()]);
  const sent = await send({ method: 'POST', to: '/pay' });
  assert.ok(sent.is === 'answer' && sent.status === 429 && sent.retryAfter === 1_000);
  assert.equal(asked.length, 1);
});
