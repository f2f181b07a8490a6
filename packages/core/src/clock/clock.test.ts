import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { isoNow, systemClock } from './clock.ts';

/** Far beyond any test, yet a timer left behind cannot hold the run for long. */
const LONG = 5_000;
const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

test('now is the time of this machine', () => {
  const before = Date.now();
  const now = systemClock.now();
  assert.ok(before <= now && now <= Date.now());
});

test('isoNow is ISO 8601 in UTC, to the millisecond', () => {
  assert.equal(isoNow({ ...systemClock, now: () => 1_795_251_600_007 }), '2026-11-21T09:00:00.007Z');
});

test('a sleep ends by itself and leaves no listener on its signal', async () => {
  const { signal } = new AbortController();
  const sleep = systemClock.sleep(1, signal);
  assert.equal(getEventListeners(signal, 'abort').length, 1);
  await sleep;
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('an aborted sleep rejects with the reason and leaves no timer behind', async () => {
  const before = timers();
  const stop = new AbortController();
  const reason = new Error('the deadline');
  const sleep = assert.rejects(systemClock.sleep(LONG, stop.signal), reason);
  assert.equal(timers(), before + 1);
  stop.abort(reason);
  await sleep;
  assert.equal(timers(), before);
});

test('a signal that is aborted already rejects at once, without a timer', async () => {
  const before = timers();
  const reason = new Error('too late');
  const sleep = assert.rejects(systemClock.sleep(LONG, AbortSignal.abort(reason)), reason);
  assert.equal(timers(), before);
  await sleep;
});
