import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toHex, utf8 } from './encoding.ts';
import { hmacSha256 as onNode } from './hmac.node.ts';
import { hmacSha256 as onWeb } from './hmac.web.ts';
import { hmacSha256 } from './index.ts';

const filled = (byte: number, length: number): Uint8Array => new Uint8Array(length).fill(byte);

/** RFC 4231, §4; case 5 truncates its answer and is not ours. */
const vectors: readonly [id: string, key: Uint8Array, message: Uint8Array, mac: string][] = [
  ['case 1', filled(0x0b, 20), utf8('Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    'case 2',
    utf8('Jefe'),
    utf8('what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  ['case 3', filled(0xaa, 20), filled(0xdd, 50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
  [
    'case 4',
    Uint8Array.from({ length: 25 }, (_, n) => n + 1),
    filled(0xcd, 50),
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  ],
  [
    'case 6',
    filled(0xaa, 131),
    utf8('Test Using Larger Than Block-Size Key - Hash Key First'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    'case 7',
    filled(0xaa, 131),
    utf8(
      'This is a test using a larger than block-size key and a larger than block-size data. ' +
        'The key needs to be hashed before being used by the HMAC algorithm.',
    ),
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  ],
];

const runtimes = { node: onNode, web: onWeb, '#hmac': hmacSha256 };

for (const [runtime, hmac] of Object.entries(runtimes))
  for (const [id, key, message, mac] of vectors)
    test(`RFC 4231 ${id}, ${runtime}`, async () => {
      assert.equal(toHex(await hmac(key, message)), mac);
    });

test('a view into a larger buffer is taken as it stands, not with what surrounds it', async () => {
  const around = utf8('xxJefexx');
  for (const hmac of Object.values(runtimes))
    assert.equal(toHex(await hmac(around.subarray(2, 6), utf8('what do ya want for nothing?'))), vectors[1]![3]);
});

test('both runtimes agree on any key and message', async () => {
  const runs = 300;
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.uint8Array({ maxLength: 500 }),
      async (key, message) => {
        assert.deepEqual(await onNode(key, message), await onWeb(key, message));
      },
    ),
    { numRuns: runs },
  );
  console.log(`hmac: ${runs} keys and messages, the same on node and web`);
});
