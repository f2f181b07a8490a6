import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import type { WebhookMode } from '../fault/index.ts';
import { LATE, postCopies } from './copies.ts';
import type { WebhookDesk } from './desk.ts';

const NOW = 1_790_000_000_000;

/** What is posted: in which state, and how long after now. */
const posted = (modes: readonly WebhookMode[], wait?: number): readonly (readonly [string, number])[] => {
  const posts: (readonly [string, number])[] = [];
  const post: WebhookDesk['post'] = ({ state, dueAt, ...message }) => {
    assert.deepEqual(message, { gateway: 'g', merchant: 'm', order: 'o', payload: '{}', modes });
    posts.push([state, dueAt - NOW]);
    return {} as never;
  };
  const desk = { post } as WebhookDesk;
  postCopies(
    { clock: manualClock(NOW), desk },
    { gateway: 'g', merchant: 'm', order: 'o', payload: '{}', modes },
    wait,
  );
  return posts;
};

for (const [name, modes, expected] of [
  ['as it should be: once, now', [], [['pending', 0]]],
  ['off: written down, not sent', ['off'], [['withheld', 0]]],
  ['late', ['late'], [['pending', LATE]]],
  [
    'twice',
    ['twice'],
    [
      ['pending', 0],
      ['pending', 0],
    ],
  ],
  ['off and twice: nothing is sent, so nothing twice', ['off', 'twice'], [['withheld', 0]]],
  [
    'late and twice',
    ['late', 'twice'],
    [
      ['pending', LATE],
      ['pending', LATE],
    ],
  ],
] as const)
  // prettier-ignore
  test(`a webhook ${name}`, () => assert.deepEqual(posted(modes), expected));

test('a webhook that waits is late on top of it', () => {
  assert.deepEqual(posted(['late'], 1000), [['pending', LATE + 1000]]);
});
