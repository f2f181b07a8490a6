import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CREATE, ID, json } from './examples.fixture.ts';
import { many, world } from './world.fixture.ts';

test('ten calls at once before any login: one login', async () => {
  const { server, open, soon } = world();
  const client = open();
  await soon(many(10, () => client.orders.read(ID)));
  assert.deepEqual([server.logins.length, server.calls.length], [1, 10]);
});

test('item 1: ten calls whose token has died: ten 401s, one login, each call once more', async () => {
  const { server, open, soon } = world();
  const client = open();
  await soon(client.orders.read(ID));
  server.revoke();
  await soon(many(10, () => client.orders.read(ID)));
  assert.deepEqual([server.logins.length, server.calls.length], [2, 21]);
  assert.equal(server.calls.filter(([, status]) => status === 401).length, 10);
});

test('a login waits for no place among the calls that wait for it', async () => {
  const { server, open, soon } = world({ inFlight: 1 });
  const client = open();
  await soon(many(5, () => client.orders.read(ID)));
  server.revoke();
  await soon(many(5, () => client.orders.read(ID)));
  assert.equal(server.logins.length, 2);
});

test('creates that fail again and again do not keep reads from a token', async () => {
  const { server, open, soon, failing } = world();
  const client = open();
  await soon(client.orders.read(ID));
  server.on.create = () => json('', 500);
  for (let n = 0; n < 10; n += 1) await failing(client.orders.create(CREATE), 0);
  const resting = await failing(client.orders.create(CREATE), 0);
  assert.ok(resting.failure.kind === 'not-sent' && resting.failure.why === 'resting');
  server.revoke();
  assert.equal((await soon(client.orders.read(ID), 0)).order_id, ID);
  assert.equal(server.logins.length, 2);
});

test('two clients with one store evict nobody: the second uses the first’s token', async () => {
  const { server, open, soon, shared } = world();
  const [one, two] = [open(shared), open(shared)];
  for (const client of [one, two, one, two]) await soon(client.orders.read(ID));
  assert.equal(server.logins.length, 1);
  assert.ok(server.calls.every(([, status]) => status === 200));
});

test('two processes that begin at one moment: one login', async () => {
  const { server, open, soon, shared } = world();
  const clients = [open(shared), open(shared), open(shared)];
  await soon(many(9, (n) => clients[n % 3]!.orders.read(ID)));
  assert.deepEqual([server.logins.length, server.calls.length], [1, 9]);
});

test('a token that another process renewed is taken, without a login', async () => {
  const { server, open, soon, shared } = world();
  const [one, two] = [open(shared), open(shared)];
  for (const client of [one, two]) await soon(client.orders.read(ID));
  server.revoke();
  await soon(one.orders.read(ID));
  await soon(two.orders.read(ID));
  assert.deepEqual([server.logins.length, server.calls.at(-1), server.calls.at(-2)], [2, ['GET', 200], ['GET', 401]]);
});

test('two that share nothing evict each other, and still every call is answered', async () => {
  const { server, open, soon } = world();
  const [one, two] = [open(), open()];
  for (const client of [one, two, one, two]) await soon(client.orders.read(ID));
  assert.equal(server.logins.length, 4);
});

test('accounts of another login, or at another server, share no token', async () => {
  const { server, open, soon, shared } = world();
  await soon(open(shared).orders.read(ID));
  await soon(open(shared, { login: 'another' }).orders.read(ID));
  await soon(open(shared, { baseUrl: 'https://staging.oneone.com' }).orders.read(ID));
  assert.equal(server.logins.length, 3);
});

test('exchange 9: a create that got a 401 was not executed, and is sent again with the same bytes', async () => {
  const { server, open, soon } = world();
  const client = open();
  await soon(client.orders.read(ID));
  server.revoke();
  await soon(client.orders.create(CREATE));
  assert.deepEqual(server.calls.slice(1), [['POST', 401], ['POST', 200]]);
}); // prettier-ignore
