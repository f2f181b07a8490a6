import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchFailure } from './canned.fixture.ts';
import { never, ok, setUp } from './staged.fixture.ts';

/** Answers that are held until they are let go, in any order. */
const held = (count: number) => {
  const doors = Array.from({ length: count }, () => Promise.withResolvers<Response>());
  return {
    answers: doors.map((door) => () => door.promise),
    open: (n: number) => doors[n]?.resolve(ok()),
  };
};
const paths = (asked: readonly { readonly url: string }[]) => asked.map(({ url }) => new URL(url).pathname.slice(-2));

test('no more than inFlight are under way, and those who wait go first come first served', async () => {
  const { answers, open } = held(5);
  const { send, asked, clock } = setUp(answers, { inFlight: 2 });
  const all = ['/a', '/b', '/c', '/d', '/e'].map((to) => send({ method: 'GET', to }));
  await clock.advance(0);
  assert.deepEqual(paths(asked), ['/a', '/b']);
  open(1);
  await clock.advance(0);
  assert.deepEqual(paths(asked), ['/a', '/b', '/c']);
  open(0);
  open(2);
  await clock.advance(0);
  assert.deepEqual(paths(asked), ['/a', '/b', '/c', '/d', '/e']);
  open(3);
  open(4);
  assert.ok((await Promise.all(all)).every(({ is }) => is === 'answer'));
});

test('without inFlight there is no cap', async () => {
  const { answers } = held(50);
  const { send, asked, clock } = setUp(answers);
  const all = Promise.all(answers.map(() => send({ method: 'GET', to: '/a' })));
  await clock.advance(0);
  assert.equal(asked.length, 50);
  await clock.advance(7_000);
  await all;
});

test('waiting counts against the deadline: what never left the queue is not sent, and leaves no timer', async () => {
  const { send, asked, clock } = setUp([never, ok()], { inFlight: 1, deadlineMs: 5_000 });
  const first = send({ method: 'POST', to: '/pay', deadlineMs: 20_000 });
  const second = send({ method: 'POST', to: '/pay', keyed: true });
  await clock.advance(4_999);
  assert.equal(asked.length, 1);
  await clock.advance(1);
  assert.deepEqual(await second, { is: 'not-sent', why: 'queued', code: null });
  await clock.advance(15_000);
  assert.deepEqual(await first, { is: 'unknown', why: 'deadline', status: null });
  assert.equal(asked.length, 1, 'nor is it sent later, when its place would have come');
  assert.equal((await send({ method: 'GET', to: '/a' })).is, 'answer');
  assert.equal(clock.sleeping, 0);
});

test('a caller who gives up in the queue loses their place, and nobody else does', async () => {
  const { answers, open } = held(2);
  const { send, asked, clock } = setUp(answers, { inFlight: 1 });
  const caller = new AbortController();
  const first = send({ method: 'GET', to: '/a' });
  const second = send({ method: 'POST', to: '/b', signal: caller.signal });
  const third = send({ method: 'GET', to: '/c' });
  await clock.advance(0);
  caller.abort();
  assert.deepEqual(await second, { is: 'not-sent', why: 'aborted', code: null });
  open(0);
  open(1);
  assert.ok((await first).is === 'answer' && (await third).is === 'answer');
  assert.deepEqual(paths(asked), ['/a', '/c']);
});

test('a place is given back however a try ends, and while a repeat is waited for', async () => {
  const { send, asked, clock } = setUp(
    [fetchFailure('ECONNRESET'), new Response(null, { status: 308 }), fetchFailure('ECONNREFUSED'), ok(), ok()],
    { inFlight: 1 },
  );
  assert.equal((await send({ method: 'POST', to: '/a' })).is, 'unknown');
  assert.equal((await send({ method: 'POST', to: '/b' })).is, 'redirected');
  const repeated = send({ method: 'POST', to: '/c' });
  const other = send({ method: 'POST', to: '/d' });
  await clock.advance(0);
  assert.equal((await other).is, 'answer');
  await clock.advance(2_000);
  assert.equal((await repeated).is, 'answer');
  assert.deepEqual(paths(asked), ['/a', '/b', '/c', '/d', '/c']);
});

for (const inFlight of [0, -1, 1.5, Number.NaN, Infinity])
  test(`inFlight ${inFlight} is refused when the account is made`, () => {
    assert.throws(() => setUp([], { inFlight }), { name: 'TypeError', message: /inFlight/ });
  });
