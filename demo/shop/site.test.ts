import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assetFile } from './assets.ts';
import { isFromHere } from './from-here.ts';

test('only names of files are addresses of files', () => {
  for (const path of [
    '/shop.css',
    '/thanks.js',
    '/pictures/mug.svg',
    '/chunks/lazy-AbC_1.js',
    '/chunks/locales/pt-BR.button.json',
    '/tillkit.js',
  ])
    assert.ok(assetFile(path), path);
  for (const path of [
    '/../shop.ts',
    '/pictures/../../shop.ts',
    '/pictures/..%2f..%2fshop.ts',
    '/chunks/.tsbuildinfo.js',
    '/chunks//etc/passwd.js',
    '/shop.ts',
    '/.tillkit/keys.json',
    '/keys.json',
    '/chunks/keys.json',
    '/chunks/locales/../../package.json',
    '/locales/th.button.json',
    '/pictures/',
    '/',
  ])
    assert.equal(assetFile(path), undefined, path);
});

test('the back office opens to this computer under its own name, and to nobody else', () => {
  const from = (remoteAddress: string | undefined, host: string | undefined): boolean =>
    isFromHere({ socket: { remoteAddress }, headers: host === undefined ? {} : { host } });
  for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])
    for (const host of ['localhost:4242', '127.0.0.1:4242', '[::1]:4242', 'localhost'])
      assert.ok(from(address, host), `${address} ${host}`);
  for (const [address, host] of [
    ['192.168.1.7', 'localhost:4242'],
    ['::ffff:192.168.1.7', 'localhost:4242'],
    ['127.0.0.1', 'evil.example'],
    ['127.0.0.1', 'localhost.evil.example'],
    ['127.0.0.1', '127.0.0.1.evil.example:4242'],
    ['127.0.0.1', undefined],
    [undefined, 'localhost'],
  ] as const)
    assert.ok(!from(address, host), `${address} ${host}`);
});
