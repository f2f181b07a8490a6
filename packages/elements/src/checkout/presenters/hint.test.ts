import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHint } from './hint.ts';

const window = {} as Window;
const from = { origin: 'https://shop.example', window, session: 'cs_1' };
const good = { origin: 'https://shop.example', source: window, data: { channel: 'tillkit', session: 'cs_1' } };

test('the return page of this payment is heard, also when its window is gone already', () => {
  assert.equal(isHint(good, from), true);
  assert.equal(isHint({ ...good, source: null }, from), true);
});

const STRANGE = [
  ['another origin', { origin: 'https://evil.example' }],
  ['an origin that begins alike', { origin: 'https://shop.example.evil.example' }],
  ['another port', { origin: 'https://shop.example:444' }],
  ['another scheme', { origin: 'http://shop.example' }],
  ['no origin', { origin: 'null' }],
  ['another window', { source: {} as Window }],
  ['another session', { data: { channel: 'tillkit', session: 'cs_2' } }],
  ['another channel', { data: { channel: 'else', session: 'cs_1' } }],
  ['a text', { data: 'cs_1' }],
  ['nothing', { data: null }],
] as const;
for (const [what, over] of STRANGE)
  test(`${what} is not`, () => assert.equal(isHint({ ...good, ...over }, from), false));
