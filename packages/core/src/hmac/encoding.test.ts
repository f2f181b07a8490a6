import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concatBytes, fromBase64url, toBase64url, toHex, utf8 } from './encoding.ts';

/** RFC 4648, §10, without padding, and the two letters that base64url has otherwise. */
const vectors: readonly [bytes: Uint8Array, text: string][] = [
  [utf8(''), ''],
  [utf8('f'), 'Zg'],
  [utf8('fo'), 'Zm8'],
  [utf8('foo'), 'Zm9v'],
  [utf8('foob'), 'Zm9vYg'],
  [utf8('fooba'), 'Zm9vYmE'],
  [utf8('foobar'), 'Zm9vYmFy'],
  [Uint8Array.of(0xfb, 0xff, 0xbf), '-_-_'],
];

for (const [bytes, text] of vectors)
  test(`RFC 4648: ${toHex(bytes) || 'nothing'} is "${text}"`, () => {
    assert.equal(toBase64url(bytes), text);
    assert.deepEqual(fromBase64url(text), bytes);
  });

const refused: readonly [what: string, text: string][] = [
  ['spare bits set', 'Zh'],
  ['spare bits set', 'Zm9'],
  ['padding', 'Zg=='],
  ['one letter left over', 'Zm9vY'],
  ['letters of plain base64', '+/+/'],
  ['a space', 'Zm 9v'],
  ['a line feed', 'Zm9v\n'],
  ['a letter of another script', 'Zm9ж'],
];

for (const [what, text] of refused)
  test(`base64url with ${what} is refused: ${JSON.stringify(text)}`, () => {
    assert.equal(fromBase64url(text), null);
  });

test('bytes have one spelling and come back from it', () => {
  const runs = 2_000;
  let read = 0;
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      assert.deepEqual(fromBase64url(toBase64url(bytes)), new Uint8Array(bytes));
    }),
    { numRuns: runs },
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ABZaz09-_='), maxLength: 12 }), (text) => {
      const bytes = fromBase64url(text);
      if (bytes === null) return;
      read += 1;
      assert.equal(toBase64url(bytes), text);
    }),
    { numRuns: runs },
  );
  console.log(`base64url: ${runs} byte strings, ${runs} texts of which ${read} were canonical`);
  assert.ok(read > 0 && read < runs);
});

test('hex is lower case, two digits a byte', () => {
  assert.equal(toHex(Uint8Array.of(0, 1, 0x0f, 0xa0, 0xff)), '00010fa0ff');
});

test('text becomes UTF-8', () => {
  assert.equal(toHex(utf8('ä🍵')), 'c3a4f09f8db5');
});

test('bytes are joined in order, and copied', () => {
  const first = Uint8Array.of(1, 2);
  const all = concatBytes(first, new Uint8Array(), Uint8Array.of(3));
  first[0] = 9;
  assert.deepEqual(all, Uint8Array.of(1, 2, 3));
  assert.deepEqual(concatBytes(), new Uint8Array());
});
