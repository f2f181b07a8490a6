import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop } from '../../test/shop.ts';

const PATH = '/opencheckout/api/checkout/sessions';
const ask = (origin?: string) => ({ method: 'OPTIONS', headers: origin === undefined ? {} : { origin } });

test('§1 CORS: none by default, exact origins by list, 403 for others, 204 without an origin', async () => {
  const shop = openShop({ corsOrigins: ['https://shop.example'] });
  const listed = await shop.call(PATH, ask('https://shop.example'));
  assert.equal(listed.status, 204);
  assert.equal(listed.headers.get('access-control-allow-origin'), 'https://shop.example');
  assert.match(listed.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
  assert.equal(listed.headers.get('access-control-max-age'), '86400');
  const other = await shop.call(PATH, ask('https://evil.example'));
  assert.deepEqual([other.status, await other.text()], [403, '']);
  const none = await shop.call(PATH, ask());
  assert.deepEqual([none.status, none.headers.get('access-control-allow-origin')], [204, null]);
  const read = await shop.api('GET', '', undefined, { origin: 'https://shop.example' });
  assert.deepEqual([read.headers.get('access-control-allow-origin'), read.headers.get('vary')], ['https://shop.example', 'Origin']); // prettier-ignore
  const plain = await openShop().api('GET', '', undefined, { origin: 'https://shop.example' });
  assert.equal(plain.headers.get('access-control-allow-origin'), null);
});

test('§1 CORS in v0.1: any origin, and Idempotency-Key forgotten', async () => {
  const shop = openShop({ profile: 'seed' });
  const answer = await shop.call(PATH, ask('https://anybody.example'));
  assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [204, '*']);
  assert.doesNotMatch(answer.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
});
