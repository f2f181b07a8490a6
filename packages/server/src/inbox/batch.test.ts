import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { memoryStore } from '../memory/index.ts';
import type { Receive } from '../store/index.ts';
import { createBatch } from './batch.ts';

const row = (n: number): Receive => ({
  row: { id: `in_${n}`, account: 'a', event: `e${n}`, sealed: new Uint8Array([n]), at: '2026-11-21T09:00:00.000Z' },
});

const open = () => {
  const clock = manualClock();
  const store = memoryStore({ clock });
  const sizes: number[] = [];
  const counted = {
    ...store,
    receive: (rows: readonly Receive[]) => {
      sizes.push(rows.length);
      return store.receive(rows);
    },
  };
  return { clock, store, sizes, receive: createBatch({ store: counted, clock }) };
};

test('pushes within 5 ms share one commit, each with its own answer', async () => {
  const { clock, sizes, receive } = open();
  const answers = Promise.all([receive(row(1)), receive(row(2)), receive(row(1))]);
  await clock.advance(4);
  assert.deepEqual(sizes, []);
  await clock.advance(1);
  assert.deepEqual(await answers, ['new', 'new', 'duplicate']);
  assert.deepEqual(sizes, [3]);
});

test('thirty-two do not wait, the thirty-third opens the next commit', async () => {
  const { clock, sizes, receive } = open();
  const answers = Array.from({ length: 33 }, (_, n) => receive(row(n)));
  await clock.advance(0);
  assert.deepEqual(sizes, [32]);
  await clock.advance(5);
  await Promise.all(answers);
  assert.deepEqual(sizes, [32, 1]);
});

test('a store that is down rejects everybody who waited', async () => {
  const { clock, store, receive } = open();
  await store.close();
  const answers = Promise.allSettled([receive(row(1)), receive(row(2))]);
  await clock.advance(5);
  assert.deepEqual(
    (await answers).map((a) => a.status),
    ['rejected', 'rejected'],
  );
});
