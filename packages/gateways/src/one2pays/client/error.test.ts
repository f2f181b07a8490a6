import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from '../../transport/canned.fixture.ts';
import { API_KEY, B1, done, html, ID, json, page, payment, SECRET_KEY, withdraw } from './examples.fixture.ts';
import { One2PaysError, type One2PaysClient } from './index.ts';
import { failure, setUp } from './staged.fixture.ts';

const reading = (c: One2PaysClient) => c.payments.read(ID);
const creating = (c: One2PaysClient) => c.payments.create(utf8(B1));
const told = (code: unknown, message: unknown = 'No') => JSON.stringify({ success: false, error: { code, message } });

for (const [name, status, body, means, code] of [
  [
    'unknown codes are kept verbatim',
    400,
    told('SOME_VERY_LONG_CODE_NOBODY_HAS_EVER_HEARD_OF'),
    'invalid_request',
    'SOME_VERY_LONG_CODE_NOBODY_HAS_EVER_HEARD_OF',
  ],
  ['§6 insufficient funds', 400, told('INSUFFICIENT_BALANCE'), 'invalid_request', 'INSUFFICIENT_BALANCE'],
  ['another way to write codes', 422, told('invalid-state'), 'invalid_request', 'invalid-state'],
  ['§4 same key, other body', 409, told('IDEMPOTENCY_CONFLICT'), 'conflict', 'IDEMPOTENCY_CONFLICT'],
  ['409 without a code', 409, '', 'conflict', null],
  [
    'by status first: a 404 that calls itself something else',
    404,
    told('VALIDATION_ERROR'),
    'not_found',
    'VALIDATION_ERROR',
  ],
  [
    'by status first: a duplicate that is no 409',
    400,
    told('DUPLICATE_REFERENCE_ID'),
    'invalid_request',
    'DUPLICATE_REFERENCE_ID',
  ],
  ['500', 500, told('INTERNAL_ERROR'), 'gateway_unavailable', 'INTERNAL_ERROR'],
  ['500 without JSON', 500, '', 'gateway_unavailable', null],
  ['a body over the limit of the server', 413, '<html><title>Too large</title>', 'invalid_request', null],
  ['a code that is no text', 400, told(17, {}), 'invalid_request', null],
  ['a code that is a sentence', 400, told('The thing you asked for did not come to pass'), 'invalid_request', null],
  ['an error that is text', 400, '{"success":false,"error":"oops"}', 'invalid_request', null],
  ['JSON that is no object', 400, '[1]', 'invalid_request', null],
  ['a body that is cut off', 400, '{"success":false,"error":{"co', 'invalid_request', null],
] as const)
  // prettier-ignore
  test(`${name}: ${status} is ${means}`, async () => {
    const error = await failure(setUp([1, 2, 3, 4].map(() => () => json(body, status))), reading);
    assert.ok(error.failure.kind === 'refused');
    assert.deepEqual([error.means, error.failure.status, error.failure.code], [means, status, code]);
  });

for (const [name, answer, where] of [
  ['a bare payment without its envelope', payment(), 'success, data'],
  ['success: false', { success: false, error: { code: 'X' } }, 'success, data'],
  ['no data', { success: true }, 'data'],
  ['an amount that is a number', { success: true, data: payment({ amount: 25900 }) }, 'data.amount'],
  ['an amount with a fraction of a satang', { success: true, data: payment({ amount: '259.50' }) }, 'data.amount'],
  ['an amount with a comma', { success: true, data: payment({ amount: '25,900.00' }) }, 'data.amount'],
  ['an id that is a number', { success: true, data: payment({ id: 42 }) }, 'data.id'],
  ['an id that is a path', { success: true, data: payment({ id: '..' }) }, 'data.id'],
  ['no status', { success: true, data: payment({ status: undefined }) }, 'data.status'],
  [
    'a payload that is no text',
    { success: true, data: payment({ nextAction: { qrCode: { payload: 1 } } }) },
    'data.nextAction.qrCode.payload',
  ],
  ['an array', [], 'the whole'],
] as const)
  // prettier-ignore
  test(`an answer that does not fit, ${name}, is told with its place and nothing that stands there`, async () => {
    const { means, message } = await failure(setUp([json(answer)]), reading);
    assert.equal(means, 'answer_invalid');
    assert.ok(message.endsWith(`is not what the reference says at: ${where}`), message);
  });

test('in a page the place is told too', async () => {
  const items = [payment(), payment({ amount: '0.5' })];
  assert.match((await failure(setUp([page(items)]), (c) => c.payments.list())).message, /at: data\.data\.1\.amount$/);
  const payouts = [withdraw({ status: 1 })];
  assert.match((await failure(setUp([page(payouts)]), (c) => c.withdraws.list())).message, /data\.data\.0\.status$/);
  const single = await failure(setUp([done([payment()])]), (c) => c.payments.list());
  assert.match(single.message, /at: data$/);
});

test('bad input: HTML in place of an answer is told with its title; a broken body with where it breaks', async () => {
  const signIn = await failure(setUp([html('Sign in', 200)]), reading);
  assert.match(signIn.message, /is an HTML page, titled "Sign in"/);
  const broken = await failure(setUp([json('{"success":true,')]), reading);
  assert.match(broken.message, /stops being JSON at line 1, column 17/);
  assert.deepEqual([signIn.means, broken.means], ['answer_invalid', 'answer_invalid']);
});

const MIB = 1024 * 1024;
const ofSize = (bytes: number, data: object) => {
  const text = JSON.stringify({ success: true, data });
  return json(text + ' '.repeat(bytes - text.length));
};
const list = (c: One2PaysClient) => c.payments.list();
const inPage = { data: [payment()], total: 1, page: 1, limit: 10, totalPages: 1 };
for (const [name, call, data, cap] of [
  ['an answer', reading, payment(), MIB],
  ['a list', list, inPage, 10 * MIB],
] as const)
  test(`bad input: ${name} over its cap of ${cap / MIB} MiB is cut off; one just within is read`, async () => {
    await call(setUp([ofSize(cap, data)]).client);
    const { failure: why } = await failure(setUp([ofSize(cap + 1, data)]), call);
    assert.deepEqual(why, { kind: 'unknown', why: 'too-large' });
  });
test('bad input: 11 MiB of a list are never kept, whatever Content-Length says', async () => {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(MIB).fill(0x20));
      if (pulled === 100) controller.close();
    },
  });
  const { failure: why } = await failure(setUp([new Response(body)]), list);
  assert.deepEqual(why, { kind: 'unknown', why: 'too-large' });
  assert.ok(pulled <= 13, `${pulled} MiB were read`);
});

test('bad input: a redirect to another host is never followed, and no credential leaves', async () => {
  for (const status of [301, 302, 307, 308]) {
    const moved = new Response(null, { status, headers: { location: 'https://evil.example/api/v1/payments' } });
    const given = setUp([moved]);
    const error = await failure(given, creating);
    assert.deepEqual(error.failure, { kind: 'redirected', status, to: 'https://evil.example', doubt: false });
    assert.match(error.message, /redirect to https:\/\/evil\.example, which is never followed/);
    assert.deepEqual(given.asked.map(({ url }) => new URL(url).origin), ['https://api.example.com']);
  }
}); // prettier-ignore

test('nobody listens, the line breaks: each its own kind, both unavailable', async () => {
  const gone = await failure(setUp([1, 2, 3, 4].map(() => fetchFailure('ECONNREFUSED'))), creating);
  const broken = await failure(setUp([1, 2, 3, 4].map(() => fetchFailure('ECONNRESET'))), reading);
  assert.deepEqual([gone.failure.kind, broken.failure.kind], ['not-sent', 'unknown']);
  assert.deepEqual([gone.means, broken.means], ['gateway_unavailable', 'gateway_unavailable']);
});

test('request 41: keys and the buyer are in no error, whatever a server makes of them; the twin finds what is there', async () => {
  const [name, number] = ['Somchai Jaidee', '1112223334'];
  const planted = [API_KEY, SECRET_KEY, name, number];
  const all = planted.join(' ');
  const echoes = [
    json(told('VALIDATION_ERROR', all), 400),
    json(told(SECRET_KEY, all), 400),
    json(told(API_KEY, all), 400),
    json(told(number, all), 400),
    json(JSON.stringify({ error: { code: 'X', message: '', metadata: { field: all } } }), 400),
    html(all, 400),
    json(`{"key":"${all}" oops`),
    json({ success: true, data: { id: all, status: all } }),
  ];
  for (const echo of echoes) {
    const error = await failure(setUp([echo]), creating);
    const text = `${error.message} ${JSON.stringify(error.failure)} ${String(error.stack)}`;
    for (const word of planted) assert.ok(!text.includes(word), text);
  }
  const bare = await failure(setUp([json(told('X', all), 400)]), reading);
  assert.ok(bare.message.includes(name), 'a call that did not send it cannot know it: the list above is what hides it');
  assert.ok(new One2PaysError(SECRET_KEY, { kind: 'unknown', why: 'broken' }).message.includes(SECRET_KEY));
});

test('a payout names nobody either, under whatever names its destination is sent', async () => {
  const payout = { amount: 1, referenceId: 'p', bankCode: '014', accountNumber: '9998887776', accountName: 'Malee S' };
  const given = setUp([json(told('X', 'no account 9998887776 of Malee S'), 400)], {
    withdrawFieldMap: { accountName: 'holder' },
  });
  const { message } = await failure(given, (c) => c.withdraws.create(payout));
  assert.match(message, /no account \[masked\] of \[masked\]$/);
});
