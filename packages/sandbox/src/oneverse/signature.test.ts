import assert from 'node:assert/strict';
import { test } from 'node:test';
import { B1, SECRET } from '../../test/oneverse.ts';
import { isSigned, signatureOf } from './signature.ts';

const GAMES = 'https://games.oneone.com/payment-api/transactions';
const STAGING = 'https://staging.oneone.com/api/northbound/v2/transactions';
const ONE = `${GAMES}/01J9ZK3T5QH8W2X4N6B7C8D9EF`;
const B2 =
  '{"merchant_transaction_id":"shop-7001-a1","reference":"shop-7001-a1","merchant_uuid":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","game_name":"aurora-quest","country":"MY","payment_channel":"for_testing","amount_cents":12950,"currency":"MYR","title":"Crystal Bundle 500","description":null,"item_code":"aq-crystal-500","merchant_return_url":"https://shop.example/return?o=7001&lang=en"}';
const B3 =
  '{"account":{"login_id":"M-77","name":"Mira","server_name":"North"},"amount_cents":"500","transaction_id":"t-9"}';
const B4 =
  '{"transaction_id":"t-9","account":{"server_name":"North","name":"Mira","login_id":"M-77"},"amount_cents":"500"}';
const B5 = '{"merchant_return_url":"https://shop.example/r","reference":"shop-7002","title":"เพชร 100 เม็ด"}';
const B6 =
  '{"merchant_return_url":"https:\\/\\/shop.example\\/r","reference":"shop-7002","title":"\\u0e40\\u0e1e\\u0e0a\\u0e23 100 \\u0e40\\u0e21\\u0e47\\u0e14"}';

type Vector = readonly [id: string, method: string, url: string, body: string, hex: string, secret?: string, lineFeed?: boolean]; // prettier-ignore
const VECTORS: readonly Vector[] = [
  ['A 1', 'POST', 'https://games.oneone.com/demo-api/orders', '{"baz":"qux","foo":"bar"}', 'd46691367c13a98fe93e9cb2d4de6010792bb670e2e5a63b24765e950a1c9d73', 'secret_value'],
  ['A 2', 'GET', 'https://games.oneone.com/demo-api/orders', '', 'c6056f6fbd2ba8016373619de793b37eb4f45c975af49b2919e3809a7ffe816f', 'secret_value'],
  ['B 1', 'POST', GAMES, B1, '7f5d309180857a6abdcfe62fd36c0d6be5a828bc6abfad3d7995b8be065573dd'],
  ['B 2', 'POST', GAMES, B2, 'a12b6ab47dc3150b344124af43ae2fb7c4a52eeec43a195056628e06da9a791f'],
  ['B 3', 'GET', ONE, '', 'd840e86bf0927865fd29295bdefcfd6e64430f6a4484908ba3ff3519074a065e'],
  ['B 4', 'GET', ONE, '', 'c5d950450e1de0190b13e07648e1e9585961fac6554659c667d4912a39901cec', SECRET, true],
  ['B 5', 'GET', GAMES, '', 'fae23f54bdffe53897d7e9e02456dd0443a9e2736b112cdab5bc7818fdcf683a'],
  ['B 6', 'GET', `${GAMES}?page=2`, '', 'f84618670b089e920d41d334123325fac3196e91a8c9a07f2cc524167e5f3307'],
  ['B 7', 'GET', 'https://staging.oneone.com/payment-api/transactions', '', '41d75d8276b0800cfa9e00e7c6a5696e69bbfb78164eafd4a093a5675df013b7'],
  ['B 8', 'POST', STAGING, B3, '2a62f1a0c31a8fac0de3abf1a502d23594d7c9ffce87a09f17a1daae29fb5ecf', SECRET, true],
  ['B 9', 'POST', STAGING, B4, '5f10d1051c7fa33fe623f8017ca37da285aa7bd00dbbb370fd6d793f0d98b303', SECRET, true],
  ['B 10', 'POST', GAMES, B5, '53e001f87a952a6ae29ca8260627d7a663069f4f5bd4b8ea3bcbac2b1499b2c4'],
  ['B 11', 'POST', GAMES, B6, '426f681d8f74f36066f85074dae54e191c4ea07cc06c19f280468f7b874a3226'],
  ['B 12', 'POST', 'https://games.oneone.com/demo-api/orders', '{"foo":"bar","baz":"qux"}', '318c95d906ef195498216f22586d7bae17eeef927e8ba91381ccf6a985dd9f74', 'secret_value'],
]; // prettier-ignore

for (const [id, method, url, body, hex, secretKey = SECRET, endsInLineFeed = false] of VECTORS)
  test(`vector ${id}: ${method} ${url} is made and taken`, async () => {
    const how = { secretKey, endsInLineFeed, acceptsSorted: false };
    assert.equal(await signatureOf({ method, url, body }, secretKey, endsInLineFeed), hex);
    assert.equal(await isSigned({ method, url, body }, hex, how), true);
    assert.equal(await isSigned({ method, url: `${url}x`, body }, hex, how), false);
    assert.equal(await isSigned({ method, url, body: `${body} ` }, hex, how), false);
  });

test('item 4 vectors 3 and 4: path-only, Base64, upper case and a trailing line feed are refused', async () => {
  const how = { secretKey: SECRET, endsInLineFeed: false, acceptsSorted: false };
  const hex = 'd840e86bf0927865fd29295bdefcfd6e64430f6a4484908ba3ff3519074a065e';
  const base64 = btoa(
    String.fromCharCode(...Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16))),
  );
  for (const given of [
    '2153959bce8c4ff06f7870ed611605a01ae88c37547d85d062b9ddf49f52db2e',
    'c5d950450e1de0190b13e07648e1e9585961fac6554659c667d4912a39901cec',
    hex.toUpperCase(),
    base64,
    `sha256=${hex}`,
    hex.slice(1),
    '',
  ])
    assert.equal(await isSigned({ method: 'GET', url: ONE, body: '' }, given, how), false, given);
  assert.equal(await isSigned({ method: 'GET', url: ONE, body: '' }, hex, { ...how, endsInLineFeed: true }), false);
});

test('item 6 vectors 1, 2, 8, 9: a sorted digest of an unsorted body is taken only by the switch, at every level', async () => {
  const sorted = '7f5d309180857a6abdcfe62fd36c0d6be5a828bc6abfad3d7995b8be065573dd';
  const call = { method: 'POST', url: GAMES, body: B2 };
  const how = { secretKey: SECRET, endsInLineFeed: false };
  assert.equal(await isSigned(call, sorted, { ...how, acceptsSorted: false }), false);
  assert.equal(await isSigned(call, sorted, { ...how, acceptsSorted: true }), true);
  const raw = 'a12b6ab47dc3150b344124af43ae2fb7c4a52eeec43a195056628e06da9a791f';
  assert.equal(await isSigned(call, raw, { ...how, acceptsSorted: true }), true, 'the raw one still');
  const nested = { method: 'POST', url: STAGING, body: B4 };
  const deep = '2a62f1a0c31a8fac0de3abf1a502d23594d7c9ffce87a09f17a1daae29fb5ecf';
  assert.equal(await isSigned(nested, deep, { ...how, acceptsSorted: true }), true);
});
