import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { systemClock } from './clock.ts';
import { manualClock } from './manual.ts';
import { resolvePorts, type Ports } from './ports.ts';

test('what is given is taken as it is', () => {
  const given: Ports = {
    clock: manualClock(),
    fetch: () => Promise.resolve(new Response()),
    random: (bytes) => new Uint8Array(bytes),
    log: () => {},
  };
  const ports = resolvePorts(given);
  assert.deepEqual(Object.keys(ports).sort(), Object.keys(given).sort());
  for (const name of ['clock', 'fetch', 'random', 'log'] as const) assert.equal(ports[name], given[name], name);
});

test('the clock left out is the system’s', () => {
  assert.equal(resolvePorts().clock, systemClock);
  assert.equal(resolvePorts({ log: () => {} }).clock, systemClock);
});

test('the fetch left out is the runtime’s as it is when called, with its own this', async (t: TestContext) => {
  const { fetch } = resolvePorts();
  const calls: unknown[] = [];
  t.mock.method(globalThis, 'fetch', function (this: unknown, ...args: unknown[]) {
    calls.push([this === globalThis, ...args]);
    return Promise.resolve(new Response('answered'));
  });
  const answer = await fetch('https://shop.example/', { method: 'POST' });
  assert.equal(await answer.text(), 'answered');
  assert.deepEqual(calls, [[true, 'https://shop.example/', { method: 'POST' }]]);
});

test('the random left out gives as many bytes as asked, never the same twice', () => {
  const { random } = resolvePorts();
  assert.equal(random(0).length, 0);
  assert.equal(random(16).length, 16);
  const seen = new Set(Array.from({ length: 100 }, () => random(16).join()));
  assert.equal(seen.size, 100);
});

test('the log left out is silent', (t: TestContext) => {
  const printed = (['log', 'info', 'warn', 'error'] as const).map((name) => t.mock.method(console, name, () => {}));
  resolvePorts().log('error', 'send.failed', { account: 'opencheckout' });
  assert.deepEqual(
    printed.map((spy) => spy.mock.callCount()),
    [0, 0, 0, 0],
  );
  console.warn('twin');
  assert.equal(printed[2]!.mock.callCount(), 1);
});
