import assert from 'node:assert/strict';
import { test } from 'node:test';
import { one2pays } from './index.ts';
import { OPTIONS, quote, setUp } from './staged.fixture.ts';

test('two ways to pay, in baht, with the payer’s account', () => {
  const methods = setUp().adapter.methods();
  assert.deepEqual(
    methods.map(({ id, label, kinds, currencies, min }) => [id, label, kinds, currencies, min]),
    [
      ['promptpay', 'PromptPay QR', ['qr', 'redirect'], ['THB'], 100],
      ['bank_transfer', 'Bank transfer', ['transfer', 'redirect'], ['THB'], 100],
    ],
  );
  for (const { fields } of methods) {
    assert.deepEqual(
      fields.map(({ name, autocomplete, inputmode, personal }) => [name, autocomplete, inputmode, personal]),
      [
        ['customerBankCode', 'off', undefined, true],
        ['customerBankAccountNumber', 'off', 'numeric', true],
        ['customerBankAccountName', 'name', undefined, true],
      ],
    );
    const [bank, number] = fields;
    assert.deepEqual(
      bank?.options?.map(({ value }) => value).join(' '),
      '002 004 006 011 014 022 024 025 030 033 034 067 069 073',
    );
    assert.equal(number?.correction, 'Thai account numbers have 10 to 15 digits.');
    const takes = new RegExp(`^(?:${number?.pattern})$`, 'v');
    const numbers = ['1'.repeat(9), '1'.repeat(10), '1'.repeat(15), '1'.repeat(16), '11122233３4'];
    assert.deepEqual(
      numbers.map((text) => takes.test(text)),
      [false, true, true, false, false],
    );
  }
});

test('one of them, its banks and its limits, where they are told', () => {
  const banks = [{ code: '014', name: 'SCB' }];
  const { adapter } = setUp([], { methods: ['bank_transfer'], banks, min: 2_000, max: 5_000 });
  assert.deepEqual(
    adapter.methods().map(({ id, min, max }) => [id, min, max]),
    [['bank_transfer', 2_000, 5_000]],
  );
  assert.deepEqual(adapter.methods()[0]?.fields[0]?.options, [{ value: '014', label: 'SCB' }]);
  const fits = (total: number) => adapter.fits(quote({ total }), 'bank_transfer');
  assert.deepEqual([1_999, 2_000, 5_000, 5_001].map(fits), ['amount', 'yes', 'yes', 'amount']);
  assert.equal(adapter.fits(quote(), 'promptpay'), 'currency');
});

for (const [total, currency, fit] of [
  [100, 'THB', 'yes'],
  [99, 'THB', 'amount'],
  [25_900, 'THB', 'yes'],
  [999_999_999_999, 'THB', 'yes'],
  [1_000_000_000_000, 'THB', 'amount'],
  [25_900, 'EUR', 'currency'],
  [25_900, 'JPY', 'currency'],
  [25_900, 'KWD', 'currency'],
  [25_900, 'CLF', 'currency'],
] as const)
  test(`golden money: ${total} ${currency} fits: ${fit}`, () => {
    for (const method of ['promptpay', 'bank_transfer'])
      assert.equal(setUp().adapter.fits(quote({ total, currency }), method), fit);
  });

test('defaults: id and label are its own; in test it says so, live it does not', () => {
  const account = one2pays({ ...OPTIONS, baseUrl: 'http://127.0.0.1:4243/one2pays' });
  assert.deepEqual([account.id, account.gateway, account.label, account.test], ['one2pays', 'one2pays', 'One2Pays', true]); // prettier-ignore
  const live = one2pays({ ...OPTIONS, apiKey: 'pk_live_1', secretKey: 'sk_live_1', environment: 'live', id: 'thai' });
  assert.deepEqual([live.id, live.test], ['thai', false]);
  assert.equal(one2pays({ ...OPTIONS, test: false }).test, false);
  const { create, keyLives, find, push, reports, returns, expiry, cancel } = account.capabilities;
  assert.deepEqual([create, keyLives, find, push, reports, returns], ['keyed', 86_400, 'by-scan', 'hint', 'amount', 'none']); // prettier-ignore
  assert.deepEqual([expiry, cancel], [{ min: 300, max: 86_400 }, { from: ['created', 'pending'] }]);
  assert.ok(!('capture' in account.capabilities) && !('refund' in account.capabilities));
});

for (const [name, more, fault] of [
  ['plain http', { baseUrl: 'http://api.example' }, /https/],
  ['no URL', { baseUrl: '' }, /baseUrl/],
  ['a missing key', { apiKey: undefined as never }, /apiKey/],
  ['a malformed key', { secretKey: 'PLANTED' }, /secretKey must begin with sk_/],
  ['a key of the other environment', { secretKey: 'sk_live_PLANTED' }, /secretKey is a live key/],
  ['no environment', { environment: undefined as never }, /environment/],
  ['an empty webhook secret', { webhook: { secret: '' } }, /webhook\.secret is empty/],
  ['no webhook secret', { webhook: { secret: [] } }, /webhook\.secret is missing/],
  ['a tolerance of nothing', { webhook: { secret: 's', toleranceMs: 0 } }, /toleranceMs/],
  ['an unknown unit', { amountUnit: 'cents' as never }, /amountUnit/],
  ['no way to pay', { methods: [] }, /methods/],
  ['one way twice', { methods: ['promptpay', 'promptpay'] }, /methods/],
  ['an unknown way', { methods: ['card' as never] }, /methods.*promptpay, bank_transfer/],
  ['no banks', { banks: [] }, /banks is empty/],
  ['a bank of two digits', { banks: [{ code: '04', name: 'K' }] }, /"04"/],
  ['a bank without name', { banks: [{ code: '004', name: ' ' }] }, /"004"/],
  [
    'a bank twice',
    {
      banks: [
        { code: '004', name: 'K' },
        { code: '004', name: 'L' },
      ],
    },
    /twice/,
  ],
  ['a minimum of nothing', { min: 0 }, /min/],
  ['a minimum above the maximum', { min: 200, max: 100 }, /min/],
  ['half a satang', { min: 0.5 }, /min/],
  ['a transfer detail without keys', { transferDetails: [{ label: 'Bank', keys: [] }] }, /transferDetails/],
  ['nothing in flight', { inFlight: 0 }, /inFlight/],
] as const)
  // prettier-ignore
  test(`${name} is refused when the account is made, without quoting a key`, () => {
    assert.throws(
      () => one2pays({ ...OPTIONS, ...more }),
      (error) => error instanceof TypeError && fault.test(error.message) && !error.message.includes('PLANTED'),
    );
  });
