import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cannedFetch } from '../../transport/canned.fixture.ts';
import { countingShared } from '../../transport/drawn.fixture.ts';
import { API_KEY, done, ID, payment, SECRET_KEY } from './examples.fixture.ts';
import { createOne2PaysClient, type ClientOptions } from './index.ts';
import { BASE, setUp } from './staged.fixture.ts';

const LIVE = { apiKey: 'pk_live_PLANTED', secretKey: 'sk_live_PLANTED', environment: 'live' } as const;

for (const [name, more, fault] of [
  ['no address', { baseUrl: undefined as never }, /baseUrl/],
  ['plain http', { baseUrl: 'http://api.example' }, /https/],
  ['a missing key', { apiKey: undefined as never }, /apiKey is empty/],
  ['an empty key', { secretKey: '' }, /secretKey is empty/],
  ['a key with a copied line feed', { apiKey: 'pk_test_PLANTED\n' }, /apiKey.*white space/],
  ['a key with a line feed inside', { apiKey: 'pk_test_PLANTED\nX: 1' }, /apiKey.*white space/],
  ['a key outside ASCII', { secretKey: 'sk_test_PLANTEDé' }, /secretKey.*ASCII/],
  ['a malformed key', { apiKey: 'PLANTED' }, /apiKey must begin with pk_/],
  ['nothing but a prefix', { secretKey: 'sk_' }, /secretKey must begin with sk_/],
  ['the two keys swapped', { apiKey: 'sk_test_PLANTED' }, /apiKey must begin with pk_/],
  ['a webhook secret for a key', { secretKey: 'whsec_PLANTED' }, /secretKey must begin with sk_/],
  ['a live key in test', { apiKey: 'pk_live_PLANTED' }, /apiKey is a live key, but environment is 'test'/],
  ['a live secret key in test', { secretKey: 'sk_live_PLANTED' }, /secretKey is a live key, but environment is 'test'/],
  ['a test key live', { ...LIVE, apiKey: 'pk_test_PLANTED' }, /apiKey is a test key, but environment is 'live'/],
  ['keys that contradict each other', { ...LIVE, secretKey: 'sk_test_PLANTED' }, /secretKey is a test key/],
  ['no environment', { environment: undefined as never }, /environment must be 'test' or 'live'/],
  ['an environment that is none', { environment: 'sandbox' as never }, /environment/],
  ['an unknown unit', { amountUnit: 'stang' as never }, /amountUnit/],
  ['an unknown empty body', { signing: { emptyBody: 'none' as never } }, /emptyBody/],
  ['half a millisecond', { clockSkewMs: 0.5 }, /clockSkewMs/],
  ['no requests', { perMinute: 0 }, /perMinute/],
  ['nothing in flight', { inFlight: 0 }, /inFlight/],
  ['a destination that is not there', { withdrawFieldMap: { iban: 'x' } as never }, /"iban".*bankCode/],
  ['a destination under a name that is taken', { withdrawFieldMap: { bankCode: 'amount' } }, /withdrawFieldMap/],
  ['two parts under one name', { withdrawFieldMap: { accountName: 'bankCode' } }, /withdrawFieldMap/],
  ['a part without name', { withdrawFieldMap: { accountName: '' } }, /withdrawFieldMap/],
] as const)
  test(`bad input: ${name} is refused when the client is made, without quoting a key`, () => {
    assert.throws(
      () => setUp([], more),
      (error) => error instanceof TypeError && fault.test(error.message) && !error.message.includes('PLANTED'),
    );
  });

test('live keys live, and keys that do not say what they are for', () => {
  createOne2PaysClient({ baseUrl: 'https://api.example', ...LIVE });
  createOne2PaysClient({ baseUrl: 'https://api.example/one', apiKey: 'pk_x', secretKey: 'sk_x', environment: 'test' });
});

/** What one read draws from the buckets the integration's processes share. */
const drawn = async (options: Partial<ClientOptions>) => {
  const { rates, shared } = countingShared();
  const { fetch, asked } = cannedFetch(done(payment()));
  const keys = { apiKey: API_KEY, secretKey: SECRET_KEY, environment: 'test' } as const;
  const client = createOne2PaysClient({ baseUrl: BASE, ...keys, ports: { fetch, shared }, ...options });
  await client.payments.read(ID);
  assert.equal(asked.length, 1);
  return rates;
};
for (const [name, options, most] of [
  ['test', {}, 100],
  ['live', LIVE, 1_000],
  ['its own number', { perMinute: 10 }, 10],
] as const)
  test(`request 38: ${name}: never more than ${most} requests in any minute, and reads leave room for payments`, async () => {
    assert.deepEqual(await drawn(options), { 'rate:all': most, 'rate:reads': most / 2 });
  });

test('at most ten requests at once from one process, or as many as it is told', async () => {
  for (const [options, most] of [
    [{}, 10],
    [{ inFlight: 3 }, 3],
  ] as const) {
    let now = 0;
    let seen = 0;
    const held: (() => void)[] = [];
    const hold = async () => {
      now += 1;
      seen = Math.max(seen, now);
      await new Promise<void>((resolve) => held.push(resolve));
      now -= 1;
      return done(payment());
    };
    const given = setUp(
      Array.from({ length: 14 }, () => hold),
      { perMinute: 1_000, ...options },
    );
    const reads = Promise.all(Array.from({ length: 14 }, () => given.client.payments.read(ID)));
    for (let round = 0; round < 6; round += 1) {
      await given.clock.advance(1);
      held.splice(0).forEach((go) => go());
    }
    await given.clock.advance(1);
    assert.equal((await reads).length, 14);
    assert.equal(seen, most);
  }
});
