import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from './encoding.ts';
import { timingSafeEqual } from './equal.ts';

const pairs: readonly [a: string, b: string, equal: boolean][] = [
  ['', '', true],
  ['a', 'a', true],
  ['signature', 'signature', true],
  ['signature', 'signaturf', false],
  ['signature', 'rignature', false],
  ['', 'a', false],
  ['a', '', false],
  ['aa', 'a', false],
  ['a', 'aa', false],
  ['abab', 'ab', false],
  ['\0', '', false],
  ['', '\0', false],
  ['\0\0', '\0', false],
  ['signature', 'signatur', false],
];

for (const [a, b, equal] of pairs)
  test(`${JSON.stringify(a)} and ${JSON.stringify(b)} are ${equal ? 'equal' : 'not equal'}`, () => {
    assert.equal(timingSafeEqual(utf8(a), utf8(b)), equal);
  });

test('equal means the same bytes, each of them, and one bit is enough to tell', () => {
  const runs = 2_000;
  let flipped = 0;
  const bytes = fc.uint8Array({ maxLength: 40 });
  fc.assert(
    fc.property(bytes, bytes, fc.nat(), (a, b, at) => {
      assert.equal(timingSafeEqual(a, Uint8Array.from(a)), true);
      assert.equal(timingSafeEqual(a, b), Buffer.compare(a, b) === 0);
      if (a.length === 0) return;
      const other = Uint8Array.from(a);
      other[at % a.length]! ^= 1 << (at % 8);
      assert.equal(timingSafeEqual(a, other), false);
      flipped += 1;
    }),
    { numRuns: runs },
  );
  console.log(`timingSafeEqual: ${runs} pairs, ${flipped} with one bit flipped`);
});
