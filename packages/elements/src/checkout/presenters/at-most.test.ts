import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { atMost } from './at-most.ts';

const counting = () => {
  const clock = manualClock('2026-11-21T09:00:00.000Z');
  const control = new AbortController();
  const calls: number[] = [];
  const from = clock.now();
  const call = atMost(2_000, () => calls.push(clock.now() - from), clock, control.signal);
  return { clock, control, calls, call };
};

test('a flood is heeded at once, and then once every two seconds as long as it lasts', async () => {
  const { clock, calls, call } = counting();
  for (let i = 0; i < 1_000; i += 1) call();
  assert.deepEqual(calls, [0]);
  for (let ms = 0; ms < 5_000; ms += 100) {
    await clock.advance(100);
    call();
  }
  assert.deepEqual(calls, [0, 2_000, 4_000]);
});

test('after it, the last of it is heeded once, and the next thing at once', async () => {
  const { clock, calls, call } = counting();
  call();
  call();
  await clock.advance(60_000);
  assert.deepEqual(calls, [0, 2_000]);
  call();
  assert.deepEqual(calls, [0, 2_000, 60_000]);
});

test('once stopped, nothing that was asked for comes late', async () => {
  const { clock, control, calls, call } = counting();
  call();
  call();
  control.abort();
  await clock.advance(60_000);
  assert.deepEqual(calls, [0]);
});
