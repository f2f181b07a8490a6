import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEY, OTHER_KEY } from '../../test/shop.ts';
import { checkConfig } from './config.ts';
import { makeKeys } from './keys.ts';

const merchant = (id: string, apiKeys: readonly string[], more = {}) => ({
  id,
  name: id,
  opencheckout: { apiKeys, ...more },
});

test('§1 §11 makeKeys makes sk_ and 43 base64url characters, and 64 hex digits, new each time', () => {
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const [one, two] = [makeKeys(random), makeKeys(random)];
  assert.match(one.apiKey, /^sk_[A-Za-z0-9_-]{43}$/);
  assert.match(one.webhookSecret, /^[0-9a-f]{64}$/);
  assert.match(one.onecheckoutKey, /^[0-9a-f]{64}$/);
  assert.notEqual(one.apiKey, two.apiKey);
  assert.notEqual(one.webhookSecret, two.webhookSecret);
  assert.notEqual(one.onecheckoutKey, two.onecheckoutKey);
  checkConfig({ merchants: [{ id: 'a', name: 'A', onecheckout: { apiKeys: [one.onecheckoutKey] } }] });
  checkConfig({ merchants: [merchant('a', [one.apiKey]), merchant('b', [two.apiKey])] });
});

test('a configuration that cannot work is refused, with the merchant and without the key', () => {
  for (const [merchants, says] of [
    [[merchant('tea', ['sk_short'])], /merchant tea has an API key that is not sk_/],
    [[merchant('a', [KEY]), merchant('b', [KEY])], /merchant b has an API key that stands there twice/],
    [[merchant('a', [KEY]), merchant('a', [OTHER_KEY])], /two merchants have one id/],
    [[merchant('a', [KEY], { webhook: { url: 'nowhere', secret: 'x' } })], /merchant a has a webhook url/],
    [
      [merchant('a', [KEY], { webhook: { url: 'https://a.example/', secret: '' } })],
      /merchant a has an empty webhook secret/,
    ],
  ] as const)
    assert.throws(
      () => checkConfig({ merchants }),
      (error: Error) => says.test(error.message) && !error.message.includes(KEY),
    );
  assert.throws(() => checkConfig({ url: 'nowhere', merchants: [] }), /url is no URL/);
});
