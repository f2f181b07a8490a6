import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolvePorts } from '../clock/index.ts';
import { defineGateway } from './define.ts';
import { adapter, capabilities } from './gateway.fixture.ts';

interface Options {
  readonly baseUrl: string;
  readonly apiKey: string;
}

const made = () => {
  const seen: { checked: Options[]; connected: [Options, unknown][] } = { checked: [], connected: [] };
  const paper = defineGateway({
    name: 'paper',
    label: 'Paper money',
    capabilities,
    check: (options: Options) => {
      seen.checked.push(options);
      if (options.apiKey === '') throw new TypeError('apiKey is empty. Set it to the key you were given.');
    },
    connect: (options, ports) => {
      seen.connected.push([options, ports]);
      return adapter;
    },
  });
  return { paper, seen };
};

const options: Options = { baseUrl: 'https://paper.example', apiKey: 'k' };

test('options are checked when the account is made, before anything connects', () => {
  const { paper, seen } = made();
  const wrong = { ...options, apiKey: '' };
  assert.throws(() => paper(wrong), new TypeError('apiKey is empty. Set it to the key you were given.'));
  assert.deepEqual(seen, { checked: [wrong], connected: [] });
});

test('defining a gateway checks nothing and connects nothing', () => {
  assert.deepEqual(made().seen, { checked: [], connected: [] });
});

test('an account is called after its gateway, and is for real money, unless told otherwise', () => {
  const { connect, ...rest } = made().paper(options);
  assert.deepEqual(rest, {
    id: 'paper',
    gateway: 'paper',
    label: 'Paper money',
    test: false,
    capabilities,
    webhookPath: undefined,
  });
});

test('two accounts of one gateway have ids, labels and test modes of their own', () => {
  const { paper } = made();
  const account = paper({ ...options, id: 'paper-eu', label: 'Paper, Europe', test: true });
  assert.equal(account.id, 'paper-eu');
  assert.equal(account.gateway, 'paper');
  assert.equal(account.label, 'Paper, Europe');
  assert.equal(account.test, true);
});

test('connect hands the account’s own options and the ports to the gateway, each time', () => {
  const { paper, seen } = made();
  const [one, two] = [options, { ...options, baseUrl: 'https://two.example', id: 'two' }];
  const [first, second] = [paper(one), paper(two)];
  assert.equal(seen.connected.length, 0);
  const ports = resolvePorts();
  assert.equal(second.connect(ports), adapter);
  first.connect(ports);
  assert.deepEqual(
    seen.connected.map(([given]) => given),
    [two, one],
  );
  assert.ok(seen.connected.every(([, given]) => given === ports));
});

test('a webhook path that can be guessed is refused, without being repeated', () => {
  const { paper } = made();
  for (const webhookPath of [
    '',
    'short',
    'a'.repeat(22),
    'abababababababababababab',
    'kZ3vQ8/1mT0aXc5bR7nW2y',
    `${'kZ3vQ8'.repeat(40)}x`,
  ])
    assert.throws(
      () => paper({ ...options, webhookPath }),
      (error: Error) =>
        /randomBytes/.test(error.message) && (webhookPath === '' || !error.message.includes(webhookPath)),
    );
  assert.equal(paper({ ...options, webhookPath: 'kZ3vQ8-1mT0aXc5bR7nW2y' }).webhookPath, 'kZ3vQ8-1mT0aXc5bR7nW2y');
});
