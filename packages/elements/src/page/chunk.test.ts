import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadChunk } from './chunk.ts';

/** What Chromium and Firefox say of an import that failed. The comment takes what is added to the address. */
const failed = (address: string) => new TypeError(`Failed to fetch dynamically imported module: ${address}`);
const SECOND = 'data:text/javascript,export%20const%20part=2;//';

test('a part that loads is taken as it is', async () => {
  const { part } = await loadChunk(() => Promise.resolve({ part: 1 }), 'part');
  assert.equal(part, 1);
});

test('a part that failed is asked for once more, under a fresh address', async () => {
  const { part } = await loadChunk<{ part: number }>(() => Promise.reject(failed(SECOND)), 'part');
  assert.equal(part, 2);
});

test('what comes instead of the part is refused', async () => {
  await assert.rejects(
    loadChunk<{ other: number }>(() => Promise.reject(failed(SECOND)), 'other'),
    /Failed to fetch/,
  );
});

test('any other error is not hidden', async () => {
  const broken = new Error('broken');
  await assert.rejects(
    loadChunk<{ part: number }>(() => Promise.reject(broken), 'part'),
    (error) => error === broken,
  );
});
