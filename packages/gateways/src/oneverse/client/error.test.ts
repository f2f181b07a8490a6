import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './examples.fixture.ts';
import { CREATE, ID, json } from './examples.fixture.ts';
import type { Meaning, PaymentApiClient } from './index.ts';
import { failureOf, setUp, v1, v2 } from './staged.fixture.ts';

type CallOf = (client: PaymentApiClient) => Promise<unknown>;
const creating: CallOf = (c) => c.orders.create(CREATE);
const reading: CallOf = (c) => c.orders.read('01J9ZZZZZZZZZZZZZZZZZZZZZZ');
const refusal = async (answer: Response, call: CallOf = reading) => {
  const staged = setUp([answer]);
  const error = await failureOf(staged, call(staged.client));
  assert.ok(error.failure.kind === 'refused', error.message);
  return { ...error.failure, means: error.means, message: error.message };
};

const rows: readonly (readonly [string, number, string, Meaning, number | string | null, string | null, CallOf])[] = [
  ['exchange 4: no reference', 422, examples.X4, 'invalid_request', 4005, 'The reference field is required.', creating],
  ['exchange 5: an unknown channel', 422, examples.X5, 'invalid_request', 4005, 'The selected payment channel is invalid.', creating],
  ['exchange 6: no signature', 403, examples.X6, 'signature', 4002, 'Missing HMAC header', creating],
  ['exchange 8: a wrong signature', 403, examples.X8, 'signature', 4003, 'Invalid HMAC hash', reading],
  ['exchange 10: an unknown order', 404, examples.X10, 'not_found', 4006, 'Transaction not found', reading],
  ['exchange 12: one too many', 429, examples.X12, 'rate_limited', 4001, 'Too many requests', creating],
  ['§5.3 a reference that was used before', 422, examples.TAKEN, 'invalid_request', 4005, 'The reference has already been taken.', creating],
  ['§8.1 only `error`', 400, '{"error":"Bad thing"}', 'invalid_request', null, 'Bad thing', reading],
  ['§8.1 5001 payment failed', 400, '{"code":5001,"message":"Payment failed"}', 'invalid_request', 5001, 'Payment failed', creating],
  ['§8.1 the message wins over the error', 422, '{"message":"a","error":"b"}', 'invalid_request', null, 'a', reading],
  ['JSON that is no object', 400, '[1]', 'invalid_request', null, null, reading],
  ['an error that is no text', 400, '{"error":17,"code":{},"message":[]}', 'invalid_request', null, null, reading],
  ['an empty body', 500, '', 'gateway_unavailable', null, 'the body is empty', creating],
]; // prettier-ignore
for (const [name, status, body, means, code, said, call] of rows)
  test(`${name}: ${status} is ${means}`, async () => {
    const told = await refusal(json(body, status), call);
    assert.deepEqual([told.means, told.status, told.code, told.said], [means, status, code, said]);
  });

test('exchange 10: what to tell the API’s support is kept', async () => {
  const { trace, message } = await refusal(json(examples.X10, 404));
  assert.equal(trace, 'k3Vb8Qw2Zt6Ny1Rp5Ls9Xd4Hf7Jc0MaE');
  assert.ok(message.includes('[k3Vb8Qw2Zt6Ny1Rp5Ls9Xd4Hf7Jc0MaE]'));
});

for (const [name, status, body, means, symbol, said, faults] of [
  [
    'validation, a field’s message a text',
    422,
    {
      status: false,
      code: 422,
      error: {
        code: 'VALIDATION_ERROR',
        message: 'The given data was invalid.',
        errors: { title: 'The title field is required.' },
      },
      data: null,
    },
    'invalid_request',
    'VALIDATION_ERROR',
    'The given data was invalid.',
    [{ field: 'title', issue: 'The title field is required.' }],
  ],
  [
    'a missing field, its messages a list',
    422,
    { error: { code: 'UNPROCESSABLE_CONTENT', errors: { login: ['The login field is required.', 'Odd.'] } } },
    'invalid_request',
    'UNPROCESSABLE_CONTENT',
    null,
    [
      { field: 'login', issue: 'The login field is required.' },
      { field: 'login', issue: 'Odd.' },
    ],
  ],
  [
    'a wrong signature',
    403,
    { error: { code: 'INVALID_HMAC', message: 'Invalid HMAC hash' } },
    'signature',
    'INVALID_HMAC',
    'Invalid HMAC hash',
    [],
  ],
  [
    'an unknown order',
    404,
    { error: { code: 'RESOURCE_NOT_FOUND', message: 'Resource not found' } },
    'not_found',
    'RESOURCE_NOT_FOUND',
    'Resource not found',
    [],
  ],
  [
    'too many',
    429,
    { error: { code: 'TOO_MANY_REQUESTS', message: 'Too Many Attempts.' } },
    'rate_limited',
    'TOO_MANY_REQUESTS',
    'Too Many Attempts.',
    [],
  ],
] as const)
  // prettier-ignore
  test(`§8.2 northbound-v1, ${name}: ${status} ${symbol}`, async () => {
    const staged = v1([json(body, status)]);
    const { failure, means: meant } = await failureOf(staged, staged.client.orders.create(CREATE));
    assert.ok(failure.kind === 'refused');
    assert.deepEqual([meant, failure.symbol, failure.said, failure.faults], [means, symbol, said, faults]);
  });

test('§8.2 northbound-v1, 500 with tracking; the transport’s status counts, not the body’s', async () => {
  const tracking = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';
  const staged = v1([json({ code: 400, error: { code: 'CREATE_ERROR', message: 'Oops', tracking } }, 500)]);
  const { failure, means } = await failureOf(staged, staged.client.orders.create(CREATE));
  assert.ok(failure.kind === 'refused');
  assert.deepEqual([means, failure.code, failure.symbol, failure.trace], ['gateway_unavailable', 400, 'CREATE_ERROR', tracking]);
}); // prettier-ignore

test('northbound-v2, {status, code, message, tracking}', async () => {
  const staged = v2([json({ status: 'error', code: 404, message: 'Transaction not found', tracking: 'x y' }, 404)]);
  const { failure, means } = await failureOf(staged, staged.client.orders.read(ID));
  assert.ok(failure.kind === 'refused');
  assert.deepEqual([means, failure.code, failure.said, failure.trace], ['not_found', 404, 'Transaction not found', null]);
}); // prettier-ignore

test('exchanges 6 and 8: the message teaches what a signature depends on', async () => {
  for (const body of [examples.X6, examples.X8])
    assert.match((await refusal(json(body, 403))).message, /Check secretKey, and that baseUrl .*signing\.keyOrder/);
});

test('exchange 12: Retry-After, in both forms, is told in milliseconds', async () => {
  const limits = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0' };
  assert.equal((await refusal(json(examples.X12, 429, limits), creating)).retryAfter, null);
  const seconds = json(examples.X12, 429, { ...limits, 'retry-after': '30' });
  assert.equal((await refusal(seconds, creating)).retryAfter, 30_000);
  const dates = { date: 'Sat, 21 Nov 2026 09:00:00 GMT', 'retry-after': 'Sat, 21 Nov 2026 09:00:45 GMT' };
  assert.equal((await refusal(json(examples.X12, 429, dates), creating)).retryAfter, 45_000);
});
