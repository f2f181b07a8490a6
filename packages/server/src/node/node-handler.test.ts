import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { openShop, ORIGIN } from '../fixture/shop.fixture.ts';
import { toNodeHandler } from './index.ts';

const serve = async (t: TestContext, listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.closeAllConnections());
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const post = (url: string, body: string) =>
  fetch(url, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/json', 'paybox-signature': 'genuine' },
    body,
  });

test('mounted in node:http it answers as fetch does, bodies and problems included', async (t) => {
  const base = await serve(t, toNodeHandler(openShop().checkout));
  const response = await post(
    `${base}/checkout/quotes`,
    JSON.stringify({ carts: [{ items: [{ sku: 'tea', quantity: 1 }] }] }),
  );
  assert.equal(response.status, 200);
  assert.match(await response.text(), /"total":1250/);
  assert.equal((await fetch(`${base}/checkout/nope`)).status, 404);
});

test('request 25: behind a body parser a webhook is 500 body_already_read, with the fix in words, never "bad signature"', async (t) => {
  const handler = toNodeHandler(openShop().checkout);
  const base = await serve(t, (incoming, outgoing) => {
    incoming.on('data', () => {});
    incoming.on('end', () => handler(incoming, outgoing));
  });
  const response = await post(`${base}/checkout/webhooks/paybox`, '{}');
  assert.equal(response.status, 500);
  const problem = (await response.json()) as { code: string; title: string };
  assert.equal(problem.code, 'body_already_read');
  assert.match(problem.title, /before any body parser/);
});

test('mounted by Express, which strips the path it mounts at, the whole path is routed', async (t) => {
  const handler = toNodeHandler(openShop().checkout);
  const base = await serve(t, (incoming, outgoing) => {
    Object.assign(incoming, { originalUrl: incoming.url, url: incoming.url?.replace('/checkout', '') });
    handler(incoming, outgoing);
  });
  assert.equal((await fetch(`${base}/checkout/config`)).status, 200);
});

test('request 38: rate limits are per socket, or per whom the platform says; a header alone says nothing', async (t) => {
  const { checkout } = openShop({ requestsPerMinute: 1 });
  const ask = async (base: string, forwarded: string) => {
    const headers = { origin: ORIGIN, 'content-type': 'application/json', 'x-forwarded-for': forwarded };
    return (await fetch(`${base}/checkout/quotes`, { method: 'POST', headers, body: '{}' })).status;
  };
  const bare = await serve(t, toNodeHandler(checkout));
  assert.deepEqual([await ask(bare, '10.0.0.1'), await ask(bare, '10.0.0.2')], [400, 429]);
  const client = ({ headers }: IncomingMessage) => String(headers['x-forwarded-for']);
  const proxied = await serve(t, toNodeHandler(checkout, { client }));
  assert.deepEqual([await ask(proxied, '10.0.0.1'), await ask(proxied, '10.0.0.2')], [400, 400]);
});
