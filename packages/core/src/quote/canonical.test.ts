import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical.ts';

const golden: readonly [what: string, value: unknown, text: string][] = [
  ['keys in order', { b: 1, a: 2, C: 3 }, '{"C":3,"a":2,"b":1}'],
  ['keys that look like numbers, as text', { 10: 'x', 9: 'y', a: 1 }, '{"10":"x","9":"y","a":1}'],
  ['undefined left out', { a: undefined, b: null }, '{"b":null}'],
  ['undefined in a list kept as null, like JSON', [undefined, 1], '[null,1]'],
  ['undefined alone', undefined, 'null'],
  ['nested', { z: [{ d: 1, c: { y: 1, x: 2 } }], a: {} }, '{"a":{},"z":[{"c":{"x":2,"y":1},"d":1}]}'],
  ['a list keeps its order', [3, 1, 2], '[3,1,2]'],
  ['numbers', [0, -0, 1.5, 1e21, true, false], '[0,0,1.5,1e+21,true,false]'],
  ['quotes and controls', { 'a"b': 'line\nfeed\u0000' }, '{"a\\"b":"line\\nfeed\\u0000"}'],
  ['unicode', { tee: '🍵', ä: 'ö', ก: 'ข' }, '{"tee":"🍵","ä":"ö","ก":"ข"}'],
  ['half a pair, escaped', 'Tea \ud83c', '"Tea \\ud83c"'],
  ['a key named __proto__', JSON.parse('{"b":1,"__proto__":{"a":1}}'), '{"__proto__":{"a":1},"b":1}'],
  ['empty', {}, '{}'],
];

for (const [what, value, text] of golden)
  test(`canonical JSON: ${what}`, () => {
    assert.equal(canonicalJson(value), text);
  });

test('a cart written in another order is the same cart', () => {
  const one = { items: [{ sku: 'tea', quantity: 2 }], promotionCode: 'SPRING', metadata: { a: '1', b: '2' } };
  const two = { metadata: { b: '2', a: '1' }, promotionCode: 'SPRING', items: [{ quantity: 2, sku: 'tea' }] };
  assert.equal(canonicalJson(one), canonicalJson(two));
});

test('composed and decomposed letters stay apart', () => {
  assert.notEqual(canonicalJson('é'), canonicalJson('e\u0301'));
});

/** The same value with every object's keys written in another order. */
const shuffled = (value: unknown, by: number): unknown => {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, by));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, by + 1)] as const);
  const at = by % Math.max(1, entries.length);
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse());
};

const withUndefined = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('gone' in value)
    ? { gone: undefined, ...value }
    : value;

test('the order of keys never matters, and different values never share a text', () => {
  const runs = 3_000;
  let reordered = 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat({ max: 7 }), (value, by) => {
      const text = canonicalJson(value);
      const other = shuffled(value, by);
      if (JSON.stringify(other) !== JSON.stringify(value)) reordered += 1;
      assert.equal(canonicalJson(other), text);
      assert.equal(canonicalJson(withUndefined(value)), text);
      // The text can be read back to the very value: so no other value has it.
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: runs },
  );
  console.log(`canonical JSON: ${runs} values, ${reordered} of them written in another order`);
  assert.ok(reordered > 100);
});
