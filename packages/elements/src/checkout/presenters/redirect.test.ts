import assert from 'node:assert/strict';
import { test } from 'node:test';
import { session } from '../../fixture/counter.fixture.ts';
import { isPayPage, redirect } from './redirect.ts';

const GOOD = [
  'https://gateway.example/pay',
  'https://gateway.example:8443/pay?a=b#c',
  'http://localhost:4243/pay',
  'http://127.0.0.1:4243/pay',
  'http://127.9.9.9/',
  'http://[::1]:4243/',
];
const BAD = [
  'http://gateway.example/pay',
  'http://localhost.evil.example/',
  'http://127.0.0.1.evil.example/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'blob:https://shop.example/1',
  '/pay',
  '//gateway.example',
  '',
];

for (const url of GOOD) test(`money may be asked on ${url}`, () => assert.equal(isPayPage(url), true));
for (const url of BAD) test(`never on ${url || 'nothing'}`, () => assert.equal(isPayPage(url), false));

test('the presenter leaves for nothing else', () => {
  for (const url of BAD)
    assert.throws(() => redirect({ kind: 'redirect', url, popup: 'opener' }, session()), { code: 'answer_invalid' });
  assert.throws(() => redirect({ kind: 'qr', payload: 'x' }, session()), { code: 'action_unsupported' });
});
