import assert from 'node:assert/strict';
import test from 'node:test';
import { grown, type Counts } from './heap.ts';

const before: Counts = { nodes: 300, listeners: 40, sheets: 12, documents: 2, heap: 4_000_000 };

test('heap: two more or less are tolerated, three are not; the heap itself is not judged', () => {
  assert.deepEqual(grown(before, before), []);
  assert.deepEqual(grown(before, { ...before, nodes: 302, listeners: 38, heap: 9_000_000 }), []);
  for (const name of ['nodes', 'listeners', 'sheets', 'documents'] as const) {
    assert.deepEqual(grown(before, { ...before, [name]: before[name] + 3 }), [name]);
    assert.deepEqual(grown(before, { ...before, [name]: before[name] - 3 }), [name]);
  }
});
