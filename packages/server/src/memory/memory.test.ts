import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { storeContract } from '../store/contract/contract.fixture.ts';
import { memoryStore } from './memory.ts';

storeContract('memory', (clock) => memoryStore({ clock }));

test('two memory stores share nothing: each process has its own, and it is gone with it', async () => {
  const clock = manualClock();
  const [one, two] = [memoryStore({ clock }), memoryStore({ clock })];
  assert.equal(await one.swap('token', null, 'a', 1_000), true);
  assert.equal(await two.get('token'), null);
});
