import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from '../../transport/canned.fixture.ts';
import * as examples from './examples.fixture.ts';
import { B1, done, html, ID, json, payment, X1 } from './examples.fixture.ts';
import type { CreatePayment, One2PaysClient } from './index.ts';
import { failure, PAYING, PAYOUT, setUp } from './staged.fixture.ts';

const paid = { ...payment(), amount: 25_900 };

test('exchange 1 create: B1 as it stands, signed as vector 1, and its answer', async () => {
  const { client, asked, signatures } = setUp([json(X1, 201)]);
  assert.deepEqual(await client.payments.create(utf8(B1)), paid);
  assert.equal(asked[0]?.body, B1);
  assert.deepEqual(signatures(), [`sha256=${examples.VECTORS[1]}`]);
});

test('exchange 1 from its parts: the same body; 200 is as good as 201', async () => {
  const { client, asked } = setUp([json(X1, 200)]);
  assert.equal((await client.payments.create(PAYING)).amount, 25_900);
  assert.equal(asked[0]?.body, B1);
});

test('exchange 2 the same again: same key and body, a new timestamp and signature', async () => {
  const { client, asked, times, signatures, soon } = setUp([fetchFailure('ECONNRESET'), json(X1, 201)]);
  assert.deepEqual(await soon(client.payments.create(utf8(B1))), paid);
  assert.deepEqual(new Set(asked.map(({ body }) => body)), new Set([B1]));
  assert.ok(times()[0]! < times()[1]! && signatures()[0] !== signatures()[1]);
});

const creating = (c: One2PaysClient) => c.payments.create(utf8(B1));
const reading = (c: One2PaysClient) => c.payments.read(ID);
for (const [id, status, body, means, code, field, call] of [
  ['exchange 3', 409, examples.X3, 'duplicate_reference', 'DUPLICATE_REFERENCE_ID', null, creating],
  ['exchange 4', 400, examples.X4, 'invalid_request', 'VALIDATION_ERROR', 'amount', creating],
  ['exchange 5', 400, examples.X5, 'invalid_request', 'VALIDATION_ERROR', 'expiresInMinutes', creating],
  ['exchange 6', 401, examples.X6, 'authentication', 'INVALID_CREDENTIALS', null, creating],
  ['exchange 9', 404, examples.X9, 'not_found', 'RESOURCE_NOT_FOUND', null, reading],
  ['exchange 12', 429, examples.X12, 'rate_limited', 'RATE_LIMIT_EXCEEDED', null, creating],
  ['§9', 403, examples.FORBIDDEN, 'forbidden', 'FORBIDDEN', null, creating],
] as const)
  test(`${id} ${status} ${code} is ${means}`, async () => {
    const error = await failure(setUp([1, 2, 3, 4].map(() => () => json(body, status))), call);
    const { failure: why } = error;
    assert.ok(why.kind === 'refused');
    assert.deepEqual([error.means, why.status, why.code, why.field], [means, status, code, field]);
  });

test('exchange 7 request 38: a 401 whose Date says that our clock is wrong is sent once more, at the right time', async () => {
  const late = () => json(examples.X6, 401, { date: 'Wed, 01 Jan 2025 00:05:01 GMT' });
  const { client, times, lines } = setUp([late(), json(X1, 201), done(payment())]);
  assert.deepEqual(await client.payments.create(utf8(B1)), paid);
  await client.payments.read(ID);
  const right = Date.parse('2025-01-01T00:05:01.000Z');
  assert.deepEqual(times(), [1735689600000, right, right + 1], 'and what comes after is right at once');
  assert.equal(lines().length, 3);
});
test('exchange 7 two calls at once, both signed with the wrong clock, are both sent once more', async () => {
  const late = () => json(examples.X6, 401, { date: 'Wed, 01 Jan 2025 00:05:01 GMT' });
  const { client, lines } = setUp([late(), late(), done(payment()), done(payment())]);
  const both = await Promise.all([client.payments.read(ID), client.payments.read(ID)]);
  assert.deepEqual(
    both.map(({ id }) => id),
    [ID, ID],
  );
  assert.equal(lines().length, 4);
});
test('exchange 7 a clock that was ahead is set back, and no longer ahead', async () => {
  const early = json(examples.X6, 401, { date: 'Tue, 31 Dec 2024 23:50:00 GMT' });
  const { client, times } = setUp([early, json(X1, 201)]);
  await client.payments.create(utf8(B1));
  assert.deepEqual(times(), [1735689600000, Date.parse('2024-12-31T23:50:00.000Z')]);
});
test('exchange 7 after a try that may have arrived, a 401 does not say that nothing was done', async () => {
  const late = json(examples.X6, 401, { date: 'Wed, 01 Jan 2025 00:05:01 GMT' });
  const given = setUp([fetchFailure('ECONNRESET'), late]);
  const { failure: why } = await failure(given, creating);
  assert.deepEqual([why.kind === 'refused' && why.doubt, given.asked.length], [true, 2]);
});
for (const [name, headers] of [
  ['no Date', {}],
  ['a Date that is none', { date: 'soon' }],
  ['a Date that agrees', { date: 'Wed, 01 Jan 2025 00:00:04 GMT' }],
] as const)
  test(`exchange 6 a 401 with ${name} is not sent again`, async () => {
    const given = setUp([json(examples.X6, 401, headers)]);
    assert.equal((await failure(given, creating)).means, 'authentication');
    assert.equal(given.asked.length, 1);
  });
test('exchange 7 and only once, whatever the clocks say', async () => {
  const given = setUp([
    json(examples.X6, 401, { date: 'Wed, 01 Jan 2025 00:05:01 GMT' }),
    json(examples.X6, 401, { date: 'Wed, 01 Jan 2025 00:15:01 GMT' }),
  ]);
  assert.equal((await failure(given, creating)).means, 'authentication');
  assert.equal(given.asked.length, 2);
});

test('exchange 8 read: signed as vector 2, still processing', async () => {
  const { client, signatures } = setUp([done(payment())]);
  assert.equal((await client.payments.read(ID)).status, 'processing');
  assert.deepEqual(signatures(), [`sha256=${examples.VECTORS[2]}`]);
});

test('exchange 11 cancel: signed as vector 4, without a body', async () => {
  const { client, asked, signatures } = setUp([done(payment({ status: 'canceled' }))], {}, '2025-01-01T00:01:00.000Z');
  assert.equal((await client.payments.cancel(ID)).status, 'canceled');
  assert.deepEqual([signatures(), asked[0]?.body], [[`sha256=${examples.VECTORS[4]}`], '']);
});

const keyless = ({ idempotencyKey: _, ...body }: CreatePayment) => body;
const ambiguous = (): Response[] => [html('Bad gateway', 502), json('', 503), json(examples.X12, 429)];
test('a create with a key is repeated where it may have arrived, without one it never is', async () => {
  for (const answer of [fetchFailure('ECONNRESET'), ...ambiguous().slice(0, 2)]) {
    const given = setUp([answer, json(X1, 201)]);
    assert.equal((await given.soon(given.client.payments.create(PAYING))).id, ID);
  }
  for (const call of [
    (c: One2PaysClient) => c.payments.create(keyless(PAYING)),
    (c: One2PaysClient) => c.payments.create(utf8(examples.B2)),
    (c: One2PaysClient) => c.payments.create(utf8('no JSON')),
    (c: One2PaysClient) => c.withdraws.create({ ...PAYOUT, idempotencyKey: undefined }),
  ])
    for (const answer of [fetchFailure('ECONNRESET'), ...ambiguous()]) {
      const given = setUp([answer, json(X1, 201)]);
      await failure(given, call);
      assert.equal(given.asked.length, 1);
    }
});

test('request 31: a payout with a key is repeated with the same key, four times at most', async () => {
  const given = setUp([1, 2, 3, 4, 5].map(() => fetchFailure('ECONNRESET')));
  const error = await failure(given, (c) => c.withdraws.create(PAYOUT));
  assert.deepEqual([error.failure.kind, given.asked.length], ['unknown', 4]);
  assert.equal(new Set(given.asked.map(({ body }) => body)).size, 1);
});

test('request 38: a 429 waits as long as its body says, not as its header does', async () => {
  const limited = json(examples.X12.replace('42', '3'), 429, { 'retry-after': '1' });
  const { client, clock, asked } = setUp([limited, done(payment())]);
  const asking = client.payments.read(ID);
  await clock.advance(2_999);
  assert.equal(asked.length, 1);
  await clock.advance(1);
  assert.equal((await asking).id, ID);
});

test('exchange 12 a wait that is too long is told: 42 seconds; without metadata Retry-After is', async () => {
  for (const [answer, wait] of [
    [json(examples.X12, 429, { 'retry-after': '9' }), 42_000],
    [json('', 429, { 'retry-after': '9' }), 9_000],
    [json('{"error":{"metadata":{"retryAfter":"42"}}}', 429), null],
  ] as const) {
    const { failure: why } = await failure(setUp([answer]), (c) => c.payments.create(keyless(PAYING)));
    assert.equal(why.kind === 'refused' && why.retryAfter, wait);
  }
});
