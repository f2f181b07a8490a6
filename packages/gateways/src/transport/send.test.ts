import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from './canned.fixture.ts';
import { LIST_BYTES } from './send.ts';
import { never, ok, setUp } from './staged.fixture.ts';

const MIB = 1024 * 1024;

test('an answer comes back as it was given, from below baseUrl', async () => {
  const { send, asked } = setUp([new Response('{"a":1}', { status: 201, headers: { 'x-y': 'z' } })]);
  const sent = await send({ method: 'POST', to: '/api?x=1', headers: { a: 'b' }, body: utf8('é') });
  assert.ok(sent.is === 'answer');
  assert.deepEqual([sent.status, sent.headers.get('x-y'), new TextDecoder().decode(sent.bytes)], [201, 'z', '{"a":1}']);
  assert.deepEqual([sent.retryAfter, sent.doubt], [null, false]);
  assert.equal(asked[0]?.url, 'https://pay.example/base/api?x=1');
  assert.deepEqual([asked[0]?.method, asked[0]?.headers.get('a'), asked[0]?.body], ['POST', 'b', 'é']);
});

test('a fetch that hides the redirect, or follows it against orders, is seen too', async () => {
  const hidden = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
  const followed = Object.defineProperty(ok(), 'redirected', { value: true });
  const { send } = setUp([hidden, followed]);
  for (let n = 0; n < 2; n += 1) assert.equal((await send({ method: 'GET', to: '/api' })).is, 'redirected');
});

const streaming = (mib: number, pulled: { mib: number }) =>
  new Response(
    new ReadableStream({
      pull: (controller) => {
        if (pulled.mib === mib) return controller.close();
        pulled.mib += 1;
        controller.enqueue(new Uint8Array(MIB));
      },
    }),
  );

test('an answer of 11 MiB is cut off at 10 for a list, without reading the rest', async () => {
  const pulled = { mib: 0 };
  const { send } = setUp([streaming(50, pulled)]);
  const sent = await send({ method: 'GET', to: '/list', maxBytes: LIST_BYTES });
  assert.ok(sent.is === 'unknown' && sent.why === 'too-large' && sent.status === 200);
  assert.ok(pulled.mib >= 11 && pulled.mib <= 13, `read ${pulled.mib} MiB`);
});

test('10 MiB pass for a list; 2 MiB do not where no list was asked for', async () => {
  const { send } = setUp([streaming(10, { mib: 0 }), streaming(2, { mib: 0 })]);
  const list = await send({ method: 'GET', to: '/list', maxBytes: LIST_BYTES });
  assert.ok(list.is === 'answer' && list.bytes.length === LIST_BYTES);
  assert.equal((await send({ method: 'GET', to: '/one' })).is, 'unknown');
});

test('a Content-Length over the cap is refused before a byte is read', async () => {
  const pulled = { mib: 0 };
  const large = streaming(50, pulled);
  const { send } = setUp([new Response(large.body, { headers: { 'content-length': String(50 * MIB) } })]);
  assert.equal((await send({ method: 'GET', to: '/one' })).is, 'unknown');
  assert.ok(pulled.mib <= 1, 'only what the stream makes ahead of its reader');
});

test('the deadline holds even where fetch ignores its signal, and covers all tries together', async () => {
  const { send, clock } = setUp([fetchFailure('ECONNREFUSED'), never], { deadlineMs: 7_000 });
  const sending = send({ method: 'POST', to: '/pay' });
  let settled = false;
  void sending.then(() => (settled = true));
  await clock.advance(6_999);
  assert.equal(settled, false);
  await clock.advance(1);
  assert.deepEqual(await sending, { is: 'unknown', why: 'deadline', status: null });
  assert.equal(clock.sleeping, 0);
});

test('the deadline aborts a body that never ends', async () => {
  const stuck = new Response(new ReadableStream({ start: (c) => c.enqueue(utf8('{')) }));
  const { send, clock } = setUp([stuck]);
  const sending = send({ method: 'POST', to: '/pay' });
  await clock.advance(7_000);
  assert.deepEqual(await sending, { is: 'unknown', why: 'deadline', status: null });
});

test('fetch is told when the deadline has passed', async () => {
  let signal: AbortSignal | null | undefined;
  const { send, clock } = setUp([
    (_, init) => {
      signal = init.signal;
      return never();
    },
  ]);
  const sending = send({ method: 'GET', to: '/a' });
  await clock.advance(7_000);
  await sending;
  assert.equal(signal?.aborted, true);
});

test('a caller who gives up before it leaves: not sent; after: unknown', async () => {
  const before = setUp([ok()]);
  const sent = await before.send({ method: 'POST', to: '/pay', signal: AbortSignal.abort() });
  assert.deepEqual(sent, { is: 'not-sent', why: 'aborted', code: null });
  assert.equal(before.asked.length, 0);

  const { send, clock } = setUp([never]);
  const caller = new AbortController();
  const sending = send({ method: 'POST', to: '/pay', signal: caller.signal });
  await clock.advance(1);
  caller.abort();
  assert.deepEqual(await sending, { is: 'unknown', why: 'aborted', status: null });
  assert.equal(clock.sleeping, 0);
});

test('no timer is left behind by an answer', async () => {
  const { send, clock } = setUp([ok()]);
  await send({ method: 'GET', to: '/a' });
  await clock.advance(0);
  assert.equal(clock.sleeping, 0);
});

test('a header that cannot be sent is told without its value', async () => {
  const { send, asked } = setUp([ok()]);
  const sent = await send({ method: 'GET', to: '/a', headers: { authorization: 'Bearer sk_a\nb' } });
  assert.deepEqual(sent, { is: 'not-sent', why: 'malformed', code: null });
  assert.equal(asked.length, 0);
});

test('headers that are a function are asked anew for each try, when it leaves', async () => {
  const { send, asked, clock } = setUp([fetchFailure('ECONNREFUSED'), ok()]);
  const start = clock.now();
  const sending = send({ method: 'POST', to: '/a', headers: async () => ({ 'x-time': String(clock.now() - start) }) });
  await clock.advance(2_000);
  assert.equal((await sending).is, 'answer');
  const times = asked.map(({ headers }) => Number(headers.get('x-time')));
  assert.deepEqual([times.length, times[0]], [2, 0]);
  assert.ok((times[1] ?? 0) > 0, `${times}`);
});
