import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '@tillkit/core/problem';
import type { Quote } from '@tillkit/core/quote';
import type { OnecheckoutOptions } from './index.ts';
import { setUp, line, quote, request, text } from './staged.fixture.ts';

const textOf = (parts: Partial<Quote> = {}, more: Partial<OnecheckoutOptions> = {}): string =>
  text(setUp([], more).adapter.request(request({ quote: quote(parts) })));
const bodyOf = (parts: Partial<Quote> = {}, more: Partial<OnecheckoutOptions> = {}) => JSON.parse(textOf(parts, more));

test('E1 the request, byte for byte', () => {
  const expected =
    '{"currency":"EUR","order_lines":[{"key":"MUG-BLUE","title":"Blue mug","quantity":3,"unit_price":8.4}],"success_url":"https://shop.example/checkout/return/at_1?r=nonce","cancel_url":"https://shop.example/checkout/return/at_1?r=nonce&canceled","reference_id":"at_1"}';
  assert.equal(textOf(), expected);
  assert.equal(textOf(), textOf());
});

test('E2 tax stands beside the lines', () => {
  const body = bodyOf({ tax: 479, total: 2999 });
  assert.equal(body.tax_amount, 4.79);
  assert.deepEqual(body.order_lines, [{ key: 'MUG-BLUE', title: 'Blue mug', quantity: 3, unit_price: 8.4 }]);
});

test('E3 zero-decimal: whole numbers', () => {
  const [tea] = bodyOf({ currency: 'JPY', lines: [line('Tea', 2, 1300, 'T1')], total: 1300 }).order_lines;
  assert.deepEqual(tea, { key: 'T1', title: 'Tea', quantity: 2, unit_price: 650 });
});

type Row = readonly [key: string, title: string, quantity: number, price: number];
const projections: readonly (readonly [string, Partial<Quote>, readonly Row[], number | undefined])[] = [
  [
    'several lines, delivery and tax',
    { lines: [line('Tea', 2, 2500), line('Mug', 1, 900)], shipping: 450, tax: 385, total: 4235 },
    [['Tea', 'Tea', 2, 12.5], ['Mug', 'Mug', 1, 9], ['2', 'Shipping', 1, 4.5]],
    3.85,
  ],
  [
    'a line that does not divide is one piece',
    { lines: [line('Tea', 3, 1000)], total: 1000 },
    [['Tea', 'Tea × 3', 1, 10]],
    undefined,
  ],
  [
    'a discount, which no line may carry: the total in one',
    { lines: [line('Tea', 2, 2500), line('Mug', 1, 900)], tax: 300, discount: 400, total: 3300, title: 'Tea and 1 more' },
    [['order', 'Tea and 1 more', 1, 33]],
    undefined,
  ],
  [
    'a discount on the only line',
    { lines: [line('Tea', 2, 2500)], discount: 2499, total: 1, title: 'Tea' },
    [['Tea', 'Tea', 1, 0.01]],
    undefined,
  ],
  [
    'a discount and tax on the only line',
    { lines: [line('Tea', 2, 2500)], tax: 75, discount: 500, total: 2075, title: 'Tea' },
    [['Tea', 'Tea', 1, 20.75]],
    undefined,
  ],
  [
    'something free: the total in one',
    { lines: [line('Tea', 1, 1000), line('Sticker', 1, 0)], tax: 70, total: 1070, title: 'Tea and 1 more' },
    [['order', 'Tea and 1 more', 1, 10.7]],
    undefined,
  ],
  [
    'everything free but the tax',
    { lines: [line('Sticker', 1, 0)], tax: 70, total: 70, title: 'Sticker' },
    [['Sticker', 'Sticker', 1, 0.7]],
    undefined,
  ],
  [
    'a discount larger than the lines',
    { lines: [line('Tea', 1, 1000)], tax: 500, discount: 1200, total: 300, title: 'Tea' },
    [['Tea', 'Tea', 1, 3]],
    undefined,
  ],
  [
    'two lines of one SKU, which a server might take for one',
    { lines: [line('Tea', 1, 1000, 'T'), line('Tea, large', 1, 2000, 'T')], total: 3000 },
    [['0', 'Tea', 1, 10], ['1', 'Tea, large', 1, 20]],
    undefined,
  ],
  ['no SKU', { lines: [line('Tea', 1, 1000, '')], total: 1000 }, [['0', 'Tea', 1, 10]], undefined],
  [
    'dinar',
    { currency: 'KWD', lines: [line('Tea', 2, 2500)], tax: 126, total: 2626 },
    [['Tea', 'Tea', 2, 1.25]],
    0.126,
  ],
]; // prettier-ignore
for (const [name, parts, rows, tax] of projections)
  test(`lines: ${name}`, () => {
    const body = bodyOf(parts);
    assert.deepEqual(
      body.order_lines.map((row: any) => [row.key, row.title, row.quantity, row.unit_price]),
      rows,
    );
    assert.equal(body.tax_amount, tax);
  });

test('102 lines are one, 100 and delivery are not', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, n) => line(`L${n}`, 1, 100));
  assert.equal(bodyOf({ lines: lines(102), total: 10_200, title: 'L0 and 101 more' }).order_lines.length, 1);
  assert.equal(bodyOf({ lines: lines(100), shipping: 100, total: 10_100 }).order_lines.length, 101);
});

/** The sum as the gateway makes it, in units of the last decimal: integers of the digits that were sent. */
const sumOf = (sent: string, places: number): bigint => {
  const digits = (value: string) => {
    const [whole = '', fraction = ''] = value.split('.');
    return BigInt(whole + fraction.padEnd(places, '0'));
  };
  const lines = [...sent.matchAll(/"quantity":(\d+),"unit_price":([\d.]+)/g)];
  const tax = /"tax_amount":([\d.]+)/.exec(sent)?.[1] ?? '0';
  return lines.reduce((sum, [, count = '0', price = '0']) => sum + BigInt(count) * digits(price), digits(tax));
};

test('Σ quantity × unit_price + tax_amount is the total, digit for digit, whatever the quote', () => {
  const counted = { itemised: 0, inOne: 0 };
  const lineOf = fc.record({ quantity: fc.integer({ min: 1, max: 99 }), total: fc.integer({ min: 0, max: 50_000 }) });
  const some = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 }));
  const currency = fc.constantFrom(['EUR', 2] as const, ['JPY', 0] as const, ['KWD', 3] as const);
  const { adapter } = setUp();
  fc.assert(
    fc.property(fc.array(lineOf, { minLength: 1, maxLength: 6 }), some, some, some, currency, (parts, tax, shipping, discount, [code, places]) => {
      const total = parts.reduce((sum, part) => sum + part.total, 0) + tax + shipping - discount;
      fc.pre(total > 0);
      const lines = parts.map((part, n) => line(`L${n}`, part.quantity, part.total));
      const sent = text(adapter.request(request({ quote: quote({ currency: code, lines, tax, shipping, discount, total }) })));
      assert.equal(sumOf(sent, places), BigInt(total), sent);
      counted[discount === 0 && parts.every((part) => part.total > 0) ? 'itemised' : 'inOne'] += 1;
    }),
    { numRuns: 2_000 },
  ); // prettier-ignore
  console.log(`requests: ${counted.itemised} itemised, ${counted.inOne} in one line, all adding up`);
  assert.ok(counted.itemised > 100 && counted.inOne > 100);
});

test('C2 in minor units; what cannot be told exactly is not built', () => {
  const body = bodyOf({ tax: 479, total: 2999 }, { amountUnit: 'minor' });
  assert.deepEqual([body.order_lines[0].unit_price, body.tax_amount], [840, 479]);
  const dinar = () => textOf({ currency: 'KWD' }, { amountUnit: 'minor' });
  assert.throws(dinar, (error) => error instanceof Problem && error.code === 'method_unavailable');
});

test('extra is passed on, and nothing undocumented without it', () => {
  const names = ['currency', 'order_lines', 'success_url', 'cancel_url', 'reference_id'];
  assert.deepEqual(Object.keys(bodyOf()), names);
  const body = bodyOf({}, { extra: { paypal_manual_capture: true, shipping: { note: 'a"b' } } });
  assert.deepEqual([body.paypal_manual_capture, body.shipping, body.reference_id], [true, { note: 'a"b' }, 'at_1']);
});

test('nothing of the buyer is in the request; the twin shows the fields were there to leak', () => {
  const input = request({ fields: { email: 'ada@example.com' }, locale: 'de' });
  assert.ok(JSON.stringify(input).includes('ada@example.com') && JSON.stringify(input).includes('Ada'));
  const bytes = text(setUp().adapter.request(input));
  assert.ok(!bytes.includes('ada@example.com') && !bytes.includes('Ada') && !bytes.includes('A-17'));
});

test('titles stay text, whatever stands in them', () => {
  const title = 'Tea "strong" \\ \u2028 ☕ \n</script>';
  assert.equal(bodyOf({ lines: [line(title, 1, 2520, 'a"b')] }).order_lines[0].title, title);
});
