import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { openAlarms } from './alarms.ts';

const START = 1_790_000_000_000;

const setUp = () => {
  const clock = manualClock(START);
  const rung: string[] = [];
  const alarms = openAlarms(clock);
  const set = (name: string, ms: number | null, what = name) =>
    alarms.set(name, ms === null ? null : START + ms, () => void rung.push(what));
  return { clock, rung, alarms, set };
};

test('each name rings once, at its moment', async () => {
  const { clock, rung, set } = setUp();
  set('a', 2000);
  set('b', 1000);
  await clock.advance(1999);
  assert.deepEqual(rung, ['b']);
  await clock.advance(60_000);
  assert.deepEqual(rung, ['b', 'a']);
});

test('setting it anew, or to nothing, forgets the former', async () => {
  const { clock, rung, set } = setUp();
  set('a', 1000, 'first');
  set('a', 2000, 'second');
  set('b', 1000);
  set('b', null);
  await clock.advance(60_000);
  assert.deepEqual(rung, ['second']);
});

test('what rings may set itself again', async () => {
  const { clock, rung, alarms, set } = setUp();
  alarms.set('a', START + 1000, () => set('a', 2000, 'again'));
  await clock.advance(60_000);
  assert.deepEqual(rung, ['again']);
});

test('cleared, none rings, and others may be set; stopped, none is taken any more', async () => {
  const { clock, rung, alarms, set } = setUp();
  set('a', 1000);
  alarms.clear();
  set('b', 1000);
  await clock.advance(1000);
  assert.deepEqual(rung, ['b']);
  set('c', 2000);
  alarms.stop();
  set('d', 2000);
  await clock.advance(60_000);
  assert.deepEqual(rung, ['b']);
  assert.equal(clock.sleeping, 0);
});
