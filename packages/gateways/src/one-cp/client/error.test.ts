import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from '../../transport/canned.fixture.ts';
import * as examples from './examples.fixture.ts';
import { html, json, PLANTED, said, SECRET, T10, T11, WIDGET } from './examples.fixture.ts';
import { OneCpError, type Meaning, type OneCpClient } from './index.ts';
import { failure, setUp } from './staged.fixture.ts';

type CallOf = (client: OneCpClient) => Promise<unknown>;
const checking: CallOf = (c) => c.check();
const reading: CallOf = (c) => c.transactions.read(T10);
const creating: CallOf = (c) => c.transactions.initialize(utf8(examples.E5_REQUEST));
const canceling: CallOf = (c) => c.transactions.cancel(T11, { itemsOrder: [1] });
const withFile: CallOf = (c) => c.transactions.cancelWithInvoice(T11, { itemsOrder: [1] });
const updating: CallOf = (c) => c.transactions.update(T11, { note: 'x' });

// §8 and the endpoint table (§9), row by row; a cancel's 400 has its own tests.
const rows: readonly [string, number, Meaning, CallOf][] = [
  ['E2 wrong secret at the check', 401, 'authentication', checking],
  ['§4.1 no permission at the check', 403, 'permission', checking],
  ['E8 a malformed id', 400, 'invalid_request', reading],
  ['E8 C8 another widget’s transaction, or a wrong secret', 401, 'authentication', reading],
  ['E8 an unknown transaction', 404, 'not_found', reading],
  ['E5 initialize without title', 400, 'invalid_request', creating],
  ['§4.3 initialize, credentials', 401, 'authentication', creating],
  ['§4.3 initialize, permission', 403, 'permission', creating],
  ['§4.4 cancel, credentials', 401, 'authentication', canceling],
  ['C8 cancel, another widget’s', 403, 'permission', canceling],
  ['§4.4 cancel, no such contract', 404, 'not_found', canceling],
  ['§4.4 cancel, 500: money may have moved', 500, 'refund_unknown', canceling],
  ['§4.5 with a file, credentials', 401, 'authentication', withFile],
  ['§4.5 with a file, permission', 403, 'permission', withFile],
  ['§4.5 with a file, no such contract', 404, 'not_found', withFile],
  ['§4.5 with a file, 500: money may have moved', 500, 'refund_unknown', withFile],
  ['a proxy’s 502 to a cancel proves nothing either', 502, 'refund_unknown', canceling],
  ['§4.6 update', 400, 'invalid_request', updating],
  ['§4.6 update, credentials', 401, 'authentication', updating],
  ['§4.6 update, permission', 403, 'permission', updating],
  ['§4.6 update, no such transaction', 404, 'not_found', updating],
  ['§8 500 of an initialize', 500, 'gateway_unavailable', creating],
  ['§8 503 of an update', 503, 'gateway_unavailable', updating],
  ['§8 429', 429, 'rate_limited', creating],
  ['§8 429 of a cancel', 429, 'rate_limited', canceling],
  ['413', 413, 'invalid_request', withFile],
  ['405', 405, 'invalid_request', updating],
]; // prettier-ignore
for (const [name, status, means, call] of rows)
  test(`${name}: ${status} is ${means}, with a body, without and with a page`, async () => {
    for (const body of [() => json(said('no'), status), () => json('', status), () => html('Oh no', status)]) {
      const given = setUp([body()]);
      const error = await failure(given, call);
      assert.ok(error.failure.kind === 'refused');
      assert.deepEqual([error.means, error.failure.status], [means, status]);
      assert.equal(given.asked.length, 1);
    }
  });
for (const status of [500, 502, 503, 504])
  test(`§8 ${status} of a read is gateway_unavailable, after it was asked again`, async () => {
    const given = setUp([1, 2, 3].map(() => json(said('no'), status)));
    assert.equal((await failure(given, reading)).means, 'gateway_unavailable');
    assert.equal(given.asked.length, 3);
  });

test('§8 the words of an error body, wherever they stand, in the dossier’s order', async () => {
  for (const [body, words] of [
    [{ message: 'one' }, 'one'],
    [{ message: ['one', 'two'], error: 'Bad Request' }, 'one; two'],
    [{ error: 'three', errorMessage: 'x' }, 'three'],
    [{ error: { message: 'four' } }, 'four'],
    [{ error: { message: ['four', 'five'] } }, 'four; five'],
    [{ errorMessage: 'six', errors: ['x'] }, 'six'],
    [{ errors: ['seven', { message: 'eight' }, 9, null] }, 'seven; eight'],
    [{ message: '', error: 'nine' }, 'nine'],
    [{ message: [], errors: ['ten'] }, 'ten'],
  ] as const) {
    const { failure: why, message } = await failure(setUp([json(body, 400)]), creating);
    assert.equal(why.kind === 'refused' && why.said, words);
    assert.equal(message, `One-CP: POST /initialize answered 400: ${words}`);
  }
  for (const body of [[1], 'x', null, { message: 5, error: true, errors: 'y' }, {}, { errors: { message: null } }]) {
    const { failure: why } = await failure(setUp([json(JSON.stringify(body), 400)]), creating);
    assert.ok(why.kind === 'refused' && why.body === 'json');
    assert.equal(why.said, JSON.stringify(body) === '{"message":5,"error":true,"errors":"y"}' ? 'y' : null);
  }
});

test('words never decide: the same refusal whatever it says', async () => {
  for (const words of ['unauthorized', 'not found', 'contract status forbids cancellation', 'SUCCESS'])
    assert.equal((await failure(setUp([json(said(words), 400)]), creating)).means, 'invalid_request');
});

test('nothing, a page and broken JSON are told apart, and where it breaks', async () => {
  for (const [answer, body, words] of [
    [json('', 400), 'empty', /the body is empty/],
    [html('Sign in', 400), 'html', /is an HTML page, titled "Sign in"/],
    [json('{"message":', 400), 'broken', /stops being JSON at line 1, column 12/],
  ] as const) {
    const { failure: why, message } = await failure(setUp([answer]), creating);
    assert.equal(why.kind === 'refused' && why.body, body);
    assert.match(message, words);
  }
});

test('a page, or a cut-off body, in place of a success is an answer that cannot be used', async () => {
  const page = await failure(setUp([html('Sign in', 200)]), reading);
  assert.match(page.message, /answered 200, but the body is an HTML page, titled "Sign in"/);
  const broken = await failure(setUp([json('{"status":"PAI')]), reading);
  assert.match(broken.message, /stops being JSON at line 1, column 11/);
  assert.deepEqual([page.means, broken.means], ['answer_invalid', 'answer_invalid']);
});

test('an answer of 1 MiB is read, one byte more is not, and its length may lie', async () => {
  const full = (bytes: number) => `{"status":"PENDING","x":"${'x'.repeat(bytes - 27)}"}`;
  const MIB = 1024 * 1024;
  assert.equal((await setUp([json(full(MIB))]).client.transactions.read(T10)).status, 'PENDING');
  for (const bytes of [MIB + 1, 11 * MIB]) {
    const { means, failure: why } = await failure(setUp([json(full(bytes))]), reading);
    assert.deepEqual([means, why.kind], ['answer_invalid', 'unknown']);
  }
});

test('a redirect to another host is never followed, and the credentials go nowhere', async () => {
  for (const call of [checking, reading, creating, canceling, withFile, updating]) {
    const moved = new Response(null, { status: 307, headers: { location: 'https://evil.example/x' } });
    const given = setUp([moved, json(examples.E6)]);
    const { means, message } = await failure(given, call);
    assert.equal(means, 'gateway_unavailable');
    assert.match(message, /redirect to https:\/\/evil\.example, which is never followed/);
    assert.deepEqual(given.asked.map(({ url }) => new URL(url).origin), ['https://api.1-cp.io']);
  }
}); // prettier-ignore

test('§8 nobody listens, the line breaks, no answer comes: each its own kind', async () => {
  const never = () => new Promise<Response>(() => undefined);
  const gone = () => [1, 2, 3].map(() => fetchFailure('ECONNREFUSED'));
  for (const [answers, kind, create, cancel] of [
    [gone, 'not-sent', 'gateway_unavailable', 'gateway_unavailable'],
    [() => [fetchFailure('ECONNRESET')], 'unknown', 'gateway_unavailable', 'refund_unknown'],
    [() => [never], 'unknown', 'gateway_unavailable', 'refund_unknown'],
  ] as const) {
    const [creation, cancellation] = [await failure(setUp(answers()), creating), await failure(setUp(answers()), canceling)];
    assert.deepEqual([creation.failure.kind, cancellation.failure.kind], [kind, kind]);
    assert.deepEqual([creation.means, cancellation.means], [create, cancel]);
  }
}); // prettier-ignore

test('§8 Retry-After is told, in milliseconds', async () => {
  const limited = () => json('', 429, { 'retry-after': '30' });
  const { failure: why } = await failure(setUp([limited()]), creating);
  assert.equal(why.kind === 'refused' && why.retryAfter, 30_000);
});

test('neither secret nor buyer is in any error or log line, whatever a server makes of them; the twin finds them', async () => {
  const buyer = 'ida@corp.test';
  const pair = Buffer.from(`${WIDGET}:${PLANTED}`).toString('base64');
  const words = `Basic ${pair} / ${pair} / ${PLANTED} / ${buyer}`;
  const echoes = [
    () => json(said(words), 400),
    () => json({ error: { message: [words] } }, 401),
    () => json({ errors: [PLANTED, pair] }, 400),
    () => html(words, 400),
    () => json(`{"status":"${PLANTED}","mail":"${buyer}" oops`),
    () => json({ status: 'FAILED', errorMessage: words }),
    () => json({ errorMessage: words }),
    () => json({ status: PLANTED, errorMessage: null }),
  ];
  for (const echo of echoes) {
    const given = setUp([echo(), json(examples.E7)], { backendSecret: PLANTED });
    const error = await failure(given, canceling);
    const text = `${error.message} ${JSON.stringify(error.failure)} ${String(error.stack)} ${given.logged.join()}`;
    assert.ok(![PLANTED, pair, ...examples.BUYER.slice(0, 3)].some((one) => text.includes(one)), text);
    assert.ok(given.asked[0]?.headers.get('authorization')?.includes(pair));
  }
  // Too short to look like a key: known for ours, and masked as that.
  const pairs = await failure(setUp([json(said(`d2RnX2RlbW86czNjcmV0 is ${SECRET}`), 400)]), creating);
  assert.match(pairs.message, /answered 400: \[masked\] is \[masked\]$/);
  assert.ok(new OneCpError(PLANTED, { kind: 'unknown', why: 'broken' }, 'read').message.includes(PLANTED));
});
