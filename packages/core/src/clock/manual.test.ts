import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { isoNow } from './clock.ts';
import { manualClock } from './manual.ts';

test('it stands still at the moment it was given', () => {
  assert.equal(manualClock('2026-11-21T09:00:00.000Z').now(), 1_795_251_600_000);
  assert.equal(manualClock(42).now(), 42);
  assert.equal(isoNow(manualClock(0)), '1970-01-01T00:00:00.000Z');
});

test('advancing moves now by exactly that much, sleepers or not', async () => {
  const clock = manualClock(1_000);
  await clock.advance(250);
  assert.equal(clock.now(), 1_250);
  void clock.sleep(100);
  await clock.advance(175);
  assert.equal(clock.now(), 1_425);
});

test('sleepers wake in the order they are due, each at its own moment', async () => {
  const clock = manualClock(0);
  const woken: [name: string, at: number][] = [];
  for (const [name, ms] of [
    ['late', 300],
    ['early', 100],
    ['also early', 100],
    ['now', 0],
    ['past', -50],
  ] as const)
    void clock.sleep(ms).then(() => woken.push([name, clock.now()]));
  await clock.advance(1_000);
  assert.deepEqual(woken, [
    ['now', 0],
    ['past', 0],
    ['early', 100],
    ['also early', 100],
    ['late', 300],
  ]);
  assert.equal(clock.now(), 1_000);
});

test('a sleeper wakes at its moment and not a millisecond before', async () => {
  const clock = manualClock(0);
  let awake = false;
  void clock.sleep(100).then(() => (awake = true));
  await clock.advance(99);
  assert.equal(awake, false);
  await clock.advance(1);
  assert.equal(awake, true);
});

test('what a sleeper does next, and sleeps again for, happens within the same advance', async () => {
  const clock = manualClock(0);
  const ticks: number[] = [];
  const loop = async (): Promise<void> => {
    for (;;) {
      await clock.sleep(10);
      // A stream and a digest, to stand for what real work awaits between two sleeps.
      await new Response('work').text();
      await crypto.subtle.digest('SHA-256', new Uint8Array(1));
      ticks.push(clock.now());
    }
  };
  void loop();
  await clock.advance(35);
  assert.deepEqual(ticks, [10, 20, 30]);
  assert.equal(clock.sleeping, 1);
});

test('a sleep begun just before advancing counts, even when reached through awaits', async () => {
  const clock = manualClock(0);
  let awake = false;
  void Promise.resolve()
    .then(() => clock.sleep(5))
    .then(() => (awake = true));
  await clock.advance(5);
  assert.equal(awake, true);
});

test('sleeping counts those who wait', async () => {
  const clock = manualClock(0);
  assert.equal(clock.sleeping, 0);
  const stop = new AbortController();
  void clock.sleep(10);
  const aborted = clock.sleep(20, stop.signal).catch(() => 'aborted');
  assert.equal(clock.sleeping, 2);
  stop.abort();
  assert.equal(await aborted, 'aborted');
  assert.equal(clock.sleeping, 1);
  await clock.advance(10);
  assert.equal(clock.sleeping, 0);
});

test('an aborted sleep rejects with the reason of its signal, and does not wake later', async () => {
  const clock = manualClock(0);
  const stop = new AbortController();
  const reason = new Error('the deadline');
  const sleep = assert.rejects(clock.sleep(10, stop.signal), reason);
  stop.abort(reason);
  await sleep;
  await clock.advance(100);
  assert.equal(clock.sleeping, 0);
});

test('a signal that is aborted already rejects at once, and nobody sleeps', async () => {
  const clock = manualClock(0);
  const reason = new Error('too late');
  await assert.rejects(clock.sleep(10, AbortSignal.abort(reason)), reason);
  assert.equal(clock.sleeping, 0);
});

test('a sleep that ended by itself leaves no listener on its signal', async () => {
  const clock = manualClock(0);
  const { signal } = new AbortController();
  const sleep = clock.sleep(10, signal);
  assert.equal(getEventListeners(signal, 'abort').length, 1);
  await clock.advance(10);
  await sleep;
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});
