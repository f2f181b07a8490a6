import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneverse, type OneverseOptions } from './index.ts';
import { OPTIONS, quote, setUp, V2 } from './staged.fixture.ts';

test('one method per channel, each by redirect', () => {
  const methods = setUp().adapter.methods();
  assert.deepEqual(
    methods.map(({ id, label, detail, kinds, fields }) => [id, label, detail, kinds, fields]),
    [
      ['for_testing', 'Test', undefined, ['redirect'], []],
      ['qr_promptpay_thb', 'PromptPay', 'Scan with your bank', ['redirect'], []],
    ],
  );
  assert.deepEqual([methods[1]?.currencies, methods[1]?.min, methods[1]?.max], [['THB'], 2_000, 100_000]);
});

test('a method’s id is fit for an address: made of the code, or given', () => {
  const ids = (channels: OneverseOptions['channels']) =>
    setUp([], { channels })
      .adapter.methods()
      .map(({ id }) => id);
  const MYR = { label: 'L', currencies: ['MYR'] };
  const channels = [
    { channel: 'OOC_TH', ...MYR },
    { channel: ' card / visa ', ...MYR },
    { channel: 'ข', id: 'thai', ...MYR },
  ];
  assert.deepEqual(ids(channels), ['OOC_TH', 'card-visa', 'thai']);
});

test('the character is asked for where the account says so', () => {
  const character = { label: 'Character', pattern: '\\w{3,16}', correction: '3 to 16 letters or digits.' };
  const [method] = setUp([], { character }).adapter.methods();
  assert.deepEqual(method?.fields, [{ ...character, name: 'character', autocomplete: 'off', personal: true }]);
});

for (const [total, currency, method, fit] of [
  [1, 'MYR', 'for_testing', 'yes'],
  [0, 'MYR', 'for_testing', 'amount'],
  [12950, 'EUR', 'for_testing', 'currency'],
  [12950, 'MYR', 'nowhere', 'currency'],
  [1300, 'JPY', 'for_testing', 'yes'],
  [1230, 'KWD', 'for_testing', 'yes'],
  [1234, 'KWD', 'for_testing', 'inexact'],
  [12345, 'CLF', 'for_testing', 'inexact'],
  [999_999_999_999, 'MYR', 'for_testing', 'yes'],
  [1_000_000_000_000, 'MYR', 'for_testing', 'amount'],
  [2_000, 'THB', 'qr_promptpay_thb', 'yes'],
  [1_999, 'THB', 'qr_promptpay_thb', 'amount'],
  [100_001, 'THB', 'qr_promptpay_thb', 'amount'],
  [2_000, 'MYR', 'qr_promptpay_thb', 'currency'],
] as const)
  test(`${total} ${currency} by ${method} fits: ${fit}`, () => {
    assert.equal(setUp().adapter.fits(quote({ total, currency }), method), fit);
  });

test('the override decides what can be told exactly', () => {
  const { adapter } = setUp([], { exponents: { KWD: 3 } });
  assert.equal(adapter.fits(quote({ total: 1234, currency: 'KWD' }), 'for_testing'), 'yes');
});

test('defaults: id and label are its own; capabilities say what the API can do, and no more', () => {
  const account = oneverse(OPTIONS);
  assert.deepEqual([account.id, account.gateway, account.label, account.test], ['oneverse', 'oneverse', 'Oneverse', false]);
  const { create, find, push, unsigned, reports, returns, expiry, ...more } = account.capabilities;
  assert.deepEqual([create, find, push, unsigned], ['unique-reference', 'by-scan', 'hint', true]);
  assert.deepEqual([reports, returns, expiry, more], ['amount', 'success', 'fixed', {}]);
}); // prettier-ignore

test('pushes without a signature come to a path that cannot be guessed', () => {
  const made = (webhookPath: string) => oneverse({ ...OPTIONS, webhookPath });
  assert.equal(made('kZ3vQ8-1mT0aXc5bR7nW2y').webhookPath, 'kZ3vQ8-1mT0aXc5bR7nW2y');
  assert.throws(() => made('hook'), { name: 'TypeError', message: /webhookPath/ });
});

const channel = { channel: 'for_testing', label: 'Test', currencies: ['MYR'] };
for (const [name, options, fault] of [
  ['no channel', { ...OPTIONS, channels: [] }, /channels is empty/],
  ['a channel without code', { ...OPTIONS, channels: [{ ...channel, channel: '' }] }, /code/],
  ['a channel whose id cannot be made', { ...OPTIONS, channels: [{ ...channel, channel: 'ข' }] }, /needs an id/],
  ['an id that is none', { ...OPTIONS, channels: [{ ...channel, id: 'a/b' }] }, /needs an id/],
  [
    'two of one id',
    { ...OPTIONS, channels: [channel, { ...channel, channel: 'for testing', id: 'for_testing' }] },
    /two are called "for_testing"/,
  ],
  ['a channel without label', { ...OPTIONS, channels: [{ ...channel, label: ' ' }] }, /label/],
  ['a channel without currency', { ...OPTIONS, channels: [{ ...channel, currencies: [] }] }, /no currency/],
  ['a currency that is none', { ...OPTIONS, channels: [{ ...channel, currencies: ['myr'] }] }, /"myr"/],
  ['limits the wrong way round', { ...OPTIONS, channels: [{ ...channel, min: 5, max: 4 }] }, /1 ≤ min ≤ max/],
  ['a limit of a fraction', { ...OPTIONS, channels: [{ ...channel, min: 0.5 }] }, /whole numbers/],
  ['no merchantUuid', { ...OPTIONS, merchantUuid: '' }, /merchantUuid/],
  ['no gameName', { ...OPTIONS, gameName: ' x' }, /gameName/],
  ['a country in words', { ...OPTIONS, country: 'Malaysia' }, /country/],
  ['a country in lower case', { ...OPTIONS, country: 'my' }, /country/],
  ['an exponent of no currency', { ...OPTIONS, exponents: { yen: 0 } }, /exponents: "yen"/],
  ['an exponent that is none', { ...OPTIONS, exponents: { JPY: 0.5 } }, /exponents: "JPY"/],
  ['a webhookUrl in the Payment API', { ...OPTIONS, webhookUrl: 'https://shop.example/h' }, /webhookUrl/],
  ['a webhookUrl that is a path', { ...V2, webhookUrl: '/h' }, /webhookUrl/],
  ['V2 without itemCode', { ...V2, itemCode: undefined }, /itemCode/],
  ['an empty secretKey', { ...OPTIONS, secretKey: '' }, /secretKey/],
  ['an apiKey beside a login', { ...OPTIONS, apiKey: 'k' }, /apiKey/],
  ['plain http', { ...OPTIONS, baseUrl: 'http://games.oneone.com' }, /https/],
] as const)
  // prettier-ignore
  test(`${name} is refused when the account is made`, () => {
    assert.throws(() => oneverse(options as never), { name: 'TypeError', message: fault });
  });

for (const country of ['MY', 'MY-10', 'TH-BKK', 'ID-J1'])
  test(`§5.3 the country ${country} is taken`, () => {
    assert.equal(oneverse({ ...OPTIONS, country }).gateway, 'oneverse');
  });
