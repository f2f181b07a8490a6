import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CreateRequest } from '@tillkit/core/gateway';
import { Problem } from '@tillkit/core/problem';
import type { Quote } from '@tillkit/core/quote';
import type { One2PaysOptions } from './index.ts';
import { FIELDS, line, quote, request, setUp, text } from './staged.fixture.ts';

const textOf = (parts: Partial<CreateRequest> = {}, more: Partial<One2PaysOptions> = {}): string =>
  text(setUp([], more).adapter.request(request(parts)));
const bodyOf = (...given: Parameters<typeof textOf>) => JSON.parse(textOf(...given));

test('the request, byte for byte', () => {
  const expected =
    '{"amount":"25900.00","currency":"THB","referenceId":"at_1","paymentMethod":"promptpay","customerBankAccountName":"Somchai Jaidee","customerBankAccountNumber":"1112223334","customerBankCode":"004","description":"Tea tin and 1 more","idempotencyKey":"key-1","expiresInMinutes":15}';
  assert.equal(textOf(), expected);
  assert.equal(textOf(), textOf());
});

for (const [total, inSatang, inBaht] of [
  [100, '100.00', '1.00'],
  [1_000, '1000.00', '10.00'],
  [1_250, '1250.00', '12.50'],
  [25_900, '25900.00', '259.00'],
  [999_999_999_999, '999999999999.00', '9999999999.99'],
] as const)
  test(`golden money: ${total} satang go as "${inSatang}", in baht as "${inBaht}"`, () => {
    const parts = { quote: quote({ total }) };
    assert.equal(bodyOf(parts).amount, inSatang);
    assert.equal(bodyOf(parts, { amountUnit: 'baht' }).amount, inBaht);
  });

const many = Array.from({ length: 101 }, (_, n) => line(`L${n}`, 1, 100));
for (const [name, parts, amount, description] of [
  ['one line', { lines: [line('Tea', 2, 2_500)], total: 2_500, title: 'Tea' }, '2500.00', 'Tea'],
  ['a discount', { lines: [line('Tea', 2, 2_500)], discount: 500, total: 2_000, title: 'Tea' }, '2000.00', 'Tea'],
  ['tax', { lines: [line('Tea', 2, 2_500)], tax: 175, total: 2_675, title: 'Tea' }, '2675.00', 'Tea'],
  ['shipping', { lines: [line('Tea', 2, 2_500)], shipping: 450, total: 2_950, title: 'Tea' }, '2950.00', 'Tea'],
  ['3 × 0.333', { lines: [line('Tea', 3, 1_000)], total: 1_000, title: 'Tea' }, '1000.00', 'Tea'],
  ['101 lines', { lines: many, total: 10_100, title: 'L0 and 100 more' }, '10100.00', 'L0 and 100 more'],
] as const)
  test(`golden projection: ${name}: a description and the total`, () => {
    const body = bodyOf({ quote: quote(parts) });
    assert.deepEqual([body.amount, body.description], [amount, description]);
    assert.ok(!('items' in body) && !('lines' in body));
  });

for (const currency of ['EUR', 'JPY', 'KWD', 'CLF'])
  test(`golden money: ${currency} is not built`, () => {
    assert.throws(
      () => textOf({ quote: quote({ currency }) }),
      (error) => error instanceof Problem && error.code === 'method_unavailable',
    );
  });

for (const [expiresAt, minutes] of [
  ['2025-01-01T00:04:59.999Z', 5],
  ['2025-01-01T00:05:00.000Z', 5],
  ['2025-01-01T00:05:59.999Z', 5],
  ['2025-01-01T00:06:00.000Z', 6],
  ['2025-01-01T12:00:00.000Z', 720],
  ['2025-01-02T00:00:00.000Z', 1_440],
  ['2025-01-03T00:00:00.000Z', 1_440],
  ['2024-12-31T00:00:00.000Z', 5],
] as const)
  test(`§5.1 a session until ${expiresAt} gives a transfer ${minutes} minutes, and a QR code 15 at most`, () => {
    assert.equal(bodyOf({ expiresAt, method: 'bank_transfer' }).expiresInMinutes, minutes);
    assert.equal(bodyOf({ expiresAt }).expiresInMinutes, Math.min(minutes, 15));
    const own = { expiresInMinutes: { promptpay: 5 } };
    assert.equal(bodyOf({ expiresAt }, own).expiresInMinutes, 5);
  });

for (const minutes of [0, 4, 1_441, 7.5, NaN])
  test(`§5.1 expiresInMinutes of ${minutes} is told when the account is made`, () => {
    assert.throws(() => setUp([], { expiresInMinutes: { promptpay: minutes } }), /whole minutes from 5 to 1440/);
  });

test('a title is cut at 255, at a character', () => {
  const { description } = bodyOf({ quote: quote({ title: `${'ชา🍵'.repeat(80)}` }) });
  assert.ok(description.length <= 255 && description.length > 250 && description.isWellFormed());
  assert.ok(description.endsWith('…'));
});

test('the account number loses what groups it; a field that is missing is named', () => {
  const fields = { ...FIELDS, customerBankAccountNumber: '111-2-22333 4' };
  assert.equal(bodyOf({ fields }).customerBankAccountNumber, '1112223334');
  const { customerBankCode: _, ...without } = FIELDS;
  assert.throws(
    () => textOf({ fields: without }),
    (error) => error instanceof Problem && error.errors?.[0]?.path === 'fields.customerBankCode',
  );
});

test('of the merchant’s own data nothing goes along; the twin shows it was there to leak', () => {
  const input = request();
  assert.ok(JSON.stringify(input).includes('Ada') && JSON.stringify(input).includes('INV-2041'));
  assert.ok(!textOf().includes('Ada') && !textOf().includes('INV-2041') && !textOf().includes('shop.example'));
});

test('whatever the quote, its total is told exactly, and the text stays JSON', () => {
  const runs = 500;
  const { adapter } = setUp();
  let cut = 0;
  const titles = fc
    .tuple(fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }), fc.nat(40), fc.constantFrom('', '\ud800'))
    .map(([part, times, half]) => part.repeat(times + 1) + half);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), titles, (total, title) => {
      const parts: Partial<Quote> = { total, title };
      const body = JSON.parse(text(adapter.request(request({ quote: quote(parts) }))));
      assert.equal(body.amount, `${total}.00`);
      const { description = '' } = body;
      assert.ok(description.length <= 255 && description.isWellFormed());
      if (description !== title) cut += 1;
    }),
    { numRuns: runs },
  );
  console.log(`one2pays requests: ${runs} totals told exactly, ${cut} titles cut or mended`);
  assert.ok(cut > 10 && cut < runs);
});
