import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from '../../transport/canned.fixture.ts';
import * as examples from './examples.fixture.ts';
import { html, json, KEY } from './examples.fixture.ts';
import { OnecheckoutError, type Meaning, type OnecheckoutClient } from './index.ts';
import { failure, setUp } from './staged.fixture.ts';

type CallOf = (client: OnecheckoutClient) => Promise<unknown>;
const creating = (request: string): CallOf => (c) => c.orders.create(utf8(request)); // prettier-ignore
const reading: CallOf = (c) => c.orders.read('9999');

const rows: readonly [string, number, string, Meaning, string | null, CallOf][] = [
  ['E4 bad currency', 400, examples.E4, 'invalid_request', 'validation_error', creating(examples.E4_REQUEST)],
  ['E5 no lines', 400, examples.E5, 'invalid_request', 'validation_error', creating(examples.E5_REQUEST)],
  ['E6 below minimum, as a code', 400, examples.E6_CODE, 'invalid_request', 'amount_invalid', creating(examples.E6_REQUEST)],
  ['E6 below minimum, as an issue', 400, examples.E6_ISSUE, 'invalid_request', 'validation_error', creating(examples.E6_REQUEST)],
  ['E7 C3 no credentials, the seed', 400, examples.E7_SEED, 'authentication', 'api_key_required', creating(examples.E1_REQUEST)],
  ['E7 C3 no credentials, api1', 401, examples.E7_API1, 'authentication', 'missing token', creating(examples.E1_REQUEST)],
  ['E7 no credentials at GET /me', 400, examples.E7_SEED, 'authentication', 'api_key_required', (c) => c.account.read()],
  ['E8 wrong key', 401, examples.E8, 'authentication', 'api_key_invalid', (c) => c.account.read()],
  ['E10 C4 read unknown, as an object', 404, examples.E10_OBJECT, 'not_found', 'id_invalid', reading],
  ['E10 C4 read unknown, as a string', 404, examples.E10_STRING, 'not_found', 'id_invalid', reading],
  ['C5 id_invalid with 403', 403, examples.E10_OBJECT, 'not_found', 'id_invalid', (c) => c.orders.events('9999')],
  ['C5 id_invalid with 400', 400, examples.E10_STRING, 'not_found', 'id_invalid', reading],
  ['E11 capture of an open order', 400, examples.E11_REFUSED, 'invalid_state', 'order_status_invalid', (c) => c.orders.capture('0050')],
  ['§7 id_required', 400, '{"error":"id_required"}', 'invalid_request', 'id_required', reading],
  ['§7 merchant_id_invalid', 400, '{"error":{"code":"merchant_id_invalid"}}', 'invalid_request', 'merchant_id_invalid', (c) => c.account.update({})],
  ['§7 server_error', 500, '{"error":{"code":"server_error","message":"…"}}', 'gateway_unavailable', 'server_error', (c) => c.orders.capture('0050')],
  ['§8 429 without a body', 429, '', 'rate_limited', null, creating(examples.E1_REQUEST)],
  ['§7 the seed’s looser promise, an object without `error`', 400, '{"code":"validation_error","message":"no"}', 'invalid_request', 'validation_error', creating(examples.E4_REQUEST)],
  ['an error that is no text', 400, '{"error":{"code":17,"message":{},"details":"x"}}', 'invalid_request', null, reading],
  ['an error that is a sentence', 400, '{"error":"The thing you asked for did not come to pass"}', 'invalid_request', null, reading],
  ['JSON that is no object', 400, '[1]', 'invalid_request', null, reading],
  ['a body that is cut off', 400, '{"error":{"code":"val', 'invalid_request', null, reading],
]; // prettier-ignore
for (const [name, status, body, means, code, call] of rows)
  test(`${name}: ${status} is ${means}`, async () => {
    const error = await failure(setUp([json(body, status)]), call);
    assert.ok(error.failure.kind === 'refused');
    assert.deepEqual([error.means, error.failure.status, error.failure.code], [means, status, code]);
  });

test('E4 and E5 say which fields', async () => {
  for (const [body, fault] of [
    [examples.E4, { field: 'currency', issue: 'currency_invalid' }],
    [examples.E5, { field: 'order_lines', issue: 'required' }],
  ] as const) {
    const { failure: why, message } = await failure(setUp([json(body, 400)]), creating(examples.E4_REQUEST));
    assert.deepEqual(why.kind === 'refused' && why.faults, [fault]);
    assert.ok(message.endsWith(`(${fault.field}: ${fault.issue})`), message);
  }
});

for (const status of [401, 403, 404, 405, 500, 502, 503])
  test(`an HTML ${status} has no code, and its title is told`, async () => {
    const error = await failure(setUp([1, 2, 3].map(() => () => html('Oh no', status))), reading);
    assert.ok(error.failure.kind === 'refused' && error.failure.code === null);
    const means = { 401: 'authentication', 404: 'not_found', 403: 'invalid_request', 405: 'invalid_request' }[status];
    assert.equal(error.means, means ?? 'gateway_unavailable');
    assert.match(error.message, /HTML page, titled "Oh no"/);
  });

test('§8 Retry-After is told, in milliseconds', async () => {
  const limited = () => json('', 429, { 'retry-after': '30' });
  const { failure: why } = await failure(setUp([limited()]), creating(examples.E1_REQUEST));
  assert.equal(why.kind === 'refused' && why.retryAfter, 30_000);
});

test('nobody listens, the line breaks, a redirect: each its own kind, all unavailable', async () => {
  const gone = await failure(setUp([1, 2, 3].map(() => fetchFailure('ECONNREFUSED'))), creating('{}'));
  const broken = await failure(setUp([fetchFailure('ECONNRESET')]), creating('{}'));
  const moved = new Response(null, { status: 308, headers: { location: 'https://evil.example/x' } });
  const redirected = await failure(setUp([moved]), creating('{}'));
  assert.deepEqual([gone, broken, redirected].map(({ failure: { kind } }) => kind), ['not-sent', 'unknown', 'redirected']);
  for (const { means } of [gone, broken, redirected]) assert.equal(means, 'gateway_unavailable');
  assert.match(redirected.message, /redirect to https:\/\/evil\.example, which is never followed/);
}); // prettier-ignore

test('the key and the buyer are in no error, whatever a server makes of them; the twin finds what is there', async () => {
  const buyer = 'ada@example.com';
  const echoes = [
    json({ error: { code: 'validation_error', message: `Bearer ${KEY} for ${buyer}` } }, 400),
    json({ error: `${KEY}` }, 400),
    json({ error: { code: KEY, details: [{ field: KEY, issue: buyer }] } }, 400),
    html(`${KEY} ${buyer}`, 400),
    json(`{"key":"${KEY}","mail":"${buyer}" oops`),
    json({ id: KEY, status: buyer }),
  ];
  for (const echo of echoes) {
    const error = await failure(setUp([echo]), reading);
    const text = `${error.message} ${JSON.stringify(error.failure)} ${String(error.stack)}`;
    assert.ok(!text.includes('PLANTED') && !text.includes(buyer), text);
  }
  assert.ok(new OnecheckoutError(KEY, { kind: 'unknown', why: 'broken' }).message.includes('PLANTED'));
});
