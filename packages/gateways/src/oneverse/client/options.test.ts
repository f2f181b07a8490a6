import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOneverseClient } from './index.ts';
import { ACCESS } from './staged.fixture.ts';

const V2 = { profile: 'northbound-v2', apiKey: 'k', secretKey: 's' };

for (const [name, access, fault] of [
  ['no login', { ...ACCESS, login: undefined }, /login is empty/],
  ['an empty login', { ...ACCESS, login: '' }, /login is empty/],
  ['no password', { ...ACCESS, password: undefined }, /password is empty/],
  ['an empty password', { ...ACCESS, password: ' ' }, /password is empty/],
  ['no secretKey', { ...ACCESS, secretKey: undefined }, /secretKey is empty/],
  ['an empty secretKey', { ...ACCESS, secretKey: '' }, /secretKey is empty/],
  ['a secretKey with a line feed', { ...ACCESS, secretKey: 'abc\n' }, /secretKey begins or ends with white space/],
  ['an apiKey where there is a login', { ...ACCESS, apiKey: 'k' }, /apiKey.*northbound-v2/],
  ['an orderPath where there is one', { ...ACCESS, orderPath: '/api/northbound/transactions' }, /orderPath/],
  ['V2 without apiKey', { ...V2, apiKey: undefined }, /apiKey is empty/],
  ['V2 with a login', { ...V2, login: 'l', password: 'p' }, /login, password: northbound-v2/],
  ['V2 with a referenceField', { ...V2, referenceField: 'both' }, /referenceField/],
  ['an apiKey that cannot stand in a header', { ...V2, apiKey: 'a\u00e9b' }, /apiKey holds/],
  ['an unknown profile', { ...ACCESS, profile: 'southbound' }, /profile must be one of: payment-api/],
  ['an unknown referenceField', { ...ACCESS, referenceField: 'ref' }, /referenceField must be one of/],
  ['an unknown keyOrder', { ...ACCESS, signing: { keyOrder: 'random' } }, /signing\.keyOrder/],
  ['an unknown jsonEscape', { ...ACCESS, signing: { jsonEscape: 'go' } }, /signing\.jsonEscape/],
  ['an unknown orderPath', { ...V2, orderPath: '/v3' }, /orderPath/],
  ['plain http', { ...ACCESS, baseUrl: 'http://games.oneone.com' }, /https/],
  ['no URL', { ...ACCESS, baseUrl: 'games.oneone.com' }, /baseUrl is not/],
  ['credentials in the address', { ...ACCESS, baseUrl: 'https://a:b@games.oneone.com' }, /credentials/],
  ['nothing in flight', { ...ACCESS, inFlight: 0 }, /inFlight/],
  ['one a minute', { ...ACCESS, perMinute: 1 }, /perMinute/],
] as const)
  test(`${name} is refused when the client is made`, () => {
    assert.throws(() => createOneverseClient(access as never), { name: 'TypeError', message: fault });
  });

test('no message repeats a credential; the twin shows it was there', () => {
  const given = { ...ACCESS, secretKey: 'PLANTED secret\n' };
  assert.ok(JSON.stringify(given).includes('PLANTED'));
  assert.throws(
    () => createOneverseClient(given),
    (error) => error instanceof TypeError && !error.message.includes('PLANTED'),
  );
});

test('making a client sends nothing, whatever the profile', () => {
  const fetch = () => assert.fail('something was sent');
  createOneverseClient({ ...ACCESS, ports: { fetch } });
  createOneverseClient({ ...ACCESS, profile: 'northbound-v1', ports: { fetch } });
  createOneverseClient({ profile: 'northbound-v2', apiKey: 'k', secretKey: 's', ports: { fetch } });
});
