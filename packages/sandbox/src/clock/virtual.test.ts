import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { virtualClock } from './virtual.ts';

const START = 1_790_000_000_000;

test('advancing wakes each sleeper at its own moment, in order, with what it does', async () => {
  const clock = virtualClock(manualClock(START));
  const woken: string[] = [];
  const at = () => clock.now() - START;
  void clock.sleep(2000).then(() => woken.push(`b${at()}`));
  void clock.sleep(1000).then(async () => {
    woken.push(`a${at()}`);
    await clock.sleep(500);
    woken.push(`c${at()}`);
  });
  await clock.advance(1999);
  assert.deepEqual(woken, ['a1000', 'c1500']);
  await clock.advance(1);
  assert.deepEqual(woken, ['a1000', 'c1500', 'b2000']);
  assert.equal(clock.ahead, 2000);
});

test('real time wakes sleepers too, also after an advance that was not enough', async () => {
  const wall = manualClock(START);
  const clock = virtualClock(wall);
  let woken = 0;
  void clock.sleep(10_000).then(() => (woken += 1));
  await clock.advance(4000);
  await wall.advance(5999);
  assert.equal(woken, 0);
  await wall.advance(1);
  assert.equal(woken, 1);
  assert.equal(wall.sleeping, 0, 'no timer is left behind');
});

test('an aborted sleep rejects with the reason and leaves no timer', async () => {
  const wall = manualClock(START);
  const clock = virtualClock(wall);
  const stop = new AbortController();
  const slept = clock.sleep(1000, stop.signal);
  stop.abort('enough');
  await assert.rejects(slept, (reason) => reason === 'enough');
  await assert.rejects(clock.sleep(1, stop.signal), (reason) => reason === 'enough');
  assert.equal(wall.sleeping, 0);
});

test('reset goes back to the wall; who slept waits for what was left', async () => {
  const wall = manualClock(START);
  const clock = virtualClock(wall);
  let woken = 0;
  await clock.advance(60_000);
  void clock.sleep(1000).then(() => (woken += 1));
  clock.reset();
  assert.equal(clock.now(), START);
  await wall.advance(1000);
  assert.equal(woken, 1);
});
