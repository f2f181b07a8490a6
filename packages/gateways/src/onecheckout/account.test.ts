import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEY } from './client/examples.fixture.ts';
import { BASE } from './client/staged.fixture.ts';
import { onecheckout } from './index.ts';
import { setUp, quote } from './staged.fixture.ts';

test('one method, for any currency, by redirect', () => {
  const [method, ...others] = setUp().adapter.methods();
  assert.deepEqual(others, []);
  assert.deepEqual([method?.id, method?.label, method?.kinds], ['card', 'Onecheckout', ['redirect']]);
  assert.equal(method?.currencies, 'any');
});

test('the currencies the merchant account takes, when they are told', () => {
  const { adapter } = setUp([], { currencies: ['USD', 'EUR'] });
  assert.deepEqual(adapter.methods()[0]?.currencies, ['USD', 'EUR']);
  assert.equal(adapter.fits(quote({ currency: 'EUR' }), 'card'), 'yes');
  assert.equal(adapter.fits(quote({ currency: 'THB' }), 'card'), 'currency');
});

for (const [total, currency, fit] of [
  [50, 'USD', 'yes'],
  [49, 'USD', 'amount'],
  [1, 'EUR', 'yes'],
  [0, 'EUR', 'amount'],
  [1, 'JPY', 'yes'],
  [1234, 'KWD', 'yes'],
  [12345, 'CLF', 'yes'],
  [999_999_999_999, 'EUR', 'yes'],
  [1_000_000_000_000, 'EUR', 'amount'],
] as const)
  test(`${total} ${currency} fits: ${fit}`, () => {
    assert.equal(setUp().adapter.fits(quote({ total, currency }), 'card'), fit);
  });

test('C2 in minor units, what no source speaks of is not offered', () => {
  const { adapter } = setUp([], { amountUnit: 'minor' });
  const fits = (currency: string) => adapter.fits(quote({ currency }), 'card');
  assert.deepEqual(['EUR', 'JPY', 'KWD', 'CLF'].map(fits), ['yes', 'yes', 'inexact', 'inexact']);
});

test('defaults: id and label are its own; a baseUrl with a path on loopback is fine', () => {
  const account = onecheckout({ baseUrl: 'http://127.0.0.1:4243/onecheckout/api/v1.0', apiKey: KEY });
  assert.deepEqual([account.id, account.gateway, account.label], ['onecheckout', 'onecheckout', 'Onecheckout']);
  const { create, find, push, unsigned, returns, expiry, capture } = account.capabilities;
  assert.deepEqual([create, find, push, unsigned], ['orphan-safe', 'by-scan', 'hint', true]);
  assert.deepEqual([returns, expiry, capture], ['both', 'never', { partial: false }]);
  assert.ok(!('cancel' in account.capabilities) && !('refund' in account.capabilities));
});

test('pushes without a signature come to a path that cannot be guessed', () => {
  const made = (webhookPath: string) => onecheckout({ baseUrl: BASE, apiKey: KEY, webhookPath });
  assert.equal(made('kZ3vQ8-1mT0aXc5bR7nW2y').webhookPath, 'kZ3vQ8-1mT0aXc5bR7nW2y');
  assert.throws(() => made('hook'), { name: 'TypeError', message: /webhookPath/ });
});

for (const [name, more, fault] of [
  ['plain http', { baseUrl: 'http://api.example/api/v1.0' }, /https/],
  ['no URL', { baseUrl: '' }, /baseUrl/],
  ['an empty key', { apiKey: '' }, /apiKey/],
  ['an unknown unit', { amountUnit: 'cents' as never }, /amountUnit/],
  ['a currency that is none', { currencies: ['EUR', 'euro'] }, /"euro"/],
  ['no currency at all', { currencies: [] }, /currencies is empty/],
  ['an unknown time unit', { listTimeUnit: 'days' as never }, /listTimeUnit/],
  ['an unknown operation', { authHeaderByOperation: { create: 'bearer' } as never }, /orders\.create/],
  ['nothing in flight', { inFlight: 0 }, /inFlight/],
  ['extra that names money', { extra: { shipping_fee: 1, amount: 2 } }, /amount, shipping_fee/],
  ['extra that names a reference', { extra: { reference_id: 'x' } }, /reference_id/],
  ['extra that is no JSON', { extra: { f: () => 1 } }, /extra\.f/],
  ['a verifier without header', { verifyWebhook: { header: '', secret: 's' } }, /header/],
  ['a verifier with an empty secret', { verifyWebhook: { header: 'X-S', secret: '' } }, /secret/],
  ['a verifier with no secret', { verifyWebhook: { header: 'X-S', secret: [] } }, /secret/],
  [
    'an algorithm that is none',
    { verifyWebhook: { header: 'X-S', secret: 's', algorithm: 'MD5' as never } },
    /SHA-256/,
  ],
  ['an encoding that is none', { verifyWebhook: { header: 'X-S', secret: 's', encoding: 'rot13' as never } }, /hex/],
] as const)
  // prettier-ignore
  test(`${name} is refused when the account is made`, () => {
    assert.throws(() => setUp([], more), { name: 'TypeError', message: fault });
  });
