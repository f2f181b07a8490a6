import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { KEY, ORDER, SECRET } from '../../test/shop.ts';
import { PortTaken, serveSandbox } from './index.ts';

const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
after(() => rm(folder, { recursive: true }));

const config = {
  merchants: [
    {
      id: 'tea',
      name: 'Tea',
      opencheckout: { apiKeys: [KEY], webhook: { url: 'http://127.0.0.1:9/hooks', secret: SECRET } },
    },
  ],
};
const sessions = '/opencheckout/api/checkout/sessions';
const headers = { authorization: `Bearer ${KEY}` };
const create = (url: string) => fetch(url + sessions, { method: 'POST', headers, body: JSON.stringify(ORDER) });
const plan = (url: string, fault: object) =>
  fetch(`${url}/control/faults`, { method: 'POST', body: JSON.stringify(fault) });

test('a real client pays through a real port, and the port is free again afterwards', async () => {
  const served = await serveSandbox({ config, port: 0 });
  const made = (await (await create(served.url)).json()) as { id: string; url: string };
  assert.equal(made.url, `${served.url}/opencheckout/pay/${made.id}`);
  const paid = await fetch(`${made.url}/approve`, { method: 'POST', body: new URLSearchParams() });
  assert.equal(paid.url, `${made.url}/success`);
  assert.match(await paid.text(), /Paid \$34\.00/);
  const port = Number(new URL(served.url).port);
  await served.close();
  const again = await serveSandbox({ config, port });
  await again.close();
});

test('a real client pays a Onecheckout order whose create broke after it was stored', async () => {
  const served = await serveSandbox({
    config: { merchants: [{ id: 'tea', name: 'Tea', onecheckout: { apiKeys: ['K1'] } }] },
    port: 0,
  });
  await plan(served.url, { on: 'create', do: 'reset', stage: 'after', gateway: 'onecheckout' });
  const body = JSON.stringify({ currency: 'EUR', order_lines: [{ title: 'Tea', quantity: 2, unit_price: 4.5 }] });
  const made = fetch(`${served.url}/onecheckout/api/v1.0/orders`, { method: 'POST', headers: { authorization: 'Bearer K1' }, body }); // prettier-ignore
  await assert.rejects(made, /fetch failed/);
  const { orders } = (await (await fetch(`${served.url}/control/orders`)).json()) as { orders: { payPath: string }[] };
  const page = new URL(orders[0]?.payPath ?? '', served.url);
  assert.equal((await fetch(page)).headers.has('cross-origin-opener-policy'), false);
  page.pathname += '/approve';
  const paid = await fetch(page, { method: 'POST', body: new URLSearchParams() });
  assert.match(await paid.text(), /Paid €9\.00/);
  await served.close();
});

test('a taken port is named', async () => {
  const served = await serveSandbox({ config, port: 0 });
  const port = Number(new URL(served.url).port);
  await assert.rejects(serveSandbox({ config, port }), (error) => {
    assert.ok(error instanceof PortTaken);
    assert.deepEqual([error.port, error.message], [port, `Port ${port} is taken.`]);
    return true;
  });
  await served.close();
});

test('reset breaks the connection, before or after the order is stored', async () => {
  const served = await serveSandbox({ config, port: 0 });
  for (const [stage, count] of [['before', 0], ['after', 1]] as const) {
    await plan(served.url, { on: 'create', do: 'reset', stage });
    await assert.rejects(create(served.url), /fetch failed/);
    const orders = await (await fetch(`${served.url}/control/orders`)).json();
    assert.partialDeepStrictEqual(orders, { count });
  } // prettier-ignore
  await served.close();
});

test('truncate sends the head and some bytes, then breaks', async () => {
  const served = await serveSandbox({ config, port: 0 });
  await plan(served.url, { on: 'create', do: 'truncate', after: 6 });
  const response = await create(served.url);
  assert.equal(response.status, 201);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  assert.equal(new TextDecoder().decode(first?.value), '{"id":');
  await assert.rejects(async () => reader?.read(), /terminated/);
  await served.close();
});

test('hang answers nothing; closing ends it', async () => {
  const served = await serveSandbox({ config, port: 0 });
  await plan(served.url, { on: 'create', do: 'hang', stage: 'after' });
  const hanging = create(served.url);
  const outcome = assert.rejects(hanging, /fetch failed/);
  while (served.sandbox.snapshot().opencheckout.sessions.length === 0)
    await new Promise((resolve) => setImmediate(resolve));
  await served.close();
  await outcome;
});

test('a restart keeps the orders; the file is whole, and alone', async () => {
  const file = join(folder, 'kept', 'sandbox.json');
  const first = await serveSandbox({ config, port: 0, file });
  const { id } = (await (await create(first.url)).json()) as { id: string };
  await first.close();
  const second = await serveSandbox({ config, port: 0, file });
  const read = await fetch(`${second.url}${sessions}/${id}`, { headers });
  assert.partialDeepStrictEqual(await read.json(), { id, status: 'open' });
  await second.close();
  assert.deepEqual(await readdir(join(folder, 'kept')), ['sandbox.json']);
  assert.doesNotMatch(await readFile(file, 'utf8'), /sk_/);
});

test('a file that is no snapshot stops the start, and says what to do', async () => {
  const file = join(folder, 'broken.json');
  for (const [text, says] of [['{"ver', /is not JSON/], ['{}', /another version/]] as const) {
    await writeFile(file, text);
    await assert.rejects(serveSandbox({ config, port: 0, file }), (error: Error) => {
      assert.match(error.message, says);
      assert.ok(error.message.includes(`Delete ${file}`));
      return true;
    });
    assert.equal(await readFile(file, 'utf8'), text, 'nothing is thrown away');
  } // prettier-ignore
});

test('a configuration that cannot work leaves no port open', async () => {
  const broken = { merchants: [{ id: 'tea', name: 'Tea', opencheckout: { apiKeys: ['sk_no'] } }] };
  const served = await serveSandbox({ config, port: 0 });
  const port = Number(new URL(served.url).port);
  await served.close();
  await assert.rejects(serveSandbox({ config: broken, port }), /merchant tea/);
  await (await serveSandbox({ config, port })).close();
});
