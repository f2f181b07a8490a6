import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLANTED, SECRET, WIDGET } from './client/examples.fixture.ts';
import { oneCp, type OneCpOptions, type Presenter } from './index.ts';
import { quote, setUp } from './staged.fixture.ts';

test('one method, corporate, by widget, by redirect or in a frame', () => {
  const [method, ...others] = setUp().adapter.methods();
  assert.deepEqual(others, []);
  assert.deepEqual([method?.id, method?.label, method?.kinds], ['corporate', 'One-CP', ['widget']]);
  assert.deepEqual([method?.currencies, method?.fields], ['any', []]);
  for (const [mode, kind] of [
    ['redirect', 'redirect'],
    ['iframe', 'frame'],
  ] as const) {
    const presenter: Presenter = { mode, url: 'https://pay.example/{transactionId}' };
    assert.deepEqual(setUp([], { presenter }).adapter.methods()[0]?.kinds, [kind]);
  }
});

test('§11 what One-CP can do', () => {
  const account = oneCp({ widgetId: WIDGET, backendSecret: SECRET });
  assert.deepEqual([account.id, account.gateway, account.label], ['one-cp', 'one-cp', 'One-CP']);
  assert.deepEqual(account.capabilities, {
    create: 'orphan-safe',
    find: 'no',
    push: 'none',
    reports: 'nothing',
    returns: 'none',
    expiry: 'never',
    refund: { by: 'items', amount: 'unknown', keyed: false },
  });
  const adapter: object = setUp().adapter;
  for (const verb of ['find', 'cancel', 'capture', 'webhook']) assert.ok(!(verb in adapter), verb);
});

test('the currencies the merchant account takes, when they are told', () => {
  const { adapter } = setUp([], { currencies: ['EUR', 'CHF'] });
  assert.deepEqual(adapter.methods()[0]?.currencies, ['EUR', 'CHF']);
  assert.equal(adapter.fits(quote({ currency: 'CHF' }), 'corporate'), 'yes');
  assert.equal(adapter.fits(quote({ currency: 'THB' }), 'corporate'), 'currency');
});

for (const [total, currency, fit] of [
  [1, 'EUR', 'yes'],
  [0, 'EUR', 'amount'],
  [1, 'JPY', 'yes'],
  [1234, 'KWD', 'yes'],
  [12345, 'CLF', 'yes'],
  [999_999_999_999, 'EUR', 'yes'],
  [1_000_000_000_000, 'EUR', 'amount'],
] as const)
  test(`${total} ${currency} fits: ${fit}`, () => {
    assert.equal(setUp().adapter.fits(quote({ total, currency }), 'corporate'), fit);
  });

test('in minor units, what no source speaks of is not offered', () => {
  const { adapter } = setUp([], { amountUnit: 'minor' });
  const fits = (currency: string) => adapter.fits(quote({ currency }), 'corporate');
  assert.deepEqual(['EUR', 'JPY', 'KWD', 'CLF'].map(fits), ['yes', 'yes', 'inexact', 'inexact']);
});

const redirect = (url: string) => ({ presenter: { mode: 'redirect', url } as const });
const iframe = (url: string) => ({ presenter: { mode: 'iframe', url } as const });
for (const url of [
  'https://pay.example/{transactionId}',
  'https://pay.example?t={transactionId}',
  'https://pay.example:8443/#/{widgetId}/{transactionId}',
  'http://127.0.0.1:4243/one-cp/pay/{transactionId}',
  'http://localhost:4243/pay?w={widgetId}&t={transactionId}',
])
  test(`§6 ${url} is a pay page`, () => {
    assert.deepEqual(setUp([], redirect(url)).adapter.methods()[0]?.kinds, ['redirect']);
    assert.deepEqual(setUp([], iframe(url)).adapter.methods()[0]?.kinds, ['frame']);
  });

const data = (given: object) => ({ presenter: { mode: 'widget', data: given } });
for (const [name, more, fault] of [
  ['an empty widget id', { widgetId: '' }, /widgetId/],
  ['a widget id with a colon', { widgetId: 'a:b' }, /colon/],
  ['an empty secret', { backendSecret: '' }, /backendSecret/],
  ['plain http', { baseUrl: 'http://api.1-cp.io' }, /https/],
  ['an unknown unit', { amountUnit: 'cents' }, /amountUnit/],
  ['a blank category', { category: ' ' }, /category/],
  ['a currency that is none', { currencies: ['EUR', 'euro'] }, /"euro"/],
  ['no currency at all', { currencies: [] }, /currencies is empty/],
  ['a status that means nothing we know', { statuses: { HELD: 'held' } }, /statuses\["HELD"\].*pending, paid/],
  ['a status that means an inherited word', { statuses: { HELD: 'toString' } }, /statuses\["HELD"\]/],
  ['an empty status', { statuses: { '': 'paid' } }, /empty word/],
  ['no restricted method', { restrictedMethods: [] }, /restrictedMethods/],
  ['a blank restricted method', { restrictedMethods: [' '] }, /restrictedMethods/],
  ['two methods in a scalar', { restrictedMethods: ['A', 'B'], restrictedMethodsAs: 'scalar' }, /exactly one/],
  ['a quantity that is no JSON', { quantityAs: () => undefined }, /quantityAs/],
  ['nothing in flight', { inFlight: 0 }, /inFlight/],
  ['a rate of none', { perMinute: 0 }, /perMinute/],
  ['a presenter of no mode', { presenter: { mode: 'script' } }, /'widget', 'redirect' or 'iframe'/],
  ['a presenter by mail', { presenter: { mode: 'email' } }, /'widget', 'redirect' or 'iframe'/],
  ['data that would hide the transaction', data({ transactionId: 'x' }), /must not hold transactionId/],
  ['data that would hide the widget', data({ widgetId: 'x' }), /must not hold widgetId/],
  ['data that are no text', data({ on: true }), /presenter\.data\.on must be a text/],
  ['data with the secret', data({ key: `x${PLANTED}` }), /holds the backend secret/],
  ['data named by the secret', data({ [PLANTED]: 'x' }), /holds the backend secret/],
  [
    'a template with the secret',
    redirect(`https://pay.example/{transactionId}?k=${PLANTED}`),
    /holds the backend secret/,
  ],
  ['a template for everybody', redirect('https://pay.example/'), /no \{transactionId\}/],
  ['a frame for everybody', iframe('https://pay.example/'), /no \{transactionId\}/],
  ['a frame over plain http', iframe('http://pay.example/{transactionId}'), /https/],
  ['a frame whose host is open', iframe('https://{transactionId}.example/'), /after the host/],
  ['a frame with the secret', iframe(`https://pay.example/{transactionId}?k=${PLANTED}`), /holds the backend secret/],
  ['a template over plain http', redirect('http://pay.example/{transactionId}'), /https/],
  ['a template that is a script', redirect('javascript:alert("{transactionId}")'), /whole address/],
  ['a template whose host is open', redirect('https://{transactionId}.example/'), /after the host/],
  ['a template whose end of host is open', redirect('https://pay.example{transactionId}/'), /after the host/],
  ['a template with credentials', redirect('https://a@pay.example/{transactionId}'), /no credentials/],
  ['a template with a backslash for its host', redirect('https:\\\\evil.example\\{transactionId}'), /whole address/],
  ['a template without scheme', redirect('//pay.example/{transactionId}'), /whole address/],
  ['a template that knows more', redirect('https://pay.example/{transactionId}/{amount}'), /no other braces/],
] as const)
  // prettier-ignore
  test(`${name} is refused when the account is made, without quoting the secret`, () => {
    const given = { backendSecret: PLANTED, ...more } as Partial<OneCpOptions>;
    assert.throws(() => setUp([], given), (error) => error instanceof TypeError && fault.test(error.message) && !error.message.includes(PLANTED));
  });

test('no data with the secret is the twin', () => {
  assert.equal(
    setUp([], { backendSecret: PLANTED, presenter: { mode: 'widget', data: { key: 'x' } } }).asked.length,
    0,
  );
});
