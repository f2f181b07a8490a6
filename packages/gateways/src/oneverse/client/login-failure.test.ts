import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { ownShared, type Shared } from '@tillkit/core/gateway';
import { html, ID, json, X9 } from './examples.fixture.ts';
import { createOneverseClient, OneverseError } from './index.ts';
import { many, world } from './world.fixture.ts';

test('a 401 right after a login is a matter of configuration: it says so, and nobody logs in for 30 s', async () => {
  const { server, open, soon, failing, shared, clock } = world();
  const client = open(shared);
  server.on.accepts = false;
  const error = await failing(client.orders.read(ID), 0);
  assert.deepEqual([error.means, error.failure.kind], ['authentication', 'no-login']);
  assert.match(error.message, /without sharing this one’s store.*same store.*No other login is tried for 30 s/);
  for (const other of [client, open(shared)])
    assert.match((await failing(other.orders.read(ID), 0)).message, /answered 401 right away/);
  assert.equal(server.logins.length, 1);
  server.on.accepts = true;
  await clock.advance(30_000);
  await soon(client.orders.read(ID));
  assert.equal(server.logins.length, 1, 'the token was good after all');
});

test('a wrong password is tried once: nobody who shares tries again for 30 s', async () => {
  const { server, open, failing, shared, clock } = world();
  const clients = [1, 2].map(() => open(shared, { password: 'PLANTED nope' }));
  const errors = await many(10, (n) => failing(clients[n % 2]!.orders.read(ID), 1_000));
  for (const error of errors as OneverseError[]) {
    assert.deepEqual([error.means, error.failure.kind], ['authentication', 'no-login']);
    assert.match(error.message, /401: Invalid credentials\. Check login and password.*for \d+ s/);
    assert.ok(!error.message.includes('PLANTED'));
  }
  assert.deepEqual([server.logins.length, server.calls.length], [1, 0]);
  await clock.advance(30_000);
  await failing(clients[0]!.orders.read(ID), 0);
  assert.equal(server.logins.length, 2);
});

for (const [name, answer, why, rest] of [
  [
    '429 with Retry-After',
    () => json('{"code":4001,"message":"Too many requests"}', 429, { 'retry-after': '90' }),
    'limited',
    90_000,
  ],
  [
    '429 without',
    () => json({ error: { code: 'TOO_MANY_ATTEMPTS', message: 'Too Many Attempts.' } }, 429),
    'limited',
    60_000,
  ],
  ['500', () => json('', 500), 'unavailable', 5_000],
  ['an HTML page', () => html('Welcome', 200), 'unavailable', 5_000],
  ['no token', () => json({}), 'unavailable', 5_000],
  [
    '422 with lists of messages',
    () => json({ error: { code: 'UNPROCESSABLE_CONTENT', errors: { login: ['is required', 'is odd'] } } }, 422),
    'refused',
    30_000,
  ],
] as const)
  // prettier-ignore
  test(`a login that is answered with ${name}: ${why}, and the next one after ${rest / 1000} s`, async () => {
    const { server, open, soon, failing, clock } = world();
    server.on.login = (n) => (n === 1 ? answer() : null);
    const client = open();
    const { failure } = await failing(client.orders.read(ID), 0);
    assert.ok(failure.kind === 'no-login');
    assert.deepEqual([failure.why, failure.retryAfter], [why, rest]);
    await clock.advance(rest - 1);
    assert.equal((await failing(client.orders.read(ID), 0)).failure.kind, 'no-login');
    assert.equal(server.logins.length, 1);
    await clock.advance(1);
    await soon(client.orders.read(ID));
    assert.equal(server.logins.length, 2);
  });

test('a login that was never answered holds nobody longer than its deadline, and its lock dies', async () => {
  const { server, open, soon, failing, shared } = world();
  server.on.login = (n) => (n === 1 ? new Promise<Response>(() => undefined) : null);
  const [one, two] = [open(shared), open(shared)];
  const [first, second] = await Promise.all([failing(one.orders.read(ID), 7_000), failing(two.orders.read(ID), 0)]);
  assert.ok(first.failure.kind === 'no-login' && first.failure.why === 'unavailable');
  assert.ok(second.failure.kind === 'no-login' && ['busy', 'unavailable'].includes(second.failure.why), second.message);
  await soon(two.orders.read(ID), 10_000).catch(() => {});
  await soon(two.orders.read(ID));
  assert.equal(server.logins.length, 2);
});

test('a process that died at its login is waited for no longer than its lock lives', async () => {
  const { server, open, soon, failing, shared, clock } = world();
  assert.ok(await shared.swap('login:games.oneone.com:6d0f7c52-3b1e-4c8a-9a47-2f5e8b9d1c30', null, 'the dead', 9_000));
  const client = open(shared);
  const { failure } = await failing(client.orders.read(ID), 7_000);
  assert.ok(failure.kind === 'no-login' && failure.why === 'busy');
  await clock.advance(2_000);
  await soon(client.orders.read(ID));
  assert.equal(server.logins.length, 1);
});

test('a process that dies while it logs in leaves a lock that dies too', async () => {
  const { server, open, failing, soon, shared, clock } = world();
  // Whatever it would write after its login is never written.
  const dying: Shared = { ...shared, swap: (name, old, ...more) => (old === null ? shared.swap(name, old, ...more) : Promise.reject(new Error('dead'))) };
  server.on.login = (n) => (n === 1 ? json('', 500) : null);
  await failing(open(dying).orders.read(ID), 0);
  const { failure } = await failing(open(shared).orders.read(ID), 7_000);
  assert.ok(failure.kind === 'no-login' && failure.why === 'busy');
  await clock.advance(2_000);
  await soon(open(shared).orders.read(ID), 0);
  assert.equal(server.logins.length, 2);
}); // prettier-ignore

test('a token that another process stored between our look and our lock is taken', async () => {
  const { server, open, soon, shared } = world();
  const first = open(shared);
  let overtaken = false;
  const late: Shared = {
    ...shared,
    swap: async (name, old, value, ttlMs) => {
      if (!overtaken) {
        overtaken = true;
        await first.orders.read(ID);
      }
      return shared.swap(name, old, value, ttlMs);
    },
  };
  await soon(open(late).orders.read(ID), 0);
  assert.deepEqual([overtaken, server.logins.length], [true, 1]);
  await soon(open(shared).login(), 0);
  assert.equal(server.logins.length, 2, 'and the lock is free again');
});

test('who gives up while another logs in is let go at once, and the others get their token', async () => {
  const { server, open, clock, shared, soon } = world();
  let release = (_: Response | null): void => {};
  server.on.login = () => new Promise((resolve) => (release = resolve));
  const first = open(shared).orders.read(ID);
  await clock.advance(0);
  const stop = new AbortController();
  const second = open(shared).orders.read(ID, { signal: stop.signal });
  second.catch(() => {});
  await clock.advance(100);
  stop.abort();
  await assert.rejects(second, (error) => error instanceof OneverseError && error.failure.kind === 'not-sent');
  release(null);
  assert.equal((await soon(first)).order_id, ID);
});

test('a store that does not answer: nobody logs in alone, for that would end the others’ token', async () => {
  const { server, open, failing, clock } = world();
  const broken: Shared = { ...ownShared(clock), get: () => Promise.reject(new Error('PLANTED address of the database')) };
  const error = await failing(open(broken).orders.read(ID), 0);
  assert.ok(error.failure.kind === 'no-login' && error.failure.why === 'unavailable');
  assert.ok(!error.message.includes('PLANTED'));
  assert.equal(server.logins.length, 0);
}); // prettier-ignore

test('an explicit login renews the token for everyone who shares it', async () => {
  const { server, open, soon, shared } = world();
  const [one, two] = [open(shared), open(shared)];
  await soon(one.orders.read(ID));
  const { token } = await soon(two.login());
  assert.match(token, /^2\|/);
  await soon(one.orders.read(ID));
  assert.deepEqual([server.logins.length, server.calls.map(([, status]) => status)], [2, [200, 401, 200]]);
});

test('no login stands in the log with a secret; that it happened does', async () => {
  const { open, soon, logged, failing } = world();
  await soon(open().orders.read(ID));
  await failing(open(undefined, { password: 'PLANTED nope' }).orders.read(ID), 0);
  assert.ok(logged.some((line) => line.startsWith('info oneverse.login ')) && logged.some((line) => line.startsWith('warn oneverse.login_failed')));
  assert.ok(logged.every((line) => !/correct horse|PLANTED|tttt/.test(line)), logged.join('\n'));
}); // prettier-ignore

test('exchange 9: without a login to renew it, V2’s key is refused as it is', async () => {
  const clock = manualClock();
  let asked = 0;
  const fetch = () => Promise.resolve(((asked += 1), json(X9, 401)));
  const access = { profile: 'northbound-v2', apiKey: 'k-1', secretKey: 's-1' } as const;
  const client = createOneverseClient({ ...access, ports: { clock, fetch } });
  await assert.rejects(client.orders.read(ID), (error) => {
    assert.ok(error instanceof OneverseError && error.failure.kind === 'refused');
    assert.match(error.message, /answered 401 4000: Unauthenticated\. Check the API key/);
    return true;
  });
  assert.equal(asked, 1);
});
