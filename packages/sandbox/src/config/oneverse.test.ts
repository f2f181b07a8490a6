import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from './config.ts';
import { makeKeys } from './keys.ts';

const SECRET = 'abcSecretKey123';
const LOGIN = '6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30';
const merchant = (id: string, more: object = {}) => ({
  id,
  name: id,
  oneverse: { login: LOGIN, password: SECRET, secretKey: SECRET, ...more },
});

test('everything that can be configured for Oneverse is accepted, and what makeKeys makes', () => {
  const all = {
    merchantUuid: LOGIN,
    gameNames: ['aurora-quest'],
    channels: ['for_testing', 'qr_promptpay_thb'],
    currencies: ['MYR', 'OOC'],
    webhook: { url: 'http://localhost:4242/hook' },
    profile: 'northbound-v2',
    apiKey: 'key',
    mode: 'lenient',
    createStatus: 201,
    acceptSortedDigest: true,
    duplicateText: 'Twice.',
    expiryMinutes: 5,
    limits: { perMinute: 1 },
    paginate: true,
    latePayment: true,
  };
  const keys = makeKeys((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  const made = {
    login: keys.oneverseLogin,
    password: keys.oneversePassword,
    secretKey: keys.oneverseSecretKey,
    apiKey: keys.oneverseApiKey,
  };
  const oneverse = { url: 'https://games.oneone.com', tokenCode: 4004 } as const;
  checkConfig({ merchants: [merchant('a', all), merchant('b', made)], oneverse });
  assert.match(keys.oneverseLogin, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(Object.values(keys)).size, Object.values(keys).length);
});

test('a Oneverse that cannot work is refused, with the merchant, what mends it, and without a secret', () => {
  for (const [more, says] of [
    [{ login: 'me' }, /merchant a has a Oneverse login that is no UUID\. makeKeys\(\) makes one as oneverseLogin/],
    [{ merchantUuid: 'me' }, /a Oneverse merchantUuid that is no UUID/],
    [{ password: '' }, /an empty Oneverse password or secretKey\. makeKeys\(\) makes both/],
    [{ secretKey: '' }, /an empty Oneverse password or secretKey/],
    [
      { profile: 'northbound-v2' },
      /no Oneverse apiKey\. northbound-v2 knows no login; makeKeys\(\) makes oneverseApiKey/,
    ],
    [{ apiKey: 'a b' }, /apiKey that no header can carry/],
    [{ profile: 'southbound' }, /oneverse\.profile that does not exist\. Write "payment-api" or/],
    [{ mode: 'strictest' }, /oneverse\.mode that does not exist/],
    [{ createStatus: 202 }, /oneverse\.createStatus that does not exist\. Write 200 or 201/],
    [{ paginate: 'yes' }, /oneverse\.paginate that is neither true nor false/],
    [{ channels: [] }, /oneverse\.channels without any\. Name one, or leave it out/],
    [{ currencies: ['myr'] }, /a Oneverse currency of another form, myr\. Write three capitals/],
    [{ webhook: { url: 'nowhere' } }, /a Oneverse webhook url that is no URL/],
    [{ limits: { perMinute: 0 } }, /Oneverse limits that let no call pass/],
    [{ expiryMinutes: 0 }, /Oneverse orders that expire at once/],
  ] as const)
    assert.throws(
      () => checkConfig({ merchants: [merchant('a', more)] }),
      (error: Error) => says.test(error.message) && !error.message.includes(SECRET),
      JSON.stringify(more),
    );
  const twice = [merchant('a'), merchant('b', { login: LOGIN.toUpperCase() })];
  assert.throws(() => checkConfig({ merchants: twice }), /merchant b has a Oneverse login or apiKey that stands there twice/); // prettier-ignore
  assert.throws(() => checkConfig({ merchants: [], oneverse: { url: 'games' } }), /oneverse\.url is no URL/);
  const tokenCode = 4001 as 4000;
  assert.throws(() => checkConfig({ merchants: [], oneverse: { tokenCode } }), /oneverse\.tokenCode does not exist/);
});
