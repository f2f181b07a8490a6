import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from './config.ts';

const KEY = 'abcSecretKey123';
const merchant = (id: string, more: object = {}) => ({
  id,
  name: id,
  onecheckout: { apiKeys: [`${KEY}${id}`], ...more },
});

test('everything that can be configured for Onecheckout is accepted', () => {
  const all = {
    merchantId: '2f1c7a10-5b0e-4f6e-9f0a-6f4b1d2c3e4f',
    email: 'a@shop.test',
    currencies: ['EUR', 'JPY'],
    orderPrefix: 'ORD-',
    firstOrder: 42,
    successUrl: 'https://shop.test/ok?c=7',
    cancelUrl: 'http://localhost:4242/no',
    webhook: { url: 'http://localhost:4242/hook' },
    sendWebhooks: false,
    limits: { perMinute: 1, inFlight: 1 },
    rateLimitBody: 'none',
    acceptApiKeyHeader: false,
    orderTakesXApiKey: true,
    captureIdempotent: true,
    listOverLimit: '400',
    manualCapture: true,
    amountUnit: 'minor',
    sentAmountWins: true,
    amountExtra: 9.99,
  };
  checkConfig({ merchants: [merchant('a', all), merchant('b')], onecheckout: { missingToken: 'api1' } });
});

test('a Onecheckout that cannot work is refused, with the merchant, what mends it, and without the key', () => {
  for (const [more, says] of [
    [{ apiKeys: [] }, /merchant a has no Onecheckout key\. Give it one in apiKeys; makeKeys\(\)/],
    [{ apiKeys: [`${KEY} x`] }, /merchant a has a Onecheckout key that no header can carry\. Use printable ASCII/],
    [{ apiKeys: [''] }, /no header can carry/],
    [{ apiKeys: [KEY, KEY] }, /merchant a has a Onecheckout key that stands there twice\. Give each/],
    [{ merchantId: '0042' }, /merchantId that is no UUID\. Leave it out/],
    [{ currencies: ['eur'] }, /a currency nobody knows, eur\. Write ISO 4217/],
    [{ successUrl: 'shop.test' }, /successUrl that is no URL\. Write it out/],
    [{ cancelUrl: 'javascript:alert(1)' }, /cancelUrl that is no URL/],
    [{ webhook: { url: 'nowhere' } }, /webhook url that is no URL/],
    [{ limits: { perMinute: 0 } }, /limits that let no call pass\. Write whole numbers from 1/],
    [{ limits: { inFlight: 1.5 } }, /limits that let no call pass/],
    [{ firstOrder: 0 }, /firstOrder that is no order number\. Write 1 or more/],
    [{ amountExtra: -1 }, /amountExtra that is no amount/],
    [{ listOverLimit: 'error' }, /listOverLimit that does not exist\. Write 'clamp' or '400'/],
    [{ rateLimitBody: 'xml' }, /rateLimitBody that does not exist\. Write 'json' or 'none'/],
    [{ amountUnit: 'cents' }, /amountUnit that does not exist\. Write 'major' or 'minor'/],
    [{ manualCapture: 'yes' }, /manualCapture that is neither true nor false/],
  ] as const)
    assert.throws(
      () => checkConfig({ merchants: [merchant('a', more)] }),
      (error: Error) => says.test(error.message) && !error.message.includes(KEY),
      JSON.stringify(more),
    );
  const twice = [merchant('a', { apiKeys: [KEY] }), merchant('b', { apiKeys: [KEY] })];
  assert.throws(() => checkConfig({ merchants: twice }), /merchant b has a Onecheckout key that stands there twice/);
  const missingToken = 'neither' as 'seed';
  assert.throws(() => checkConfig({ merchants: [], onecheckout: { missingToken } }), /Write 'seed' or 'api1'/);
});
