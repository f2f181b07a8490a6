import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { createKeyring } from '../keyring/index.ts';
import { memoryStore } from '../memory/index.ts';
import { sharedOf } from './between-processes.ts';

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
const HOUR = 3_600_000;
const open = (secret: string | string[] = 'a-secret-for-tests-only-0123456789') => {
  const clock = manualClock();
  const store = memoryStore({ clock });
  return { clock, store, shared: sharedOf(store, createKeyring(secret, random), 'ov') };
};

test('a value is swapped by what it says, and shared by all processes of an account', async () => {
  const { store, shared, clock } = open();
  const other = sharedOf(store, createKeyring('a-secret-for-tests-only-0123456789', random), 'ov');
  assert.equal(await shared.get('token'), null);
  assert.equal(await shared.swap('token', null, '1|first', HOUR), true);
  assert.equal(await other.get('token'), '1|first');
  assert.equal(await other.swap('token', null, '2|second', HOUR), false);
  assert.equal(await other.swap('token', '1|first', '2|second', HOUR), true);
  assert.equal(await shared.get('token'), '2|second');
  assert.equal(await shared.swap('token', '2|second', null, HOUR), true);
  assert.equal(await other.get('token'), null);
  await shared.swap('token', null, '3|third', HOUR);
  await clock.advance(HOUR);
  assert.equal(await shared.get('token'), null);
});

test('accounts do not see each other', async () => {
  const { store, shared } = open();
  const other = sharedOf(store, createKeyring('a-secret-for-tests-only-0123456789', random), 'ov-2');
  await shared.swap('token', null, 'a', HOUR);
  assert.equal(await other.get('token'), null);
  assert.equal(await shared.take('all', { perMinute: 1 }), 0);
  assert.equal(await other.take('all', { perMinute: 1 }), 0);
  assert.ok((await shared.take('all', { perMinute: 1 })) > 0);
});

test('what the store holds tells nothing, and opens under no other name', async () => {
  const { store, shared } = open();
  await shared.swap('token', null, '1|a-token-to-find', HOUR);
  const kept = await store.get('account:ov:token');
  assert.ok(
    kept !== null &&
      !kept.includes('a-token') &&
      !atob(kept.replaceAll('-', '+').replaceAll('_', '/')).includes('a-token'),
  );
  await store.swap('account:ov:lock', null, kept, HOUR);
  assert.equal(await shared.get('lock'), null, 'a row that was moved');
});

test('a value sealed with a secret that is gone is as good as not there', async () => {
  const { store, shared } = open();
  await shared.swap('token', null, 'a', HOUR);
  const rotated = sharedOf(store, createKeyring('another-secret-for-tests-9876543210', random), 'ov');
  assert.equal(await rotated.get('token'), null);
  assert.equal(await rotated.swap('token', null, 'b', HOUR), true);
  assert.equal(await rotated.get('token'), 'b');
});
