import assert from 'node:assert/strict';
import { secret, utf8 } from '@tillkit/core/hmac';
import { writeBody } from '../../../packages/gateways/src/oneverse/client/body.ts';
import { signatureOf } from '../../../packages/gateways/src/oneverse/client/signature.ts';
import type { Told } from '../row.ts';
import { sent, type Target } from '../target.ts';
import { B1, GAMES, login, ORDER, SECRET, stored, X11, X3, X7, X8 } from './talk.ts';

const ORDERS = `${GAMES}/payment-api/transactions`;
const DEMO = `${GAMES}/demo-api/orders`;
const STAGING = 'https://staging.oneone.com';
const V2 = `${STAGING}/api/northbound/v2/transactions`;
const B2 =
  '{"merchant_transaction_id":"shop-7001-a1","reference":"shop-7001-a1","merchant_uuid":"6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30","game_name":"aurora-quest","country":"MY","payment_channel":"for_testing","amount_cents":12950,"currency":"MYR","title":"Crystal Bundle 500","description":null,"item_code":"aq-crystal-500","merchant_return_url":"https://shop.example/return?o=7001&lang=en"}';
const B3 =
  '{"account":{"login_id":"M-77","name":"Mira","server_name":"North"},"amount_cents":"500","transaction_id":"t-9"}';
const B4 =
  '{"transaction_id":"t-9","account":{"server_name":"North","name":"Mira","login_id":"M-77"},"amount_cents":"500"}';
const B5 = '{"merchant_return_url":"https://shop.example/r","reference":"shop-7002","title":"เพชร 100 เม็ด"}';
const B6 = String.raw`{"merchant_return_url":"https:\/\/shop.example\/r","reference":"shop-7002","title":"\u0e40\u0e1e\u0e0a\u0e23 100 \u0e40\u0e21\u0e47\u0e14"}`;

interface Vector {
  readonly item: string;
  readonly test: string;
  readonly line: string;
  readonly body?: string;
  readonly hex: string;
  readonly secret?: string;
  readonly newline?: boolean;
  /** What our client would write, and must come to the same bytes. */
  readonly writes?: readonly [object: string, keyOrder: 'sorted' | 'insertion', jsonEscape?: 'none' | 'php'];
}

const VECTORS: readonly Vector[] = [
  {
    item: 'vector A1', test: 'POST, published', line: `POST ${DEMO}`, body: '{"baz":"qux","foo":"bar"}',
    hex: 'd46691367c13a98fe93e9cb2d4de6010792bb670e2e5a63b24765e950a1c9d73', secret: 'secret_value',
    writes: ['{"foo":"bar","baz":"qux"}', 'sorted'],
  },
  {
    item: 'vector A2', test: 'GET, published', line: `GET ${DEMO}`,
    hex: 'c6056f6fbd2ba8016373619de793b37eb4f45c975af49b2919e3809a7ffe816f', secret: 'secret_value',
  },
  { item: 'vector B1', test: 'sorted', line: `POST ${ORDERS}`, body: B1, hex: X3, writes: [B2, 'sorted'] },
  {
    item: 'vector B2', test: 'insertion order', line: `POST ${ORDERS}`, body: B2,
    hex: 'a12b6ab47dc3150b344124af43ae2fb7c4a52eeec43a195056628e06da9a791f', writes: [B2, 'insertion'],
  },
  { item: 'vector B3', test: 'one order', line: `GET ${ORDERS}/${ORDER}`, hex: X7 },
  {
    item: 'vector B4', test: 'a trailing LF', line: `GET ${ORDERS}/${ORDER}`, newline: true,
    hex: 'c5d950450e1de0190b13e07648e1e9585961fac6554659c667d4912a39901cec',
  },
  { item: 'vector B5', test: 'the list', line: `GET ${ORDERS}`, hex: X11 },
  {
    item: 'vector B6', test: 'a query', line: `GET ${ORDERS}?page=2`,
    hex: 'f84618670b089e920d41d334123325fac3196e91a8c9a07f2cc524167e5f3307',
  },
  {
    item: 'vector B7', test: 'another host', line: `GET ${STAGING}/payment-api/transactions`,
    hex: '41d75d8276b0800cfa9e00e7c6a5696e69bbfb78164eafd4a093a5675df013b7',
  },
  {
    item: 'vector B8', test: 'V2, recursively sorted', line: `POST ${V2}`, body: B3,
    hex: '2a62f1a0c31a8fac0de3abf1a502d23594d7c9ffce87a09f17a1daae29fb5ecf', writes: [B4, 'sorted'],
  },
  {
    item: 'vector B9', test: 'V2, insertion order', line: `POST ${V2}`, body: B4,
    hex: '5f10d1051c7fa33fe623f8017ca37da285aa7bd00dbbb370fd6d793f0d98b303', writes: [B4, 'insertion'],
  },
  {
    item: 'vector B10', test: 'UTF-8, unescaped', line: `POST ${ORDERS}`, body: B5,
    hex: '53e001f87a952a6ae29ca8260627d7a663069f4f5bd4b8ea3bcbac2b1499b2c4', writes: [B6, 'sorted'],
  },
  {
    item: 'vector B11', test: 'PHP-style escapes', line: `POST ${ORDERS}`, body: B6,
    hex: '426f681d8f74f36066f85074dae54e191c4ea07cc06c19f280468f7b874a3226', writes: [B5, 'sorted', 'php'],
  },
  {
    item: 'vector B12', test: "the 2026 rule on the guide's sample", line: `POST ${DEMO}`, body: '{"foo":"bar","baz":"qux"}',
    hex: '318c95d906ef195498216f22586d7bae17eeef927e8ba91381ccf6a985dd9f74', secret: 'secret_value',
    writes: ['{"foo":"bar","baz":"qux"}', 'insertion'],
  },
  {
    item: 'vector B3, path alone', test: 'what must be rejected', line: `GET /payment-api/transactions/${ORDER}`, hex: X8,
  },
]; // prettier-ignore

const ours: readonly Told[] = VECTORS.map(
  ({ item, test, line, body, hex, secret: key = SECRET, newline = false, writes }) => ({
    item,
    test: `${test}: the gateway signs so`,
    needs: [],
    run: async () => {
      const [method = '', url = ''] = line.split(' ');
      const signed = { method, url, ...(body === undefined ? {} : { body: utf8(body) }) };
      assert.equal(await signatureOf(signed, secret(key, 'secretKey'), newline), hex);
      if (!writes) return;
      const [object, keyOrder, jsonEscape = 'none'] = writes;
      const bytes = writeBody(JSON.parse(object) as object, { keyOrder, jsonEscape });
      assert.equal(new TextDecoder().decode(bytes), body);
    },
  }),
);

/** What the sandbox, seen at the address of `line`, answers to the vector. */
const knock = async (target: Target, { line, body, hex }: Vector, token: string): Promise<number> => {
  const [method = '', url = ''] = line.split(' ');
  const { pathname, search } = new URL(url);
  const heads = [['Authorization', `Bearer ${token}`], ['X-Signature', hex]] as const; // prettier-ignore
  return (await sent(target.url + pathname + search, method, heads, body)).status;
};

const opens = (item: string, status: number, how: Partial<Told> & { readonly key?: string } = {}): Told => {
  const { key, ...more } = how;
  const vector = VECTORS.find((one) => one.item === item) ?? assert.fail(item);
  return {
    item,
    test: `${vector.test}: the sandbox ${status === 403 ? 'refuses' : 'takes'} it`,
    needs: ['switches', 'stored ids'],
    ...more,
    run: async (target) => {
      const token = key ?? (await login(target));
      if (vector.line.endsWith(ORDER)) await stored(target, token);
      assert.equal(await knock(target, vector, token), status);
      // The same signature at another address opens nothing.
      const elsewhere = vector.line + (vector.line.includes('?') ? '&page=9' : '?page=9');
      assert.equal(await knock(target, { ...vector, line: elsewhere }, token), 403);
    },
  };
};
const V2_ACCOUNT = { seen: STAGING, profile: 'northbound-v2', apiKey: 'static-key' } as const;

export const signatures: readonly Told[] = [
  ...ours,
  opens('vector B1', 200),
  opens('vector B2', 200),
  opens('vector B3', 200),
  opens('vector B4', 403),
  opens('vector B5', 200),
  opens('vector B6', 200),
  opens('vector B7', 200, { own: { seen: STAGING } }),
  // Signed well, and lacking what an order needs.
  opens('vector B8', 422, { own: V2_ACCOUNT, key: 'static-key' }),
  opens('vector B9', 422, { own: V2_ACCOUNT, key: 'static-key' }),
  opens('vector B10', 422),
  opens('vector B11', 422),
];
