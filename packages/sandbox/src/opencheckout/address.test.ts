import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop, ORDER } from '../../test/shop.ts';
import { judgeAddress } from './address.ts';

const keys = { apiKeys: [] };
const closed = [
  'http://shop.example/', 'ftp://shop.example/', 'javascript:alert(1)', 'https://user@shop.example/', 'https://u:p@shop.example/',
  'https://localhost/', 'https://shop.localhost/', 'https://LOCALHOST./', 'https://127.0.0.1/', 'https://2130706433/',
  'https://0x7f.1/', 'https://0.0.0.0/', 'https://10.0.0.4/ok', 'https://100.64.0.1/', 'https://169.254.169.254/',
  'https://172.16.0.1/', 'https://172.31.255.255/', 'https://192.0.2.1/', 'https://192.168.1.1/', 'https://198.18.0.1/',
  'https://198.51.100.7/', 'https://203.0.113.9/', 'https://224.0.0.1/', 'https://255.255.255.255/', 'https://[::1]/', 'https://[::]/',
  'https://[::ffff:10.0.0.1]/', 'https://[fc00::1]/', 'https://[fd12::1]/', 'https://[fe80::1]/', 'https://[ff02::1]/', 'https://[2001:db8::1]/',
]; // prettier-ignore
const open = [
  'https://shop.example/', 'https://8.8.8.8/', 'https://172.32.0.1/', 'https://100.128.0.1/', 'https://[2606:4700::1111]/',
  'https://localhost.example/', 'https://mylocalhost/', 'https://[::ffff:8.8.8.8]/',
]; // prettier-ignore

test(`§3 v0.2 refuses what is not public https: ${closed.length} refused, ${open.length} taken`, () => {
  for (const url of closed) assert.equal(judgeAddress(url, keys), 'URL must be a public HTTPS URL', url);
  for (const url of open) assert.equal(judgeAddress(url, keys), null, url);
});

test('allowLoopbackUrls opens this machine alone, with http too', () => {
  const local = { ...keys, allowLoopbackUrls: true };
  for (const url of ['http://localhost:4242/', 'https://localhost/', 'http://127.0.0.1:9/', 'http://[::1]:9/', 'http://a.localhost/'])
    assert.equal(judgeAddress(url, local), null, url); // prettier-ignore
  for (const url of ['http://shop.example/', 'http://10.0.0.4/', 'http://u:p@localhost/', 'javascript:alert(1)'])
    assert.equal(judgeAddress(url, local), 'URL must be a public HTTPS URL', url);
});

test('§12 the seed takes any web address; † one that would run as script it does not', () => {
  assert.equal(judgeAddress('http://localhost/', { ...keys, profile: 'seed' }), null);
  assert.equal(judgeAddress('javascript:alert(1)', { ...keys, profile: 'seed' }), 'Invalid URL');
});

test('E14 a private success_url is 400, and so is a private cancel_url', async () => {
  const shop = openShop();
  for (const field of ['success_url', 'cancel_url']) {
    const response = await shop.api('POST', '', { ...ORDER, [field]: 'https://10.0.0.4/ok' });
    assert.equal(response.status, 400);
    assert.equal(
      await response.text(),
      '{"error":{"type":"invalid_request_error","message":"URL must be a public HTTPS URL"}}',
    );
  }
});
