import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop, ORDER } from '../../test/shop.ts';
import { readBody } from './body.ts';

const line = (changes: object, price: object = {}, product: object = {}) => ({
  price_data: { currency: 'usd', unit_amount: 100, product_data: { name: 'Tea', ...product }, ...price },
  ...changes,
});
const withLine = (...given: Parameters<typeof line>) => ({ ...ORDER, line_items: [line(...given)] });
const messageOf = (body: unknown, profile: 'seed' | 'v0.2' = 'v0.2') => {
  const read = readBody(body, profile);
  return 'message' in read ? read.message : 'accepted';
};

/** What v0.2 refuses, and its word where the dossier has it (else †: the validator's own). */
const REFUSED: readonly (readonly [string, unknown, string | RegExp])[] = [
  ['E6 unit_amount 0', withLine({}, { unit_amount: 0 }), 'Too small: expected number to be >0'],
  ['E7 mode subscription', { ...ORDER, mode: 'subscription' }, 'Only one-time payment mode is currently supported'],
  ['mode missing', { ...ORDER, mode: undefined }, 'Only one-time payment mode is currently supported'],
  ['unit_amount −1', withLine({}, { unit_amount: -1 }), /Too small/],
  ['unit_amount 1.5', withLine({}, { unit_amount: 1.5 }), /expected int/],
  ['unit_amount "100"', withLine({}, { unit_amount: '100' }), /expected number, received string/],
  ['unit_amount 10¹²', withLine({}, { unit_amount: 1_000_000_000_000 }), /Too big/],
  ['quantity 0', withLine({ quantity: 0 }), 'Too small: expected number to be >0'],
  ['quantity 1,000,001', withLine({ quantity: 1_000_001 }), /Too big/],
  ['quantity 1.5', withLine({ quantity: 1.5 }), /expected int/],
  ['name empty', withLine({}, {}, { name: '' }), /Too small/],
  ['name of 201', withLine({}, {}, { name: 'x'.repeat(201) }), /Too big/],
  ['description of 1,001', withLine({}, {}, { description: 'x'.repeat(1001) }), /Too big/],
  ['description null', withLine({}, {}, { description: null }), /received null/],
  ['currency us', withLine({}, { currency: 'us' }), /Invalid/],
  ['currency u1d', withLine({}, { currency: 'u1d' }), /Invalid/],
  ['no lines', { ...ORDER, line_items: [] }, /Too small/],
  ['101 lines', { ...ORDER, line_items: Array.from({ length: 101 }, () => line({})) }, /Too big/],
  ['success_url no URL', { ...ORDER, success_url: 'done' }, 'Invalid URL'],
  ['success_url of 2,049', { ...ORDER, success_url: `https://shop.example/${'x'.repeat(2028)}` }, /Too big/],
  ['cancel_url missing', { ...ORDER, cancel_url: undefined }, /expected string, received undefined/],
  ['metadata null', { ...ORDER, metadata: null }, /received null/],
  ['metadata with a number', { ...ORDER, metadata: { a: 1 } }, /expected string, received number/],
  ['metadata with a key of 41', { ...ORDER, metadata: { ['k'.repeat(41)]: 'v' } }, /Invalid key/],
  ['metadata with a value of 501', { ...ORDER, metadata: { k: 'v'.repeat(501) } }, /Too big/],
  ['metadata with 51 entries', { ...ORDER, metadata: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'v'])) }, /Too big/],
  ['expires_in_seconds 299', { ...ORDER, expires_in_seconds: 299 }, /Too small/],
  ['expires_in_seconds 86,401', { ...ORDER, expires_in_seconds: 86_401 }, /Too big/],
  ['expires_in_seconds 300.5', { ...ORDER, expires_in_seconds: 300.5 }, /expected int/],
  ['expires_in_seconds "300"', { ...ORDER, expires_in_seconds: '300' }, /received string/],
  ['two currencies', { ...ORDER, line_items: [line({}), line({}, { currency: 'eur' })] }, 'All line items must use the same currency'],
  ['a total of 10¹²', withLine({ quantity: 1000 }, { unit_amount: 1_000_000_000 }), 'Checkout total exceeds the supported amount'],
  ['a list', [], /expected object/],
]; // prettier-ignore

for (const [what, body, expected] of REFUSED)
  test(`§16.3 v0.2 refuses: ${what}`, () => {
    const message = messageOf(JSON.parse(JSON.stringify(body)));
    if (typeof expected === 'string') assert.equal(message, expected);
    else assert.match(message, expected);
  });

const ACCEPTED: readonly (readonly [string, unknown])[] = [
  ['an unknown currency zzz', withLine({}, { currency: 'zzz' })],
  ['the largest amount', withLine({}, { unit_amount: 999_999_999_999 })],
  ['100 lines', { ...ORDER, line_items: Array.from({ length: 100 }, () => line({})) }],
  ['50 entries, keys of 40, values of 500', { ...ORDER, metadata: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}`.padStart(40, 'k'), 'v'.repeat(500)])) }],
  ['unknown fields', { ...ORDER, customer_email: 'x', line_items: [line({ taxed: true })] }],
  ['expiry at both ends', { ...ORDER, expires_in_seconds: 300 }],
]; // prettier-ignore

for (const [what, body] of ACCEPTED)
  test(`§16.3 v0.2 accepts: ${what}`, () => assert.equal(messageOf(body), 'accepted'));

test('§3 upper-case currencies are folded, empty descriptions dropped, defaults filled in', () => {
  const read = readBody({ ...withLine({}, { currency: 'USD' }, { description: '' }), metadata: undefined, expires_in_seconds: undefined }, 'v0.2'); // prettier-ignore
  assert.partialDeepStrictEqual(read, { currency: 'usd', metadata: {}, expiresIn: 86_400 });
  assert.deepEqual('lineItems' in read && read.lineItems, [
    { price_data: { currency: 'usd', product_data: { name: 'Tea' }, unit_amount: 100 }, quantity: 1 },
  ]);
});

test('§12 the seed takes all three modes, mixed currencies (the first counts) and metadata of any kind', () => {
  for (const mode of ['payment', 'subscription', 'donation'])
    assert.equal(messageOf({ ...ORDER, mode, metadata: { n: 1 } }, 'seed'), 'accepted');
  assert.notEqual(messageOf({ ...ORDER, mode: 'rent' }, 'seed'), 'accepted');
  const read = readBody({ ...ORDER, line_items: [line({}), line({}, { currency: 'eur' })] }, 'seed');
  assert.partialDeepStrictEqual(read, { currency: 'usd', amountTotal: 200 });
});

test('§16.3 one message at a time, in order: JSON, schema, address, key', async () => {
  const shop = openShop();
  const say = async (body: unknown) => (await shop.api('POST', '', body)).text();
  const error = (message: string) => `{"error":{"type":"invalid_request_error","message":"${message}"}}`;
  const unsafe = 'https://10.0.0.4/ok';
  assert.equal(await say('{"mode":'), error('Invalid JSON body'));
  assert.equal(
    await say({ ...ORDER, mode: 'donation', line_items: [], success_url: unsafe }),
    error('Only one-time payment mode is currently supported'),
  );
  assert.equal(await say({ ...withLine({}, { unit_amount: 0 }), success_url: unsafe }), error('Too small: expected number to be >0')); // prettier-ignore
  assert.equal(await say({ ...ORDER, success_url: unsafe }), error('URL must be a public HTTPS URL'));
});

test('§1 the content type does not matter: a text/plain body is parsed', async () => {
  const shop = openShop();
  assert.equal((await shop.api('POST', '', ORDER, { 'content-type': 'text/plain' })).status, 201);
});
