import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { secret, utf8 } from '@tillkit/core/hmac';
import * as examples from './examples.fixture.ts';
import { B1, B2, done, ID, payment, SECRET_KEY, VECTORS, W1, W2, WEBHOOK_SECRET } from './examples.fixture.ts';
import type { ClientOptions, One2PaysClient } from './index.ts';
import { signatureOf, stringToSign, type EmptyBody } from './signature.ts';
import { NOW, setUp } from './staged.fixture.ts';

const CANCELED_AT = '2025-01-01T00:01:00.000Z';
const sent = async (call: (c: One2PaysClient) => Promise<unknown>, emptyBody?: EmptyBody, now = NOW) => {
  const options: Partial<ClientOptions> = emptyBody === undefined ? {} : { signing: { emptyBody } };
  const { client, asked } = setUp([done(payment())], options, now);
  await call(client);
  const [{ headers, body } = { headers: new Headers(), body: '' }] = asked;
  assert.equal(headers.get('x-timestamp'), String(Date.parse(now)));
  assert.equal(headers.get('x-api-key'), examples.API_KEY);
  return { signature: headers.get('x-signature'), body, type: headers.get('content-type') };
};
const read = (c: One2PaysClient) => c.payments.read(ID);
const cancel = (c: One2PaysClient) => c.payments.cancel(ID);

test('vector 1 POST create, body B1', async () => {
  const { signature, body, type } = await sent((c) => c.payments.create(utf8(B1)));
  assert.deepEqual([signature, body, type], [`sha256=${VECTORS[1]}`, B1, 'application/json']);
});
test('vector 2 GET, empty body, the default', async () => {
  assert.deepEqual(await sent(read), { signature: `sha256=${VECTORS[2]}`, body: '', type: null });
});
test('vector 3 GET, timestamp-only', async () => {
  assert.equal((await sent(read, 'timestamp-only')).signature, `sha256=${VECTORS[3]}`);
});
test('vector 4 POST cancel, empty body', async () => {
  const { signature, body, type } = await sent(cancel, 'dot', CANCELED_AT);
  assert.deepEqual([signature, body, type], [`sha256=${VECTORS[4]}`, '', null]);
});
test('vector 5 POST cancel, body {}: what is signed is sent', async () => {
  const { signature, body, type } = await sent(cancel, 'empty-object', CANCELED_AT);
  assert.deepEqual([signature, body, type], [`sha256=${VECTORS[5]}`, '{}', 'application/json']);
});
test('vector 6 POST create, UTF-8 body B2', async () => {
  const { signature, body } = await sent((c) => c.payments.create(utf8(B2)));
  assert.deepEqual([signature, body], [`sha256=${VECTORS[6]}`, B2]);
});

const webhookKey = secret(WEBHOOK_SECRET, 'secret');
for (const [id, signed] of [
  [7, `1735689790000.${W1}`],
  [8, W1],
  [9, `1735689601000.${W2}`],
] as const)
  test(`vector ${id} webhook`, async () => {
    assert.equal(await signatureOf(webhookKey, utf8(signed)), `sha256=${VECTORS[id]}`);
  });

test('vector 10 negative: seconds instead of milliseconds sign something else, and are never sent', async () => {
  const seconds = await signatureOf(secret(SECRET_KEY, 'key'), utf8(`1735689600.${B1}`));
  assert.equal(seconds, `sha256=${VECTORS[10]}`);
  assert.notEqual((await sent((c) => c.payments.create(utf8(B1)))).signature, seconds);
});

test('with empty-object a GET signs {} and still has no body', async () => {
  const { signature, body } = await sent(read, 'empty-object');
  const mac = createHmac('sha256', SECRET_KEY).update('1735689600000.{}').digest('hex');
  assert.deepEqual([signature, body], [`sha256=${mac}`, '']);
});

test('any body is signed as its exact bytes', async () => {
  const runs = 100;
  const key = secret(SECRET_KEY, 'key');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 9_999_999_999_999 }), async (body, at) => {
      const mac = createHmac('sha256', SECRET_KEY).update(`${at}.`).update(body).digest('hex');
      assert.equal(await signatureOf(key, stringToSign(String(at), body, 'timestamp-only')), `sha256=${mac}`);
    }),
    { numRuns: runs },
  ); // prettier-ignore
  console.log(`one2pays signature: ${runs} bodies, each as node:crypto signs it`);
});

test('no two requests of one client are signed at the same time: a captured one would do for the other', async () => {
  const { client, times, signatures } = setUp([1, 2, 3].map(() => () => done(payment())));
  await Promise.all([client.payments.read(ID), client.payments.read(ID), client.payments.read(ID)]);
  assert.deepEqual(times(), [1735689600000, 1735689600001, 1735689600002]);
  assert.equal(new Set(signatures()).size, 3);
});

test('a clock that is known to be off', async () => {
  const { client, times } = setUp([done(payment())], { clockSkewMs: -90_000 });
  await client.payments.read(ID);
  assert.deepEqual(times(), [1735689600000 - 90_000]);
});
