import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, fill, say, type Language } from './words.ts';

const english: Language = { locale: 'en', words: {} };
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');

test('a word is the language’s own, and English where it has none', () => {
  const words = say({ locale: 'de', words: { pay: 'Bezahlen' } }, { pay: 'Pay', buy: 'Buy' });
  assert.deepEqual([words.pay, words.buy], ['Bezahlen', 'Buy']);
});

test('values stand where their names are, as often as they are', () => {
  assert.equal(fill('{shop} has your order {order}. {shop}', { shop: 'A', order: '7' }), 'A has your order 7. A');
});

test('a value is never read as a text with holes', () => {
  assert.equal(fill('Pay {shop} {amount}', { shop: '{amount}', amount: '$1' }), 'Pay {amount} $1');
});

test('a name nobody gave stays in sight', () => {
  assert.equal(fill('Pay {shop}', {}), 'Pay {shop}');
});

test('a name of the other direction is isolated, one of the same is left as it is', () => {
  assert.equal(fill('Pay {shop} now', { shop: 'חנות' }), 'Pay \u2068חנות\u2069 now');
  assert.equal(fill('שלם {amount}', { amount: '$5.00' }), 'שלם \u2068$5.00\u2069');
  assert.equal(fill('Pay {shop} now', { shop: 'Shop' }), 'Pay Shop now');
});

const polish = { one: '{n} rzecz', few: '{n} rzeczy', many: '{n} rzeczy wszystkich', other: '{n} rzeczy' };
for (const [n, words] of [
  [1, '1 rzecz'],
  [3, '3 rzeczy'],
  [5, '5 rzeczy wszystkich'],
] as const)
  test(`${n} in Polish takes its own form`, () => {
    assert.equal(count({ locale: 'pl', words: {} }, polish, n), words);
  });

test('a form the language asks for and the words lack is the one for all others', () => {
  assert.equal(count({ locale: 'pl', words: {} }, { one: '{n} item', other: '{n} items' }, 3), '3 items');
  assert.equal(count(english, 'items: {n}', 3), 'items: 3');
});

test('numbers are written as the language writes them', () => {
  assert.equal(plain(count({ locale: 'ar-EG', words: {} }, { other: '{n} قطعة' }, 12)), '١٢ قطعة');
});
