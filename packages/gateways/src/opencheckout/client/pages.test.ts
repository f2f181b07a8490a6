import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from './examples.fixture.ts';
import { json } from './examples.fixture.ts';
import type { OpenCheckoutClient } from './index.ts';
import { page, SESSIONS, setUp } from './staged.fixture.ts';

const all = async (client: OpenCheckoutClient, limit: number) => {
  const ids: string[] = [];
  for await (const { id } of client.sessions.all({ limit })) ids.push(id);
  return ids;
};

test('E10 list, two pages', async () => {
  const { client, lines } = setUp([page(examples.E10_FIRST), page(examples.E10_SECOND)]);
  assert.deepEqual(await all(client, 2), ['cs_C', 'cs_B', 'cs_A']);
  assert.deepEqual(lines(), [`GET ${SESSIONS}?limit=2`, `GET ${SESSIONS}?limit=2&cursor=2026-09-21T14%3A14%3A00.007Z`]);
});

test('without next_cursor (v0.1) the next page begins at the last created_at', async () => {
  const { client, lines } = setUp([
    page(examples.E10_FIRST, ['next_cursor']),
    page(examples.E10_SECOND, ['next_cursor']),
  ]);
  assert.deepEqual(await all(client, 2), ['cs_C', 'cs_B', 'cs_A']);
  assert.equal(lines()[1], `GET ${SESSIONS}?limit=2&cursor=2026-09-21T14%3A14%3A00.007Z`);
});

test('a null cursor ends the list whatever has_more says; so does a has_more of false', async () => {
  const ended = setUp([page({ ...examples.E10_FIRST, next_cursor: null } as never)]);
  assert.equal((await all(ended.client, 2)).length, 2);
  const done = setUp([page({ ...examples.E10_FIRST, has_more: false } as never)]);
  assert.equal((await all(done.client, 2)).length, 2);
});

test('a server that ignores the cursor is not asked for ever, and repeats nothing', async () => {
  const { client, asked } = setUp(Array.from({ length: 9 }, () => () => page(examples.E10_FIRST)));
  assert.deepEqual(await all(client, 2), ['cs_C', 'cs_B']);
  assert.equal(asked.length, 2);
});

test('nor is one that answers the same page under ever new cursors', async () => {
  const { client, asked } = setUp(
    Array.from({ length: 9 }, (_, n) => () => page({ ...examples.E10_FIRST, next_cursor: `c${n}` } as never)),
  );
  assert.deepEqual(await all(client, 2), ['cs_C', 'cs_B']);
  assert.equal(asked.length, 2);
});

test('an empty list', async () => {
  const { client } = setUp([json({ object: 'list', data: [], has_more: true, next_cursor: null })]);
  assert.deepEqual(await all(client, 2), []);
});

for (const limit of [0, -1, 101, 1.5, Number.NaN])
  test(`limit ${limit} is never sent`, async () => {
    const { client, asked } = setUp([]);
    await assert.rejects(client.sessions.list({ limit }), { name: 'TypeError', message: /1 to 100/ });
    assert.equal(asked.length, 0);
  });
