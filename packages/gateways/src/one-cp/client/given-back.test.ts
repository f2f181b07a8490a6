import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGivenBack } from './given-back.ts';

const refuse = (items: readonly number[]) => new Error(`again: ${items.join()}`);
const work = () => Promise.resolve('done');

test('only so many transactions are remembered, the least used forgotten first', async () => {
  const givenBack = createGivenBack(2);
  const once = (id: string) => givenBack.once(id, [1], work, refuse);
  await once('a');
  await once('b');
  await assert.rejects(once('a'), /again: 1/);
  await once('c');
  assert.equal(await once('b'), 'done');
  await assert.rejects(once('c'), /again: 1/);
});
