import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSnapshot, type Snapshot } from '../index.ts';
import { openCorp, PAIR, SUCCESS, TRIP } from '../../test/onecp.ts';
import { openShop } from '../../test/shop.ts';

/** Through text, as a file would keep it. */
const thaw = (snapshot: unknown): Snapshot => {
  const value: unknown = JSON.parse(JSON.stringify(snapshot));
  assert.ok(isSnapshot(value));
  return value;
};

test('transactions and their cancelled items survive a restart, and no secret stands in what is kept', async () => {
  const before = openCorp();
  const id = await before.paid(TRIP);
  await before.api('PATCH', `/cancel/${id}`, { itemsOrder: [2] });
  const read = (await before.api('GET', `/status/${id}`)).body;
  const snapshot = thaw(before.sandbox.snapshot());
  before.sandbox.stop();
  assert.doesNotMatch(JSON.stringify(snapshot), /s3cret|d2RnX2RlbW86czNjcmV0/);

  const after = openCorp({ snapshot });
  assert.deepEqual((await after.api('GET', `/status/${id}`)).body, read);
  assert.equal((await after.api('PATCH', `/cancel/${id}`, { itemsOrder: [2] })).status, 400);
  assert.deepEqual((await after.api('PATCH', `/cancel/${id}`, { itemsOrder: [1] })).body, SUCCESS);
});

test('a restart takes up a stuck payment; stopping leaves no timer', async () => {
  const before = openCorp();
  const id = await before.create();
  await before.act(id, 'pay', { faults: ['stuck'] });
  await before.sandbox.clock.advance(10_000);
  const snapshot = thaw(before.sandbox.snapshot());
  before.sandbox.stop();
  await before.wall.advance(0);
  assert.equal(before.wall.sleeping, 0);
  const after = openCorp({ snapshot });
  await after.sandbox.clock.advance(20_000);
  assert.equal(await after.status(id), 'PAID');
});

test('a snapshot from before One-CP is read; one with a broken part is not', () => {
  const { onecp, ...old } = openShop().sandbox.snapshot();
  assert.ok(onecp);
  assert.deepEqual(openCorp({ snapshot: thaw(old) }).sandbox.snapshot().onecp, { transactions: [] });
  for (const broken of [null, 1, 'x']) assert.equal(isSnapshot({ ...old, onecp: broken }), false);
});

test('reset forgets transactions, limits and timers', async () => {
  const corp = openCorp({ rateLimited: 2 });
  const id = await corp.create(PAIR);
  await corp.act(id, 'pay', { faults: ['stuck'] });
  await corp.control('POST', '/reset');
  await corp.wall.advance(0);
  assert.equal(corp.wall.sleeping, 0);
  assert.equal((await corp.api('GET', `/status/${id}`)).status, 404);
  assert.equal((await corp.api('GET', '/status')).status, 201, 'what was called before does not count');
});
