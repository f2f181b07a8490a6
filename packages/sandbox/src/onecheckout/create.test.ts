import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearer, codeOf, detailsOf, K2, MUGS, openStall } from '../../test/onecheckout.ts';

const line = (unit_price: unknown, quantity: unknown = 1) => ({ key: 'A', title: 'A', quantity, unit_price });
const order = (currency: string, ...order_lines: object[]) => ({ currency, order_lines });

test('§12.1 E1 a minimal create answers 200 with everything the example shows', async () => {
  const stall = openStall();
  const { status, body } = await stall.api('POST', '/orders', MUGS);
  assert.equal(status, 200);
  const token = String(body['payment_token']);
  assert.match(token, /^ptk_[0-9a-f]{32}$/);
  const expected =
    `{"id":"0042","payment_token":"${token}","status":"OPEN","currency":"EUR","zero_decimal":false,"amount":25.2,` +
    `"order_lines":[{"key":"MUG-BLUE","title":"Blue mug","quantity":3,"unit_price":8.4}],"tax_amount":0,` +
    `"merchant_id":"2f1c7a10-5b0e-4f6e-9f0a-6f4b1d2c3e4f","created":1767225600000,"reference_id":"cart-7731",` +
    `"links":[{"href":"https://pay.example.test/onecheckout/pay/0042?token=${token}","rel":"pay"},` +
    `{"href":"https://pay.example.test/onecheckout/order/0042?token=${token}","rel":"order"}]}`;
  assert.equal(JSON.stringify(body), expected);
});

test('§12.4 E2 tax is added, and the order’s own addresses win', async () => {
  const stall = openStall({ firstOrder: 43 });
  const own = { success_url: 'https://shop.test/ok?c=7', cancel_url: 'https://shop.test/no' };
  const made = await stall.create({ tax_amount: 4.79, ...own, reference_id: 'cart-7732' });
  assert.deepEqual([made['amount'], made['tax_amount']], [29.99, 4.79]);
  assert.deepEqual((await stall.read('0043'))['links'], [
    { href: 'https://shop.test/ok?c=7&payment_id=0043&reference_id=cart-7732', rel: 'success' },
    { href: 'https://shop.test/no?payment_id=0043&reference_id=cart-7732', rel: 'cancel' },
  ]);
});

test('§12.4 E3 zero-decimal', async () => {
  const stall = openStall();
  const body = { currency: 'JPY', order_lines: [{ key: 'T1', title: 'Tea', quantity: 2, unit_price: 650 }] };
  const made = await stall.api('POST', '/orders', body);
  assert.partialDeepStrictEqual(made.body, { amount: 1300, zero_decimal: true, currency: 'JPY' });
  assert.equal('reference_id' in made.body, false);
});

test('§12.3 E4 a bad currency is currency_invalid', async () => {
  const answer = await openStall().api('POST', '/orders', order('EURO', line(5)));
  assert.deepEqual([answer.status, codeOf(answer), detailsOf(answer)], [400, 'validation_error', ['currency currency_invalid']]); // prettier-ignore
});

test('§12.3 E5 no lines', async () => {
  const answer = await openStall().api('POST', '/orders', { currency: 'EUR', order_lines: [] });
  assert.deepEqual([answer.status, codeOf(answer), detailsOf(answer)], [400, 'validation_error', ['order_lines invalid']]); // prettier-ignore
});

test('§12.3 E6 below the minimum of 0.50 USD; at it, and † below it in another currency, it passes', async () => {
  const stall = openStall();
  const answer = await stall.api('POST', '/orders', order('USD', line(0.3)));
  assert.deepEqual([answer.status, codeOf(answer), detailsOf(answer)], [400, 'validation_error', ['amount amount_invalid']]); // prettier-ignore
  for (const [currency, price, status] of [['USD', 0.49, 400], ['USD', 0.5, 200], ['EUR', 0.3, 200], ['EUR', 0, 400]] as const)
    assert.equal((await stall.api('POST', '/orders', order(currency, line(price)))).status, status, `${currency} ${price}`); // prettier-ignore
});

test('§12.3 every field at fault is named, with † the words but those of currency and amount', async () => {
  const stall = openStall();
  for (const [body, details] of [
    [{}, ['currency currency_invalid', 'order_lines required']],
    [[], ['body invalid']],
    [7, ['body invalid']],
    ['{', ['body invalid']],
    [{ ...MUGS, currency: undefined }, ['currency currency_invalid']],
    [{ ...MUGS, currency: 'EU' }, ['currency currency_invalid']],
    [{ ...MUGS, currency: 'ZZZ' }, ['currency currency_invalid']],
    [{ ...MUGS, currency: 978 }, ['currency currency_invalid']],
    [{ ...MUGS, order_lines: undefined }, ['order_lines required']],
    [order('EUR', { quantity: 1, unit_price: 1 }), ['order_lines[0].title required']],
    [order('EUR', line(1), { title: '', quantity: 1, unit_price: 1 }), ['order_lines[1].title invalid']],
    [order('EUR', line(1, 0)), ['order_lines[0].quantity invalid']],
    [order('EUR', line(1, -2)), ['order_lines[0].quantity invalid']],
    [order('EUR', line('5.00')), ['order_lines[0].unit_price invalid']],
    [order('EUR', line(-1)), ['order_lines[0].unit_price invalid']],
    [order('EUR', line(undefined)), ['order_lines[0].unit_price required']],
    [order('EUR', line(-1, 0)), ['order_lines[0].quantity invalid', 'order_lines[0].unit_price invalid']],
    [{ ...MUGS, tax_amount: -1 }, ['tax_amount invalid']],
    [{ ...MUGS, tax_amount: '1' }, ['tax_amount invalid']],
    [{ ...MUGS, success_url: 'javascript:alert(1)' }, ['success_url invalid']],
    [{ ...MUGS, cancel_url: '/no' }, ['cancel_url invalid']],
    [{ ...MUGS, reference_id: 7 }, ['reference_id invalid']],
    [order('EUR', line(9e11)), ['amount amount_invalid']],
    [{ ...MUGS, discount_amount: 25.2 }, ['amount amount_invalid']],
  ] as const) {
    const answer = await stall.api('POST', '/orders', body);
    assert.deepEqual([answer.status, codeOf(answer), detailsOf(answer)], [400, 'validation_error', details], JSON.stringify(body)); // prettier-ignore
  }
  assert.equal(stall.sandbox.snapshot().onecheckout?.orders.length, 0);
});

test('§12.3 † unknown fields are ignored, a known one of a line is told again', async () => {
  const stall = openStall();
  const more = { image_url: 'https://shop.test/a.png', compared_price: 9.5, properties: [{ key: 'size', value: 'L' }] };
  const made = await stall.create({ order_lines: [{ ...line(5), ...more, sku: 'old' }], shipping: { email: 'a@b.c' }, nonsense: 1 }); // prettier-ignore
  assert.deepEqual(made['order_lines'], [{ ...line(5), ...more }]);
  assert.deepEqual(Object.keys(made).includes('nonsense'), false);
});

test('§12.4 † shipping and discount count when sent, as numbers or as text; a sent amount does not', async () => {
  const stall = openStall();
  for (const [more, amount] of [
    [{ shipping_fee: 1.99 }, 27.19],
    [{ shipping_fee: '1.99', discount_amount: '5' }, 22.19],
    [{ discount_amount: 0.2, tax_amount: 0.1 }, 25.1],
    [{ amount: 1 }, 25.2],
  ] as const)
    assert.equal((await stall.create(more))['amount'], amount, JSON.stringify(more));
});

test('§3.2 † sentAmountWins: the amount that was sent is the order’s', async () => {
  const stall = openStall({ sentAmountWins: true });
  assert.equal((await stall.create({ amount: 27.19 }))['amount'], 27.19);
  assert.equal((await stall.create())['amount'], 25.2);
});

test('§13 C9 amountExtra: lines of 51.98 make an amount of 61.97', async () => {
  const stall = openStall({ amountExtra: 9.99 });
  const made = await stall.create({ order_lines: [line(25.99, 2)], tax_amount: 0 });
  assert.equal(made['amount'], 61.97);
  assert.equal((await stall.read('0042'))['amount'], 61.97);
});

test('§13 C9 a planned amount fault strikes one create, of its merchant alone', async () => {
  const stall = openStall();
  await stall.control('POST', '/faults', { on: 'amount', gateway: 'onecheckout', merchant: 'mugs' });
  assert.equal((await stall.create({}, bearer(K2)))['amount'], 25.2);
  assert.deepEqual([(await stall.create())['amount'], (await stall.create())['amount']], [25.21, 25.2]);
  assert.equal((await stall.read('0042'))['amount'], 25.21);
});

test('§13 C2 † amountUnit minor: prices and amounts are whole smallest units', async () => {
  const stall = openStall({ amountUnit: 'minor' });
  const made = await stall.create({ order_lines: [line(840, 3)], tax_amount: 79 });
  assert.deepEqual([made['amount'], made['zero_decimal']], [2599, false]);
  assert.partialDeepStrictEqual(await stall.control('GET', '/orders/0042'), {
    body: { amount: 2599, currency: 'EUR' },
  });
  assert.match(await (await stall.page(made)).text(), /€25\.99/);
});

test('§4.3 † a lower-case currency is taken, and told in upper case; one the account does not take is refused', async () => {
  const stall = openStall({ currencies: ['EUR', 'JPY'] });
  assert.equal((await stall.create({ currency: 'eur' }))['currency'], 'EUR');
  const answer = await stall.api('POST', '/orders', { ...MUGS, currency: 'USD' });
  assert.deepEqual(detailsOf(answer), ['currency currency_invalid']);
});

test('§12.5 † ids count up per merchant, zero-padded to four, and go on beyond', async () => {
  const stall = openStall({ firstOrder: 9998 });
  const ids = [];
  for (const key of ['K1', 'K1', 'K2', 'K1', 'K2']) ids.push((await stall.create({}, bearer(key)))['id']);
  assert.deepEqual(ids, ['9998', '9999', '0001', '10000', '0002']);
});

test('§12.5 tokens differ from order to order; links are found by rel, pay first', async () => {
  const stall = openStall();
  const [one, two] = [await stall.create(), await stall.create()];
  assert.notEqual(one['payment_token'], two['payment_token']);
  assert.deepEqual((one['links'] as { rel: string }[]).map(({ rel }) => rel), ['pay', 'order']); // prettier-ignore
});
