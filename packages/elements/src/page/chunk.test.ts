import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadChunk } from './chunk.ts';
import { onPage, unreachable } from '../fixture/reach.fixture.ts';
import { PartLost } from './lost.ts';

/** What Chromium and Firefox say of an import that failed. The comment takes what is added to the address. */
const failed = (address: string) => new TypeError(`Failed to fetch dynamically imported module: ${address}`);
const SECOND = 'data:text/javascript,export%20const%20part=2;//';

test('a part that loads is taken as it is', async (t) => {
  onPage(t, unreachable);
  const { part } = await loadChunk(() => Promise.resolve({ part: 1 }), 'part');
  assert.equal(part, 1);
});

test('a part that failed is asked for once more, under a fresh address', async (t) => {
  onPage(t, unreachable);
  const { part } = await loadChunk<{ part: number }>(() => Promise.reject(failed(SECOND)), 'part');
  assert.equal(part, 2);
});

test('a part whose address is not told is asked for once more as it was', async (t) => {
  onPage(t, unreachable);
  const answers = [Promise.reject(new TypeError('Importing a module script failed.')), Promise.resolve({ part: 2 })];
  const { part } = await loadChunk(() => answers.shift() ?? Promise.reject(new Error('a third time')), 'part');
  assert.equal(part, 2);
});

test('what comes instead of the part is refused', async (t) => {
  onPage(t, unreachable);
  await assert.rejects(
    loadChunk<{ other: number }>(() => Promise.reject(failed(SECOND)), 'other'),
    PartLost,
  );
});

test('any other error is not hidden', async (t) => {
  onPage(t, unreachable);
  const broken = new Error('broken');
  await assert.rejects(
    loadChunk<{ part: number }>(() => Promise.reject(broken), 'part'),
    (error) => error === broken,
  );
});
