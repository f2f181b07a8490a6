import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { secret, utf8 } from '@tillkit/core/hmac';
import { B1, B2, B3, B4, B5, B6, CREATE, ID, SECRET } from './examples.fixture.ts';
import { writeBody } from './body.ts';
import { signatureOf } from './signature.ts';

const ORDERS = 'https://games.oneone.com/payment-api/transactions';
const V2 = 'https://staging.oneone.com/api/northbound/v2/transactions';
const DEMO = 'https://games.oneone.com/demo-api/orders';

const sign = (method: string, url: string, body: string | null, key = SECRET, newline = false) =>
  signatureOf({ method, url, body: body === null ? undefined : utf8(body) }, secret(key, 'secretKey'), newline);

for (const [id, method, url, body, expected, key, newline] of [
  [
    'vector A1',
    'POST',
    DEMO,
    '{"baz":"qux","foo":"bar"}',
    'd46691367c13a98fe93e9cb2d4de6010792bb670e2e5a63b24765e950a1c9d73',
    'secret_value',
  ],
  ['vector A2', 'GET', DEMO, null, 'c6056f6fbd2ba8016373619de793b37eb4f45c975af49b2919e3809a7ffe816f', 'secret_value'],
  ['vector B1: sorted', 'POST', ORDERS, B1, '7f5d309180857a6abdcfe62fd36c0d6be5a828bc6abfad3d7995b8be065573dd'],
  [
    'vector B2: insertion order',
    'POST',
    ORDERS,
    B2,
    'a12b6ab47dc3150b344124af43ae2fb7c4a52eeec43a195056628e06da9a791f',
  ],
  [
    'vector B3: one order',
    'GET',
    `${ORDERS}/${ID}`,
    null,
    'd840e86bf0927865fd29295bdefcfd6e64430f6a4484908ba3ff3519074a065e',
  ],
  [
    'vector B4: a line feed at the end',
    'GET',
    `${ORDERS}/${ID}`,
    null,
    'c5d950450e1de0190b13e07648e1e9585961fac6554659c667d4912a39901cec',
    SECRET,
    true,
  ],
  ['vector B5: the list', 'GET', ORDERS, null, 'fae23f54bdffe53897d7e9e02456dd0443a9e2736b112cdab5bc7818fdcf683a'],
  [
    'vector B6: with its query',
    'GET',
    `${ORDERS}?page=2`,
    null,
    'f84618670b089e920d41d334123325fac3196e91a8c9a07f2cc524167e5f3307',
  ],
  [
    'vector B7: another host',
    'GET',
    'https://staging.oneone.com/payment-api/transactions',
    null,
    '41d75d8276b0800cfa9e00e7c6a5696e69bbfb78164eafd4a093a5675df013b7',
  ],
  [
    'vector B8: V2, sorted at every level',
    'POST',
    V2,
    B3,
    '2a62f1a0c31a8fac0de3abf1a502d23594d7c9ffce87a09f17a1daae29fb5ecf',
  ],
  [
    'vector B9: V2, insertion order',
    'POST',
    V2,
    B4,
    '5f10d1051c7fa33fe623f8017ca37da285aa7bd00dbbb370fd6d793f0d98b303',
  ],
  [
    'vector B10: UTF-8, unescaped',
    'POST',
    ORDERS,
    B5,
    '53e001f87a952a6ae29ca8260627d7a663069f4f5bd4b8ea3bcbac2b1499b2c4',
  ],
  ['vector B11: PHP’s escapes', 'POST', ORDERS, B6, '426f681d8f74f36066f85074dae54e191c4ea07cc06c19f280468f7b874a3226'],
  [
    'vector B12: the guide’s sample as it is sent',
    'POST',
    DEMO,
    '{"foo":"bar","baz":"qux"}',
    '318c95d906ef195498216f22586d7bae17eeef927e8ba91381ccf6a985dd9f74',
    'secret_value',
  ],
] as const)
  // prettier-ignore
  test(id, async () => {
    assert.equal(await sign(method, url, body, key, newline), expected);
  });

test('must be rejected for vector B3: the path alone, and a line feed at the end', async () => {
  const right = await sign('GET', `${ORDERS}/${ID}`, null);
  const pathOnly = '2153959bce8c4ff06f7870ed611605a01ae88c37547d85d062b9ddf49f52db2e';
  assert.equal(await sign('GET', `/payment-api/transactions/${ID}`, null), pathOnly);
  assert.notEqual(right, pathOnly);
  assert.notEqual(right, await sign('GET', `${ORDERS}/${ID}`, null, SECRET, true));
});

test('a line feed stands before a body once, whatever the profile', async () => {
  assert.equal(await sign('POST', ORDERS, B1, SECRET, true), await sign('POST', ORDERS, B1));
  assert.notEqual(await sign('POST', ORDERS, ''), await sign('POST', ORDERS, null));
});

const written = (value: object, keyOrder: 'sorted' | 'insertion' = 'sorted', jsonEscape: 'none' | 'php' = 'none') =>
  new TextDecoder().decode(writeBody(value, { keyOrder, jsonEscape }));

test('B1 and B2 are the same order, sorted and as given', () => {
  const { merchant_transaction_id: id, ...rest } = CREATE;
  const both = { merchant_transaction_id: id, reference: id, ...rest };
  assert.equal(written(both), B1);
  assert.equal(written(both, 'insertion'), B2);
});

test('B3 is B4 sorted at every level', () => {
  assert.equal(written(JSON.parse(B4)), B3);
  assert.equal(written(JSON.parse(B4), 'insertion'), B4);
});

test('B5 and B6 are the same order, plain and with PHP’s escapes', () => {
  assert.equal(written(JSON.parse(B6)), B5);
  assert.equal(written(JSON.parse(B5), 'sorted', 'php'), B6);
});

test('§3.2 empty texts and undefined are left out at every level, null stays; lists keep their places', () => {
  const given = { b: '', a: undefined, n: null, z: 0, no: false, in: { x: '', y: 1 }, list: ['b', '', undefined, 'a'] };
  assert.equal(written(given), '{"in":{"y":1},"list":["b",null,null,"a"],"n":null,"no":false,"z":0}');
});

test('§3.2 &, < and > are not escaped; what JSON must escape is', () => {
  assert.equal(written({ t: '<a href="x">&\n\\\u0001\ud800' }), '{"t":"<a href=\\"x\\">&\\n\\\\\\u0001\\ud800"}');
  assert.equal(written({ t: 'ü/☕😀' }, 'sorted', 'php'), '{"t":"\\u00fc\\/\\u2615\\ud83d\\ude00"}');
});

test('a number that JSON cannot say is refused', () => {
  for (const wrong of [Number.NaN, Infinity]) assert.throws(() => written({ deep: [{ n: wrong }] }), TypeError);
});

const bodies = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 });
/** The same value, every object's keys the other way round. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, one]) => [key, turned(one)]));
};
const stripped = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => (one === '' ? null : stripped(one)));
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  const kept = Object.entries(value).filter(([, one]) => one !== '');
  return Object.fromEntries(kept.map(([key, one]) => [key, stripped(one)]));
};

test('whatever the body: sorted bytes do not depend on the order it was written in, mean the same, and PHP’s escapes too', () => {
  let changed = 0;
  fc.assert(
    fc.property(bodies, (body) => {
      const sorted = written(body);
      const other = turned(body) as object;
      assert.equal(written(other), sorted);
      if (written(other, 'insertion') !== written(body, 'insertion')) changed += 1;
      for (const text of [sorted, written(body, 'insertion'), written(body, 'sorted', 'php')])
        assert.deepEqual(JSON.parse(text), stripped(body));
      assert.match(written(body, 'sorted', 'php'), /^[\0-\x7f]*$/);
    }),
    { numRuns: 2_000 },
  );
  console.log(`bodies: 2000 written in both orders, in ${changed} of them the order would have shown`);
  assert.ok(changed > 200);
});

test('whatever is signed: the same digest as another implementation’s', async () => {
  const texts = fc.string({ unit: 'binary', maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.webUrl({ withQueryParameters: true }), fc.option(texts), fc.boolean(), async (url, body, newline) => {
      const message = `POST\n${url}${body === null ? (newline ? '\n' : '') : `\n${body}`}`;
      const expected = createHmac('sha256', SECRET).update(message).digest('hex');
      assert.equal(await sign('POST', url, body, SECRET, newline), expected);
    }),
    { numRuns: 300 },
  ); // prettier-ignore
  console.log('signatures: 300 compared with node:crypto');
});
