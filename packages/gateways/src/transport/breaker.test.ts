import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CannedAnswer } from './canned.fixture.ts';
import { fetchFailure } from './canned.fixture.ts';
import { never, ok, setUp } from './staged.fixture.ts';

const down = () => new Response(null, { status: 500 });
const once = { tries: 1 } as const;
const RESTING = { is: 'not-sent', why: 'resting', code: null };

const failing = (count: number): readonly CannedAnswer[] => Array.from({ length: count }, () => down);

test('ten failures one after another, and an account rests: the eleventh is not sent', async () => {
  const { send, asked, logged } = setUp([...failing(10), ok()], once);
  for (let n = 0; n < 10; n += 1) assert.equal((await send({ method: 'POST', to: '/a' })).is, 'answer');
  assert.deepEqual(await send({ method: 'POST', to: '/a' }), RESTING);
  assert.equal(asked.length, 10);
  assert.ok(logged.some((line) => line.includes('gateway.breaker') && line.includes('changes')));
});

test('failing creates never stop the reads that tell what became of them, nor the other way round', async () => {
  const { send } = setUp([...failing(10), ok(), ...failing(10), ok()], once);
  for (let n = 0; n < 10; n += 1) await send({ method: 'POST', to: '/a' });
  assert.equal((await send({ method: 'GET', to: '/a' })).is, 'answer');
  assert.equal((await send({ method: 'POST', to: '/list', reads: true })).is, 'answer', 'a POST that only reads');
  for (let n = 0; n < 9; n += 1) await send({ method: 'GET', to: '/a' });
  assert.deepEqual(await send({ method: 'POST', to: '/a' }), RESTING);
});

test('after its rest one probe goes through; what comes with it does not', async () => {
  const door = Promise.withResolvers<Response>();
  const { send, clock, asked } = setUp([...failing(10), () => door.promise, ok()], once);
  for (let n = 0; n < 10; n += 1) await send({ method: 'POST', to: '/a' });
  await clock.advance(4_999);
  assert.deepEqual(await send({ method: 'POST', to: '/a' }), RESTING);
  await clock.advance(1);
  const probe = send({ method: 'POST', to: '/a' });
  assert.deepEqual(await send({ method: 'POST', to: '/a' }), RESTING);
  door.resolve(ok());
  assert.equal((await probe).is, 'answer');
  assert.equal((await send({ method: 'POST', to: '/a' })).is, 'answer');
  assert.equal(asked.length, 12);
});

test('a probe that fails makes the next rest twice as long, up to a minute', async () => {
  const { send, clock, asked } = setUp([...failing(17)], once);
  for (let n = 0; n < 10; n += 1) await send({ method: 'POST', to: '/a' });
  for (const rest of [5, 10, 20, 40, 60, 60]) {
    await clock.advance(rest * 1_000 - 1);
    assert.deepEqual(await send({ method: 'POST', to: '/a' }), RESTING);
    const before = asked.length;
    await clock.advance(1);
    await send({ method: 'POST', to: '/a' });
    assert.equal(asked.length, before + 1, `after ${rest} s`);
  }
});

const NO_FAILURES: readonly (readonly [string, CannedAnswer])[] = [
  ['429, which says when to come back', () => new Response(null, { status: 429 })],
  ['a refusal', () => new Response(null, { status: 422 })],
  ['a redirect', () => new Response(null, { status: 302 })],
];
for (const [what, answer] of NO_FAILURES)
  test(`${what} is no failure of the gateway`, async () => {
    const { send, asked } = setUp([...Array.from({ length: 11 }, () => answer)], once);
    for (let n = 0; n < 11; n += 1) await send({ method: 'POST', to: '/a' });
    assert.equal(asked.length, 11);
  });

const FAILURES: readonly (readonly [string, CannedAnswer])[] = [
  ['503', () => new Response(null, { status: 503 })],
  ['a reset', () => Promise.reject(fetchFailure('ECONNRESET'))],
  ['a server that cannot be reached', () => Promise.reject(fetchFailure('ECONNREFUSED'))],
  ['an answer that never comes', never],
];
for (const [what, answer] of FAILURES)
  test(`${what} is a failure`, async () => {
    const { send, asked, clock } = setUp([...Array.from({ length: 11 }, () => answer)], once);
    for (let n = 0; n < 11; n += 1) {
      const sending = send({ method: 'POST', to: '/a', deadlineMs: 100 });
      await clock.advance(100);
      await sending;
    }
    assert.equal(asked.length, 10);
  });

test('one answer among the failures begins the count anew; who gave up counts for nothing', async () => {
  const { send, asked } = setUp([...failing(9), ok(), ...failing(9), ok()], once);
  for (let n = 0; n < 19; n += 1) {
    await send({ method: 'POST', to: '/a' });
    await send({ method: 'POST', to: '/a', signal: AbortSignal.abort() });
  }
  assert.equal((await send({ method: 'POST', to: '/a' })).is, 'answer');
  assert.equal(asked.length, 20);
});

test('a probe whose headers cannot be made gives its place to the next', async () => {
  const { send, clock } = setUp([...failing(10), ok()], once);
  for (let n = 0; n < 10; n += 1) await send({ method: 'POST', to: '/a' });
  await clock.advance(5_000);
  const broken = () => Promise.reject(new Error('no key'));
  await assert.rejects(send({ method: 'POST', to: '/a', headers: broken }), /no key/);
  assert.equal((await send({ method: 'POST', to: '/a' })).is, 'answer');
});
