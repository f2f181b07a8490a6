import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEY } from './client/examples.fixture.ts';
import { opencheckout } from './index.ts';
import { SECRET, setUp, quote } from './staged.fixture.ts';

test('one method, for any currency, by redirect', () => {
  const [method, ...others] = setUp().adapter.methods();
  assert.deepEqual(others, []);
  assert.deepEqual([method?.id, method?.label], ['wallet', 'Open Payments wallet']);
  assert.deepEqual([method?.detail, method?.kinds], ['Approve at your wallet provider', ['redirect']]);
});

for (const [total, currency, fit] of [
  [3400, 'USD', 'yes'],
  [1, 'JPY', 'yes'],
  [999_999_999_999, 'USD', 'yes'],
  [500, 'ISK', 'yes'],
  [10_000_000_000, 'ISK', 'amount'],
  [50000, 'MGA', 'yes'],
  [50020, 'MGA', 'inexact'],
  [1234, 'IQD', 'inexact'],
] as const)
  test(`${total} ${currency} fits: ${fit}`, () => {
    assert.equal(setUp().adapter.fits(quote({ total, currency }), 'wallet'), fit);
  });

test('defaults: id and label are its own; a baseUrl with a path on loopback is fine', () => {
  const account = opencheckout({ baseUrl: 'http://127.0.0.1:4243/opencheckout', apiKey: KEY, webhookSecret: SECRET });
  assert.deepEqual([account.id, account.gateway, account.test], ['opencheckout', 'opencheckout', false]);
});

for (const [name, more, fault] of [
  ['plain http', { baseUrl: 'http://checkout.example' }, /https/],
  ['no URL', { baseUrl: '' }, /baseUrl/],
  ['a key of another kind', { apiKey: 'pk_x' }, /sk_/],
  ['an empty key', { apiKey: '' }, /apiKey/],
  ['a negative tolerance', { toleranceSeconds: -1 }, /toleranceSeconds/],
  ['a tolerance that is no number', { toleranceSeconds: Number.NaN }, /toleranceSeconds/],
] as const)
  test(`${name} is refused when the account is made`, () => {
    assert.throws(() => setUp([], more), { name: 'TypeError', message: fault });
  });
