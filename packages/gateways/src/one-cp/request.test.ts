import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromDecimal } from '@tillkit/core/money';
import { Problem } from '@tillkit/core/problem';
import type { Quote } from '@tillkit/core/quote';
import { golden } from './golden.fixture.ts';
import type { OneCpOptions } from './index.ts';
import { line, quote, request, setUp, text } from './staged.fixture.ts';

const textOf = (parts: Partial<Quote> = {}, more: Partial<OneCpOptions> = {}): string =>
  text(setUp([], more).adapter.request(request({ quote: quote(parts) })));
const bodyOf = (parts: Partial<Quote> = {}, more: Partial<OneCpOptions> = {}) => JSON.parse(textOf(parts, more));

test('E3 the request, byte for byte', () => {
  const expected =
    '{"currency":"EUR","title":"Team workshop","items":[{"stockId":"ROOM-7","name":"Meeting room","category":"OTHER","price":285.6,"quantity":1,"total":285.6}],"refIDs":{"attempt":"at_1"}}';
  assert.equal(textOf(), expected);
  assert.equal(textOf(), textOf());
});

for (const { name, quote: parts, rows } of golden)
  test(`request 34: items: ${name}`, () => {
    const body = bodyOf(parts);
    assert.deepEqual(
      body.items.map((item: any) => [item.stockId, item.name, item.quantity, item.price, item.total]),
      rows,
    );
    for (const item of body.items) assert.equal(item.category, 'OTHER');
  });

/** The items' totals in minor units, of the digits that were sent: no float between. */
const sumOf = (sent: string, currency: string): number =>
  [...sent.matchAll(/"total":([\d.]+)\}/g)].reduce((sum, [, total = '']) => {
    const minor = fromDecimal(total, currency);
    assert.ok(minor !== null, total);
    return sum + minor;
  }, 0);

test('Σ total of the items is the total, and price × quantity each total, digit for digit, whatever the quote', () => {
  const counted = { itemised: 0, inOne: 0, EUR: 0, JPY: 0, KWD: 0 };
  const lineOf = fc.record({ quantity: fc.integer({ min: 1, max: 99 }), total: fc.integer({ min: 0, max: 50_000 }) });
  const some = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 }));
  const currencies = fc.constantFrom('EUR' as const, 'JPY' as const, 'KWD' as const);
  const { adapter } = setUp();
  fc.assert(
    fc.property(fc.array(lineOf, { minLength: 1, maxLength: 6 }), some, some, some, currencies, (parts, tax, shipping, discount, currency) => {
      const total = parts.reduce((sum, part) => sum + part.total, 0) + tax + shipping - discount;
      fc.pre(total > 0);
      const lines = parts.map((part, n) => line(`L${n}`, part.quantity, part.total));
      const sent = text(adapter.request(request({ quote: quote({ currency, lines, tax, shipping, discount, total }) })));
      assert.equal(sumOf(sent, currency), total, sent);
      for (const item of JSON.parse(sent).items) {
        const [price, whole] = [fromDecimal(String(item.price), currency), fromDecimal(String(item.total), currency)];
        assert.ok(price !== null && price * item.quantity === whole, sent);
      }
      counted[discount === 0 && parts.every((part) => part.total > 0) ? 'itemised' : 'inOne'] += 1;
      counted[currency] += 1;
    }),
    { numRuns: 2_000 },
  ); // prettier-ignore
  const { itemised, inOne, EUR, JPY, KWD } = counted;
  console.log(`one-cp requests: ${itemised} itemised, ${inOne} in one item; ${EUR} EUR, ${JPY} JPY, ${KWD} KWD`);
  assert.ok(itemised > 100 && inOne > 100 && Math.min(EUR, JPY, KWD) > 200);
});

test('in minor units; what cannot be told exactly is not built', () => {
  const [item] = bodyOf({}, { amountUnit: 'minor' }).items;
  assert.deepEqual([item.price, item.total], [28_560, 28_560]);
  const dinar = () => textOf({ currency: 'KWD' }, { amountUnit: 'minor' });
  assert.throws(dinar, (error) => error instanceof Problem && error.code === 'method_unavailable');
});

test('category, restricted methods and the form of a quantity are options', () => {
  const body = bodyOf({}, { category: 'CONFERENCE', restrictedMethods: 'A', quantityAs: (value) => ({ value }) });
  assert.deepEqual([body.items[0].category, body.items[0].quantity], ['CONFERENCE', { value: 1 }]);
  assert.deepEqual(body.restrictedMethods, ['A']);
  assert.equal(bodyOf({}, { restrictedMethods: ['A'], restrictedMethodsAs: 'scalar' }).restrictedMethods, 'A');
});

test('nothing of the buyer is in the request, no mail and no return address; the twin shows they were there to leak', () => {
  const input = request({ fields: { email: 'ada@example.com' }, locale: 'de' });
  const bytes = text(setUp().adapter.request(input));
  for (const word of ['ada@example.com', 'Ada', 'A-17', 'shop.example']) {
    assert.ok(JSON.stringify(input).includes(word));
    assert.ok(!bytes.includes(word));
  }
  assert.deepEqual(Object.keys(JSON.parse(bytes)), ['currency', 'title', 'items', 'refIDs']);
});

test('titles stay text, whatever stands in them; half a character does not break the request', () => {
  const title = 'Room "7" \\ \u2028 ☕ \n</script>';
  const body = bodyOf({ title, lines: [line(title, 1, 28_560, 'a"b')] });
  assert.deepEqual([body.title, body.items[0].name, body.items[0].stockId], [title, title, 'a"b']);
  assert.equal(bodyOf({ title: 'A\ud800' }).title, 'A\ufffd');
});
