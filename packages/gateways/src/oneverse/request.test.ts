import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '@tillkit/core/problem';
import type { CreateRequest } from '@tillkit/core/gateway';
import type { Quote } from '@tillkit/core/quote';
import { LOGIN } from './client/examples.fixture.ts';
import type { OneverseOptions } from './index.ts';
import {
  connected,
  line,
  OPTIONS,
  quote,
  request,
  setUp,
  text,
  V1,
  V2,
  type PaymentOptions,
} from './staged.fixture.ts';

const textOf = (parts: Partial<Quote> = {}, more: Partial<PaymentOptions> = {}, input: Partial<CreateRequest> = {}) =>
  text(setUp([], more).adapter.request(request({ quote: quote(parts), ...input })));
const bodyOf = (...given: Parameters<typeof textOf>) => JSON.parse(textOf(...given));
const bodyIn = (options: OneverseOptions, parts: Partial<CreateRequest> = {}) =>
  JSON.parse(text(connected(options).adapter.request(request(parts))));

test('exchange 3: the request, byte for byte: sorted, compact, the reference under both names', () => {
  const expected =
    '{"amount_cents":12950,"country":"MY","currency":"MYR","game_name":"aurora-quest","item_code":"aq-crystal-500","merchant_return_url":"https://shop.example/return?o=7001&lang=en","merchant_transaction_id":"shop-7001-a1","merchant_uuid":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","payment_channel":"for_testing","reference":"shop-7001-a1","title":"Crystal Bundle 500"}';
  assert.equal(textOf(), expected);
  assert.equal(textOf(), textOf());
});

test('northbound-v1: one reference, the order’s own callback', () => {
  const body = bodyIn({ ...V1, webhookUrl: 'https://shop.example/checkout/webhooks/oneverse/x' } as OneverseOptions);
  assert.deepEqual([body.merchant_transaction_id, body.reference, body.amount_cents], ['shop-7001-a1', undefined, 12950]);
  assert.equal(body.webhook_url, 'https://shop.example/checkout/webhooks/oneverse/x');
}); // prettier-ignore

test('northbound-v2: its names, the amount in digits, an item code always', () => {
  assert.deepEqual(bodyIn(V2), {
    amount_cents: '12950',
    country: 'MY',
    currency: 'MYR',
    game_name: 'aurora-quest',
    item_code: 'aq-crystal-500',
    item_title: 'Crystal Bundle 500',
    merchant_return_url: 'https://shop.example/return?o=7001&lang=en',
    payment_channel: 'for_testing',
    tenant_id: LOGIN,
    transaction_id: 'shop-7001-a1',
  });
  const lines = [line('Tea', 1, 12000), line('Mug', 1, 950)];
  assert.equal(bodyIn(V2, { quote: quote({ lines }) }).item_code, 'cart');
});

const projections: readonly (readonly [string, Partial<Quote>, title: string, amount: number])[] = [
  ['one line', {}, 'Crystal Bundle 500', 12950],
  ['several lines, delivery and tax', { lines: [line('Tea', 2, 2500), line('Mug', 1, 900)], shipping: 450, tax: 385, total: 4235, title: 'Tea and 1 more' }, 'Tea and 1 more', 4235],
  ['a discount', { lines: [line('Tea', 2, 2500)], discount: 2499, total: 1, title: 'Tea' }, 'Tea', 1],
  ['tax', { lines: [line('Tea', 1, 1000)], tax: 70, total: 1070, title: 'Tea' }, 'Tea', 1070],
  ['shipping', { lines: [line('Tea', 1, 1000)], shipping: 450, total: 1450, title: 'Tea' }, 'Tea', 1450],
  ['3 × 0.333, one baht', { currency: 'THB', lines: [line('Third', 3, 100)], total: 100, title: 'Third' }, 'Third', 100],
  ['3 × 0.333, as it is', { currency: 'THB', lines: [line('Third', 3, 999)], total: 999, title: 'Third' }, 'Third', 999],
  ['zero-decimal', { currency: 'JPY', lines: [line('Tea', 2, 1300)], total: 1300, title: 'Tea' }, 'Tea', 130_000],
  ['three-decimal, whole hundredths', { currency: 'KWD', lines: [line('Tea', 1, 1230)], total: 1230, title: 'Tea' }, 'Tea', 123],
  ['101 lines', { lines: Array.from({ length: 101 }, (_, n) => line(`L${n}`, 1, 100)), total: 10_100, title: 'L0 and 100 more' }, 'L0 and 100 more', 10_100],
]; // prettier-ignore
for (const [name, parts, title, amount] of projections)
  test(`title and total: ${name}`, () => {
    const body = bodyOf(parts);
    assert.deepEqual([body.title, body.amount_cents], [title, amount]);
    assert.ok(!Object.values(body).some((value) => typeof value === 'object'), 'the API has no lines');
  });

test('the amount sent is the total, digit for digit, whatever the quote; or nothing is built', () => {
  const counted = { told: 0, refused: 0 };
  const lineOf = fc.record({ quantity: fc.integer({ min: 1, max: 99 }), total: fc.integer({ min: 0, max: 50_000 }) });
  const some = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 }));
  const currency = fc.constantFrom(['MYR', 1, 1] as const, ['JPY', 100, 1] as const, ['KWD', 1, 10] as const);
  const { adapter } = setUp();
  fc.assert(
    fc.property(fc.array(lineOf, { minLength: 1, maxLength: 6 }), some, some, some, currency, (parts, tax, shipping, discount, [code, times, per]) => {
      const total = parts.reduce((sum, part) => sum + part.total, 0) + tax + shipping - discount;
      fc.pre(total > 0);
      const lines = parts.map((part, n) => line(`L${n}`, part.quantity, part.total));
      const given = quote({ currency: code, lines, tax, shipping, discount, total });
      const fits = adapter.fits(given, 'for_testing');
      assert.equal(fits, total % per === 0 ? 'yes' : 'inexact');
      if (fits !== 'yes') {
        counted.refused += 1;
        return assert.throws(() => adapter.request(request({ quote: given })), Problem);
      }
      counted.told += 1;
      const sent = text(adapter.request(request({ quote: given })));
      assert.equal(/"amount_cents":(\d+),/.exec(sent)?.[1], String((BigInt(total) * BigInt(times)) / BigInt(per)));
    }),
    { numRuns: 2_000 },
  ); // prettier-ignore
  console.log(
    `requests: ${counted.told} built over the total, ${counted.refused} that cannot be told and are not built`,
  );
  assert.ok(counted.told > 500 && counted.refused > 100);
});

test('an item code is one line’s SKU; of several lines the option’s, and none without it', () => {
  const lines = [line('Tea', 1, 12000), line('Mug', 1, 950)];
  assert.equal(bodyOf({ lines }).item_code, undefined);
  assert.equal(bodyOf({ lines }, { itemCode: 'cart' }).item_code, 'cart');
  assert.equal(bodyOf({}, { itemCode: 'cart' }).item_code, 'aq-crystal-500');
  assert.equal(bodyOf({ lines: [line('Tea', 1, 12950, '')] }, { itemCode: 'cart' }).item_code, 'cart');
});

test('a channel of its own per method; one that is not there is not built', () => {
  const thb = { currency: 'THB', total: 12950 };
  assert.equal(bodyOf(thb, {}, { method: 'qr_promptpay_thb' }).payment_channel, 'qr_promptpay_thb');
  const gone = () => textOf({}, {}, { method: 'nowhere' });
  assert.throws(gone, (error) => error instanceof Problem && error.code === 'method_unavailable');
});

test('the character the buyer names goes along, by each profile’s name, where it is asked for', () => {
  const character = { label: 'Character' };
  const fields = { character: 'Mira' };
  assert.equal(bodyIn({ ...OPTIONS, character }, { fields }).game_character, 'Mira');
  assert.deepEqual(bodyIn({ ...V1, character } as OneverseOptions, { fields }).account_info, { name: 'Mira' });
  assert.deepEqual(bodyIn({ ...V2, character } as OneverseOptions, { fields }).account, { name: 'Mira' });
  assert.ok(!textOf({}, {}, { fields }).includes('Mira'));
});

test('nothing else of the buyer is in the request; the twin shows it was there to leak', () => {
  const input = request({ fields: { email: 'ada@example.com' }, locale: 'de' });
  assert.ok(JSON.stringify(input).includes('ada@example.com') && JSON.stringify(input).includes('Ada'));
  const bytes = text(setUp().adapter.request(input));
  assert.ok(!bytes.includes('ada@example.com') && !bytes.includes('Ada') && !bytes.includes('A-17'));
});

test('titles stay text, cut at 255 characters and never inside one', () => {
  const title = 'เพชร "strong" \\ \u2028 ☕ \n</script>';
  assert.equal(bodyOf({ title }).title, title);
  const long = bodyOf({ title: '😀'.repeat(200) }).title;
  assert.ok(long.length <= 255 && long.isWellFormed() && long.endsWith('…'), long);
});

test('signing options change the bytes that are sealed', () => {
  assert.match(textOf({}, { signing: { jsonEscape: 'php' } }), /"https:\\\/\\\/shop\.example\\\/return/);
  assert.match(textOf({}, { signing: { keyOrder: 'insertion' } }), /^\{"merchant_transaction_id"/);
});
