import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action } from '@tillkit/core/gateway';
import { isPayFrame, isPayPage, isSafe } from './pay-page.ts';

const GOOD = [
  'https://gateway.example/pay',
  'https://gateway.example:8443/pay?a=b#c',
  'HTTPS://Gateway.Example/',
  'https://xn--bcher-kva.example/',
  'https://[2001:db8::1]/',
  'http://localhost:4243/pay',
  'http://LOCALHOST/',
  'http://shop.localhost:4243/pay',
  'http://127.0.0.1:4243/pay',
  'http://127.9.9.9/',
  'http://127.1/',
  'http://[::1]:4243/',
];
const BAD = [
  'http://gateway.example/pay',
  'HTTP://gateway.example/pay',
  'http://localhost.evil.example/',
  'http://localhost.:4243/',
  'http://notlocalhost/',
  'http://evil.example/#.localhost',
  'http://evil.example?.localhost',
  'http://evil.example\\.localhost',
  'http://127.0.0.1.evil.example/',
  'http://128.0.0.1/',
  'http://0.0.0.0/',
  'http://10.0.0.4/',
  'http://[::2]/',
  'http://[::ffff:127.0.0.1]/',
  'https://shop.example@evil.example/',
  'https://shop.example:443@evil.example/',
  'https://:secret@evil.example/',
  'http://evil.example@localhost/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'javascript://gateway.example/%0aalert(1)',
  'data:text/html,x',
  'DATA:text/html;base64,eA==',
  'blob:https://gateway.example/1',
  'blob:http://localhost/1',
  'about:blank',
  'file:///etc/passwd',
  'ftp://gateway.example/',
  'ws://localhost/',
  'wss://gateway.example/',
  'intent://gateway.example/#Intent;scheme=https;end',
  'filesystem:https://gateway.example/temporary/x',
  'view-source:https://gateway.example/',
  'https:',
  'https://',
  '/pay',
  '//gateway.example',
  '//gateway.example/pay',
  '\\\\gateway.example',
  'gateway.example/pay',
  '',
];
const SHOP = 'https://shop.example';
const frameOf = (url: string, origin = URL.parse(url)?.origin ?? '') => ({ kind: 'frame', url, origin }) as const;

for (const url of GOOD)
  test(`money may be asked on ${url}, and there in a frame`, () => {
    assert.equal(isPayPage(url), true);
    assert.equal(isPayFrame(frameOf(url), SHOP), true);
    assert.equal(isSafe({ kind: 'redirect', url, popup: 'opener' }), true);
  });
for (const url of BAD)
  test(`never on ${JSON.stringify(url)}`, () => {
    assert.equal(isPayPage(url), false);
    for (const origin of [URL.parse(url)?.origin ?? '', 'null', '', url])
      assert.equal(isPayFrame(frameOf(url, origin), SHOP), false);
    assert.equal(isSafe({ kind: 'redirect', url, popup: 'opener' }), false);
    assert.equal(isSafe(frameOf(url)), false);
  });

const PAGE = 'https://pay.example/p';
for (const origin of [
  'https://pay.example/',
  'https://PAY.example',
  'https://pay.example:443',
  'https://pay.example:8443',
  'http://pay.example',
  'https://pay.example.evil.example',
  'https://evil.example',
  '*',
  'null',
  '',
])
  test(`a frame at pay.example is not at ${JSON.stringify(origin)}: the origin is the very one, as browsers write it`, () => {
    assert.equal(isPayFrame(frameOf(PAGE, origin), SHOP), false);
    assert.equal(isPayFrame(frameOf(PAGE), SHOP), true);
  });

test('a page of our own origin is never framed: with its origin it could take the sandbox off', () => {
  assert.equal(isPayFrame(frameOf(PAGE), 'https://pay.example'), false);
  assert.equal(isPayFrame(frameOf(PAGE), 'https://pay.example:8443'), true);
  assert.equal(isPayFrame(frameOf(PAGE), undefined), true, 'where there is no page, there is none to be taken for it');
});

test('what leads to no page is safe as it is', () => {
  const actions: readonly Action[] = [
    { kind: 'qr', payload: 'javascript:alert(1)' },
    { kind: 'transfer', rows: [] },
    { kind: 'widget', data: { url: 'javascript:alert(1)' } },
  ];
  for (const action of actions) assert.equal(isSafe(action), true);
});
