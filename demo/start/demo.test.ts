import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { freePort } from '../free-port.fixture.ts';
import { buildKit } from './kit.ts';

const ENTRY = join(import.meta.dirname, '../start.ts');

interface Demo {
  readonly child: ChildProcess;
  readonly url: string;
  readonly sandboxUrl: string;
  /** What it printed so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Its exit code, once it ended. */
  readonly ended: Promise<number | null>;
}

const folders: string[] = [];
const children = new Set<ChildProcess>();
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  folders.push(folder);
  return folder;
};
after(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What `npm start` runs, with its files in `folder`. */
const launch = (folder: string, port: number | string, sandboxPort: number): Demo => {
  const child = spawn(process.execPath, ['--conditions=tillkit-source', ENTRY], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(sandboxPort), HOST: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  void ended.then(() => children.delete(child));
  const [url, sandboxUrl] = [`http://localhost:${port}`, `http://localhost:${sandboxPort}`];
  return { child, url, sandboxUrl, out: () => out, err: () => err, ended };
};

/** Resolves when `text` was printed; rejects when the process ended first. */
const printed = async ({ child, out, err, ended }: Demo, text: string): Promise<void> => {
  const over = ended.then((code) => assert.fail(`ended with ${code} before it printed "${text}": ${out()}${err()}`));
  while (!out().includes(text)) await Promise.race([once(child.stdout ?? child, 'data'), over]);
};

const started = (demo: Demo): Promise<void> => printed(demo, 'Ctrl+C ends both');

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  const listening = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]).catch(() => false);
  await new Promise((resolve) => server.close(resolve));
  return listening;
};

const buy = async ({
  url,
}: Demo): Promise<{ session: { id: string; quote: { reference: string } }; token: string }> => {
  const response = await fetch(`${url}/checkout/sessions`, {
    method: 'POST',
    headers: {
      origin: url,
      'content-type': 'application/json',
      'idempotency-key': 'a-key-of-128-bits-0123456789abcdef',
    },
    body: JSON.stringify({
      cart: { items: [{ sku: 'coffee', quantity: 1 }] },
      attempt: { method: 'opencheckout.wallet' },
    }),
  });
  assert.equal(response.status, 201);
  return (await response.json()) as Awaited<ReturnType<typeof buy>>;
};

const control = async (
  { sandboxUrl }: Demo,
  method: string,
  path: string,
): Promise<{ count: number; orders: { id: string }[] }> => {
  const response = await fetch(`${sandboxUrl}/control${path}`, { method });
  assert.ok(response.ok, `${path} answered ${response.status}`);
  return (await response.json()) as Awaited<ReturnType<typeof control>>;
};

before(() => buildKit(console.log));

test('the first start says where everything is; TERM ends it; a second start is quick and keeps both sides’ orders', async () => {
  const folder = newFolder();
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const first = launch(folder, port, sandboxPort);
  await started(first);
  assert.ok(first.out().includes(first.url) && first.out().includes(first.sandboxUrl));
  const { session } = await buy(first);
  const { orders } = await control(first, 'GET', '/orders');
  await control(first, 'POST', `/orders/${orders[0]?.id}/pay`);
  await printed(first, `order paid ${session.quote.reference} $18.98`);
  first.child.kill('SIGTERM');
  assert.equal(await first.ended, 0);
  assert.equal(first.err(), '');
  assert.ok((await isFree(port)) && (await isFree(sandboxPort)), 'both ports are free');

  const began = performance.now();
  const second = launch(folder, port, sandboxPort);
  await started(second);
  const took = performance.now() - began;
  assert.equal((await control(second, 'GET', '/orders?status=completed')).count, 1);
  const office = await (await fetch(`${second.url}/orders`)).text();
  assert.ok(office.includes(session.quote.reference) && office.includes('status="paid"'));
  second.child.kill('SIGTERM');
  assert.equal(await second.ended, 0);
  assert.ok(!second.out().includes('order paid'), 'a notice that was delivered is not delivered again');
  assert.ok(!second.out().includes('Building'), 'nothing is built anew');
  console.log(`second start: ${Math.round(took)} ms`);
});

test('what it keeps is its owner’s alone', { skip: process.platform === 'win32' && 'no file modes here' }, async () => {
  const folder = newFolder();
  const demo = launch(folder, await freePort(), await freePort());
  await started(demo);
  await buy(demo);
  demo.child.kill('SIGTERM');
  assert.equal(await demo.ended, 0);
  const mode = (name: string): string => (statSync(join(folder, '.tillkit', name)).mode & 0o777).toString(8);
  assert.equal(mode('.'), '700');
  for (const name of ['keys.json', 'shop.db', 'sandbox.json']) assert.equal(mode(name), '600', name);
  const keys = JSON.parse(readFileSync(join(folder, '.tillkit/keys.json'), 'utf8')) as Record<string, string>;
  for (const [name, key] of Object.entries(keys))
    assert.ok(key.length >= 24 && !demo.out().includes(key) && !demo.err().includes(key), `${name} is not printed`);
});

test('INT, twice, ends it while a badge’s stream is open, and frees the ports', async () => {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const demo = launch(newFolder(), port, sandboxPort);
  await started(demo);
  const { token } = await buy(demo);
  const stream = await fetch(`${demo.url}/checkout/status`, {
    method: 'POST',
    headers: { origin: demo.url, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ tokens: [token] }),
  });
  const reader = stream.body?.getReader();
  assert.ok((await reader?.read())?.value, 'the stream is open');
  // A terminal tells the server itself, and npm tells it once more.
  demo.child.kill('SIGINT');
  demo.child.kill('SIGINT');
  assert.equal(await demo.ended, 0);
  assert.equal(demo.err(), '');
  assert.ok((await isFree(port)) && (await isFree(sandboxPort)));
  await reader?.cancel().catch(() => {});
});

for (const [variable, position] of [
  ['PORT', 0],
  ['SANDBOX_PORT', 1],
] as const)
  test(`a taken ${variable} ends in one line that names port and variable, and frees the other one`, async () => {
    const ports = [await freePort(), await freePort()] as const;
    const taken = ports[position];
    const other = ports[1 - position] ?? 0;
    const owner = createServer().listen(taken, '127.0.0.1');
    await once(owner, 'listening');
    try {
      const demo = launch(newFolder(), ...ports);
      assert.equal(await demo.ended, 1);
      const lines = demo.err().trim().split('\n');
      assert.equal(lines.length, 1, demo.err());
      assert.match(lines[0] ?? '', new RegExp(`^Port ${taken} is taken\\. .*\\b${variable}=`));
      assert.ok(await isFree(other));
    } finally {
      owner.close();
    }
  });

test('a second demo on the same files: the same ports are named, other ports do not help; after a kill the files are free', async () => {
  const folder = newFolder();
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const first = launch(folder, port, sandboxPort);
  await started(first);
  const same = launch(folder, port, sandboxPort);
  assert.equal(await same.ended, 1);
  assert.match(same.err(), /^Port \d+ is taken\. [^\n]*PORT=[^\n]*\n$/);
  const moved = launch(folder, await freePort(), await freePort());
  assert.equal(await moved.ended, 1);
  assert.match(moved.err(), /^A demo is running on \.tillkit\/ already\.[^\n]*\n$/);

  const { session } = await buy(first);
  first.child.kill('SIGKILL');
  await first.ended;
  const next = launch(folder, port, sandboxPort);
  await started(next);
  assert.ok((await (await fetch(`${next.url}/orders`)).text()).includes(session.quote.reference));
  next.child.kill('SIGTERM');
  assert.equal(await next.ended, 0);
});

test('a PORT that is none, and keys that are none, end in one line', async () => {
  const wrong = launch(newFolder(), 'http', await freePort());
  assert.equal(await wrong.ended, 1);
  assert.match(wrong.err(), /^PORT is "http"[^\n]*\n$/);

  const folder = newFolder();
  const demo = launch(folder, await freePort(), await freePort());
  await started(demo);
  demo.child.kill('SIGTERM');
  await demo.ended;
  const file = join(folder, '.tillkit/keys.json');
  chmodSync(file, 0o600);
  writeFileSync(file, '{}');
  const again = launch(folder, await freePort(), await freePort());
  assert.equal(await again.ended, 1);
  assert.match(again.err(), /keys\.json holds no keys\. Delete[^\n]*\n$/);
});
