import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { ownShared } from '@tillkit/core/gateway';
import fc from 'fast-check';
import { createSend } from './send.ts';
import { ok, setUp } from './staged.fixture.ts';

const MINUTE = 60_000;

/** Sends until `until`, each as soon as the former is done, and answers when each left. */
const flood = async (perMinute: number, kinds: readonly ('GET' | 'POST')[], until: number): Promise<number[]> => {
  const left: number[] = [];
  const clock = manualClock();
  const start = clock.now();
  const fetch = async () => {
    left.push(clock.now() - start);
    return ok();
  };
  const ports = { clock, fetch, random: (n: number) => new Uint8Array(n), log: () => {}, shared: ownShared(clock) };
  const send = createSend({ baseUrl: 'https://pay.example', account: 'a', ports, perMinute, deadlineMs: MINUTE });
  let sent = 0;
  const sender = async (method: 'GET' | 'POST') => {
    while (clock.now() - start < until) {
      await send({ method, to: '/a' });
      sent += 1;
    }
  };
  const all = Promise.all(kinds.map(sender));
  for (let at = 0; at <= until + 2 * MINUTE; at += 5_000) await clock.advance(5_000);
  await all;
  assert.ok(sent >= left.length);
  return left;
};

/** The most that left within any one minute. */
const busiest = (times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + MINUTE).length));

for (const perMinute of [60, 100])
  test(`request 38: of ${perMinute} a minute, never more leave within any minute, and hardly fewer`, async () => {
    const left = await flood(perMinute, ['POST', 'POST', 'POST'], 2 * MINUTE);
    assert.ok(busiest(left) <= perMinute, `${busiest(left)} in one minute`);
    assert.ok(left.length >= 1.5 * perMinute, `${left.length} in two minutes`);
  });

test('reads take at most half of it', async () => {
  const left = await flood(60, ['GET', 'GET', 'GET'], 2 * MINUTE);
  assert.ok(busiest(left) <= 30, `${busiest(left)} in one minute`);
});

test('reads that ask again and again keep no payment waiting', async () => {
  const { send, asked, clock } = setUp([ok(), ok(), ok(), ok(), ok(), ok(), ok()], { perMinute: 60 });
  const reads = [1, 2, 3, 4, 5, 6].map(() => send({ method: 'GET', to: '/status' }));
  await clock.advance(0);
  assert.equal(asked.length, 5, 'the sixth waits for its turn');
  assert.equal((await send({ method: 'POST', to: '/pay' })).is, 'answer');
  await clock.advance(5_000);
  assert.ok((await Promise.all(reads)).every(({ is }) => is === 'answer'));
});

test('whose turn would come after its deadline is not sent, at once and without a timer left behind', async () => {
  const { send, asked, clock } = setUp([ok(), ok()], { perMinute: 2, deadlineMs: 7_000 });
  assert.equal((await send({ method: 'POST', to: '/a' })).is, 'answer');
  assert.deepEqual(await send({ method: 'POST', to: '/a' }), { is: 'not-sent', why: 'queued', code: null });
  assert.equal(asked.length, 1);
  await clock.advance(0);
  assert.equal(clock.sleeping, 0);
});

test('who gives up while waiting is not sent, and takes nothing from the others', async () => {
  const { send, asked, clock } = setUp([ok(), ok()], { perMinute: 10, deadlineMs: 30_000 });
  const caller = new AbortController();
  assert.equal((await send({ method: 'POST', to: '/a' })).is, 'answer');
  const waits = send({ method: 'POST', to: '/b', signal: caller.signal });
  await clock.advance(1_000);
  caller.abort();
  assert.deepEqual(await waits, { is: 'not-sent', why: 'aborted', code: null });
  const next = send({ method: 'POST', to: '/c' });
  await clock.advance(7_000);
  assert.equal((await next).is, 'answer');
  assert.deepEqual(
    asked.map(({ url }) => url.at(-1)),
    ['a', 'c'],
  );
});

test('processes that share a store share the rate; those that do not, do not', async () => {
  const clock = manualClock();
  const shared = ownShared(clock);
  const outcomes = async (given: { shared?: typeof shared }) => {
    const one = setUp([ok()], { perMinute: 2, ports: { ...portsOf(clock), ...given } });
    const two = setUp([ok()], { perMinute: 2, ports: { ...portsOf(clock), ...given } });
    return [(await one.send({ method: 'POST', to: '/a' })).is, (await two.send({ method: 'POST', to: '/a' })).is];
  };
  assert.deepEqual(await outcomes({ shared }), ['answer', 'not-sent']);
  assert.deepEqual(await outcomes({}), ['answer', 'answer']);
});

const portsOf = (clock: ReturnType<typeof manualClock>) => ({
  clock,
  fetch: async () => ok(),
  random: (n: number) => new Uint8Array(n),
  log: () => {},
});

test('where what is shared cannot be reached nothing is sent', async () => {
  const shared = { ...ownShared(manualClock()), take: () => Promise.reject(new Error('the database went away')) };
  const { send, asked } = setUp([ok()], { perMinute: 60, ports: { ...portsOf(manualClock()), shared } });
  assert.deepEqual(await send({ method: 'POST', to: '/a' }), { is: 'not-sent', why: 'queued', code: null });
  assert.equal(asked.length, 0);
});

test('a rate that is no number of requests is told when the account is made', () => {
  for (const perMinute of [0, 1, 1.5, -1, NaN])
    assert.throws(() => setUp([], { perMinute }), /perMinute must be a whole number of requests, 2 or more/);
});

test('property: whatever the rate and however often it is asked, no minute sees more than it', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 1_000 }),
      fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 50, maxLength: 400 }),
      async (perMinute, pauses) => {
        let now = 0;
        const shared = ownShared({ now: () => now });
        const burst = Math.max(1, Math.floor(perMinute / 6));
        const taken: number[] = [];
        for (const pause of pauses) {
          now += pause;
          if ((await shared.take('a', { perMinute: Math.max(1, perMinute - burst), burst })) === 0) taken.push(now);
        }
        runs += pauses.length;
        return taken.length === 0 || busiest(taken) <= perMinute;
      },
    ),
    { numRuns: 20 },
  );
  console.log(`rate: ${runs} draws at 20 rates, none over its limit`);
});
