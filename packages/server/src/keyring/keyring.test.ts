import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { createKeyring, issueToken, readToken } from './index.ts';

const OLD = 'the-old-secret-0123456789-0123456789';
const NEW = 'the-new-secret-0123456789-0123456789';
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (value: string) => new TextEncoder().encode(value);

test('request 32: F6 a secret is rotated: the first signs, all verify and open, a dropped one no longer does', async () => {
  const [before, during, after] = [[OLD], [NEW, OLD], [NEW]].map((secrets) => createKeyring(secrets, random));
  assert.ok(before && during && after);
  const clock = manualClock();
  const token = await issueToken(before, clock, { session: 'cs_1', scopes: ['read'] }, 60_000);
  const sealed = await before.seal(bytes('wallet'), 'op_1');
  assert.equal((await readToken(during, clock, token))?.session, 'cs_1');
  assert.equal(text(await during.open(sealed, 'op_1')), 'wallet');
  assert.equal(await readToken(after, clock, token), null);
  await assert.rejects(after.open(sealed, 'op_1'), /Keep the former secret/);
  const fresh = await issueToken(during, clock, { session: 'cs_2', scopes: ['read'] }, 60_000);
  assert.equal((await readToken(after, clock, fresh))?.session, 'cs_2');
});

test('sealed bytes show nothing, differ each time, and open only in their own place', async () => {
  const keyring = createKeyring(NEW, random);
  const [one, two] = [
    await keyring.seal(bytes('somchai@example.com'), 'op_1'),
    await keyring.seal(bytes('somchai@example.com'), 'op_1'),
  ];
  assert.doesNotMatch(text(one), /somchai/);
  assert.notDeepEqual(one, two);
  await assert.rejects(keyring.open(one, 'op_2'));
  one.set([(one.at(-1) ?? 0) ^ 1], one.length - 1);
  await assert.rejects(keyring.open(one, 'op_1'));
});

test('a MAC made for one purpose is worth nothing for another', async () => {
  const keyring = createKeyring(NEW, random);
  const mac = await keyring.sign('quote', 'v1.x');
  assert.equal(await keyring.verify('quote', 'v1.x', mac), true);
  assert.equal(await keyring.verify('token', 'v1.x', mac), false);
  assert.equal(await keyring.verify('quote', 'v1.x', mac.slice(0, 31)), false);
  assert.equal(await keyring.verify('quote', 'v1.x', new Uint8Array()), false);
});

test('a token ends on the second it says', async () => {
  const keyring = createKeyring(NEW, random);
  const clock = manualClock();
  const token = await issueToken(keyring, clock, { session: 'cs_1', scopes: ['read', 'pay'] }, 60_000);
  await clock.advance(59_999);
  assert.deepEqual((await readToken(keyring, clock, token))?.scopes, ['read', 'pay']);
  await clock.advance(1);
  assert.equal(await readToken(keyring, clock, token), null);
});
