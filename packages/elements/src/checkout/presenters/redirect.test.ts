import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action } from '@tillkit/core/gateway';
import { session } from '../../fixture/counter.fixture.ts';
import { redirect } from './redirect.ts';

/** Where a page went: there is none in Node. */
const leaving = (action: Action) => {
  const went: string[] = [];
  const page = { origin: 'https://shop.example', assign: (url: string) => went.push(url) };
  Object.defineProperty(globalThis, 'location', { value: page, configurable: true });
  try {
    return { left: redirect(action, session()), went };
  } finally {
    Reflect.deleteProperty(globalThis, 'location');
  }
};

test('leaves for the payment page, also for one that was to stand in a frame', () => {
  const url = 'https://pay.example/p';
  for (const action of [
    { kind: 'redirect', url, popup: 'opener' },
    { kind: 'frame', url, origin: 'https://pay.example' },
  ] as const)
    assert.deepEqual(leaving(action), { left: 'left', went: [url] });
});

for (const url of [
  'javascript:alert(1)',
  'data:text/html,x',
  'http://pay.example/',
  'https://a@pay.example/',
  '//x',
  '',
])
  test(`for ${url || 'nothing'} it does not`, () => {
    const { origin = '' } = URL.parse(url) ?? {};
    assert.throws(() => leaving({ kind: 'redirect', url, popup: 'opener' }), { code: 'answer_invalid' });
    assert.throws(() => leaving({ kind: 'frame', url, origin }), { code: 'answer_invalid' });
  });

test('nor for what is no page', () => {
  assert.throws(() => leaving({ kind: 'qr', payload: 'x' }), { code: 'action_unsupported' });
});
