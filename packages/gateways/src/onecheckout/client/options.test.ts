import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { cannedFetch } from '../../transport/canned.fixture.ts';
import { countingShared } from '../../transport/drawn.fixture.ts';
import { E9, json, KEY } from './examples.fixture.ts';
import { createOnecheckoutClient, type ClientOptions } from './index.ts';
import { BASE, setUp } from './staged.fixture.ts';

test('C8 there is no address to fall back to', () => {
  for (const baseUrl of [undefined, '', 'onecheckout.sandbox.whatee.io', 'http://api.example/api/v1.0'])
    assert.throws(() => createOnecheckoutClient({ apiKey: KEY, baseUrl } as ClientOptions), {
      name: 'TypeError',
      message: /baseUrl/,
    });
});

for (const [name, apiKey] of [
  ['empty', ''],
  ['of white space', '  '],
  ['with a copied line feed', 'PLANTED\n'],
  ['with a line feed inside', 'PLANTED\nX-Injected: 1'],
  ['outside ASCII', 'PLANTEDé'],
])
  test(`an api key ${name} is refused when the client is made, without being quoted`, () => {
    assert.throws(
      () => setUp([], { apiKey: String(apiKey) }),
      (error) => error instanceof TypeError && error.message.startsWith('apiKey') && !error.message.includes('PLANTED'),
    );
  });

test('an operation or a header that is not there is refused when the client is made', () => {
  const made = (authHeaderByOperation: object) => () =>
    setUp([], { authHeaderByOperation: authHeaderByOperation as never });
  assert.throws(made({ 'orders.refund': 'bearer' }), { name: 'TypeError', message: /orders\.refund.*orders\.create/ });
  assert.throws(made({ toString: 'bearer' }), { name: 'TypeError', message: /toString/ });
  assert.throws(made({ 'orders.create': 'cookie' }), { name: 'TypeError', message: /bearer, x-api-key, api-key/ });
});

for (const [name, options, most] of [
  ['by default', {}, 1_000],
  ['its own number', { perMinute: 20 }, 20],
] as const)
  test(`request 38: ${name}, never more than ${most} requests in any minute, and reads leave room for payments`, async () => {
    const { rates, shared } = countingShared();
    const { fetch, asked } = cannedFetch(json(E9));
    const client = createOnecheckoutClient({ baseUrl: BASE, apiKey: KEY, ports: { fetch, shared }, ...options });
    await client.orders.read('0042');
    assert.equal(asked.length, 1);
    assert.deepEqual(rates, { 'rate:all': most, 'rate:reads': most / 2 });
  });

/** A server that holds every request until told, and answers 429 to an eleventh at the same time (dossier §8). */
const throttling = () => {
  const held: (() => void)[] = [];
  let now = 0;
  const seen = { most: 0, throttled: 0, answered: 0 };
  const fetch = async (): Promise<Response> => {
    now += 1;
    seen.most = Math.max(seen.most, now);
    const isTooMany = now > 10;
    await new Promise<void>((resolve) => held.push(resolve));
    now -= 1;
    seen.throttled += isTooMany ? 1 : 0;
    seen.answered += 1;
    return isTooMany ? json('', 429) : json(E9);
  };
  return { fetch, seen, letGo: () => held.splice(0).forEach((go) => go()) };
};
const eleven = async (options: Partial<ClientOptions> = {}) => {
  const { fetch, seen, letGo } = throttling();
  const clock = manualClock();
  const client = createOnecheckoutClient({ baseUrl: BASE, apiKey: KEY, ports: { fetch, clock }, ...options });
  const reads = Promise.all(Array.from({ length: 11 }, () => client.orders.read('0042')));
  for (let round = 0; round < 6; round += 1) {
    await clock.advance(500);
    letGo();
  }
  await clock.advance(0);
  assert.equal((await reads).length, 11);
  return seen;
};

test('E15 eleven parallel reads: never more than eight at once, and no 429', async () => {
  assert.deepEqual(await eleven(), { most: 8, throttled: 0, answered: 11 });
});
test('E15 the cap is configurable', async () => {
  assert.equal((await eleven({ inFlight: 3 })).most, 3);
});
test('E15 the twin: with a cap above the limit the server does throttle', async () => {
  const { most, throttled } = await eleven({ inFlight: 11 });
  assert.equal(most, 11);
  assert.ok(throttled >= 1);
});
