import assert from 'node:assert/strict';
import { test } from 'node:test';
import { E2, json, session } from './client/examples.fixture.ts';
import { REF, setUp, call, ours } from './staged.fixture.ts';

const listed = (sessions: readonly object[], next: string | null = null) =>
  json({ object: 'list', data: sessions, has_more: next !== null, next_cursor: next });

test('find looks for our attempt on every page', async () => {
  const other = session({ id: 'cs_other', metadata: {} });
  const { adapter, asked } = setUp([listed([other], 'x'), listed([ours()])]);
  const answer = await adapter.find(call({ refs: [] }));
  assert.ok(answer.is === 'done');
  assert.deepEqual(answer.value, { refs: [REF], created: null });
  assert.equal(asked.length, 2);
});

test('find says no only after it saw everything, with its metadata', async () => {
  const others = Array.from({ length: 3 }, (_, n) => session({ id: `cs_${n}` }));
  assert.deepEqual(await setUp([listed(others)]).adapter.find(call()), { is: 'done', value: null, facts: [] });
  const silent = await setUp([listed([JSON.parse(E2)])]).adapter.find(call());
  assert.equal(silent.is, 'unknown');
  const page = (n: number) => Array.from({ length: 100 }, (_, m) => session({ id: `cs_${n}x${m}` }));
  const long = setUp(Array.from({ length: 9 }, (_, n) => listed(page(n), `c${n}`)));
  assert.equal((await long.adapter.find(call())).is, 'unknown');
  assert.equal(long.asked.length, 5);
});
