import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from './config.ts';
import { makeKeys } from './keys.ts';

const KEY = 'pk_test_abcKey123';
const SECRET = 'sk_test_abcSecret123';
const merchant = (id: string, more: object = {}) => ({
  id,
  name: id,
  one2pays: { apiKey: `${KEY}${id}`, secretKey: SECRET, ...more },
});
const hook = (more: object = {}) => ({ url: 'https://shop.test/hook', secret: 'whsec_1', ...more });

test('everything that can be configured for One2Pays is accepted', () => {
  const all = {
    environment: 'test',
    disabled: true,
    webhook: [
      hook({ events: ['*', 'payment.*', 'payment.succeeded'], style: 'envelope', stringToSign: 'body' }),
      hook({ url: 'http://localhost:4242/hook', milliseconds: false, twoSignatures: true }),
    ],
    emptyBody: 'timestamp-only',
    amountUnit: 'baht',
    amounts: { least: 1, most: 1 },
    perMinute: 1,
    expiresInMinutes: { promptpay: 5, bank_transfer: 1440 },
    nextActionType: 'use_payment_app',
    nextActionOmits: ['qrCode', 'paymentAppUrl', 'bankDetails'],
    promptpayId: '0812345678',
    bankAccount: { bankCode: '014', bankName: 'SCB', accountNumber: '1', accountName: 'Tea' },
    transferMinutes: 0,
    echo: true,
    idStyle: 'pay',
    createStatus: 200,
    idempotencyHours: 1,
    codes: { idempotencyConflict: 'A', cancelFinal: 'B', insufficientBalance: 'C' },
    sendsReceived: true,
    withdrawFields: { bankCode: 'bank' },
    withdrawEvents: 'withdrawal',
    balance: 0,
  } as const;
  checkConfig({ merchants: [merchant('a', all), merchant('b', { webhook: hook() })], one2pays: { login: 'stub' } });
  const live = { apiKey: 'pk_live_1', secretKey: 'sk_live_1' };
  checkConfig({ merchants: [merchant('a', { ...live, environment: 'live' }), merchant('b')] });
});

test('§1 §15 makeKeys makes a key and secrets of the test environment, new each time', () => {
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const [one, two] = [makeKeys(random), makeKeys(random)];
  assert.match(one.one2paysKey, /^pk_test_[0-9a-f]{24}$/);
  assert.match(one.one2paysSecret, /^sk_test_[A-Za-z0-9_-]{43}$/);
  assert.match(one.one2paysWebhookSecret, /^whsec_[A-Za-z0-9_-]{43}$/);
  for (const name of ['one2paysKey', 'one2paysSecret', 'one2paysWebhookSecret'] as const)
    assert.notEqual(one[name], two[name]);
  const webhook = hook({ secret: one.one2paysWebhookSecret });
  checkConfig({ merchants: [merchant('a', { apiKey: one.one2paysKey, secretKey: one.one2paysSecret, webhook })] });
});

test('a One2Pays that cannot work is refused, with the merchant, what mends it, and without a key', () => {
  for (const [more, says] of [
    [{ apiKey: 'abc' }, /merchant a has a One2Pays apiKey that is not pk_test_… or pk_live_…\. makeKeys\(\)/],
    [{ apiKey: 'pk_prod_1' }, /apiKey that is not/],
    [{ apiKey: 'sk_test_1' }, /apiKey that is not/],
    [{ secretKey: KEY }, /secretKey that is not sk_test_… or sk_live_…/],
    [{ secretKey: 'sk_test_a b' }, /secretKey that is not/],
    [{ secretKey: 'sk_live_1' }, /One2Pays keys of two environments\. Give it both of test/],
    [{ environment: 'live' }, /keys of another environment\. They are test keys: write 'test'/],
    [{ environment: 'prod' }, /environment/],
    [{ webhook: hook({ url: 'nowhere' }) }, /webhook url that is no URL\. Write it out/],
    [{ webhook: hook({ secret: '' }) }, /empty webhook secret\. makeKeys\(\)/],
    [{ webhook: hook({ style: 'xml' }) }, /style that does not exist\. Write 'flat' or 'envelope'/],
    [{ webhook: hook({ twoSignatures: 2 }) }, /twoSignatures that is neither true nor false/],
    [{ webhook: hook({ events: ['payment'] }) }, /webhook for an event that cannot be\. Write '\*'/],
    [{ webhook: [hook(), hook()] }, /two webhooks with one url\. List the events/],
    [{ disabled: 'yes' }, /disabled that is neither true nor false/],
    [{ emptyBody: 'none' }, /emptyBody that does not exist\. Write 'dot' or 'timestamp-only' or 'empty-object'/],
    [{ createStatus: 202 }, /createStatus that does not exist\. Write 200 or 201/],
    [{ amounts: { least: 0 } }, /amounts that let no payment pass/],
    [{ amounts: { least: 5, most: 4 } }, /amounts that let no payment pass/],
    [{ perMinute: 0 }, /perMinute that lets no call pass/],
    [{ expiresInMinutes: { promptpay: 4 } }, /expiresInMinutes that no payment can have\. Write whole minutes from 5/],
    [{ expiresInMinutes: { bank_transfer: 1441 } }, /expiresInMinutes/],
    [{ transferMinutes: -1 }, /transferMinutes that never come/],
    [{ idempotencyHours: 0 }, /idempotencyHours that remember nothing/],
    [{ balance: 0.5 }, /balance that is no amount/],
    [{ promptpayId: '123' }, /promptpayId that no bank knows\. Write 13 digits/],
    [{ nextActionOmits: ['type'] }, /nextActionOmits that do not exist\. Write 'qrCode'/],
  ] as const)
    assert.throws(
      () => checkConfig({ merchants: [merchant('a', more)] }),
      (error: Error) => says.test(error.message) && !/abc(Key|Secret)123/.test(error.message),
      JSON.stringify(more),
    );
  const twice = [merchant('a', { apiKey: KEY }), merchant('b', { apiKey: KEY })];
  assert.throws(() => checkConfig({ merchants: twice }), /merchant b has a One2Pays key that stands there twice/);
  assert.throws(() => checkConfig({ merchants: [], one2pays: { login: '200' as 'stub' } }), /Write '404' or 'stub'/);
});
