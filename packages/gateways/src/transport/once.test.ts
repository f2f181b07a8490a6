import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { manualClock, resolvePorts } from '@tillkit/core/clock';
import { utf8 } from '@tillkit/core/hmac';
import { createSend, type SendOptions } from './send.ts';

const serve = async (t: TestContext, listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const overTheWire = (baseUrl: string, more: Partial<SendOptions> = {}) =>
  createSend({ baseUrl, account: 'oc', ports: resolvePorts({ clock: manualClock() }), tries: 1, ...more });

test('a redirect to another host is not followed, and the credential does not leave', async (t) => {
  const thieves: unknown[] = [];
  const other = await serve(t, (request, response) => {
    thieves.push(request.headers);
    response.end('{}');
  });
  const base = await serve(t, (_, response) => response.writeHead(308, { location: `${other}/steal` }).end());
  const request = { method: 'POST', to: '/api', headers: { authorization: 'Bearer sk_x' }, body: utf8('{}') } as const;
  assert.deepEqual(await overTheWire(base)(request), { is: 'redirected', status: 308, to: other, doubt: false });
  assert.deepEqual(thieves, []);
  // The twin: a fetch that follows reaches the other host, so the empty list above means something.
  await fetch(`${base}/api`, request);
  assert.equal(thieves.length, 1);
});

test('over a real socket: nobody listens', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const sent = await overTheWire(`http://127.0.0.1:${port}`)({ method: 'POST', to: '/pay', body: utf8('{}') });
  assert.deepEqual(sent, { is: 'not-sent', why: 'unreachable', code: 'ECONNREFUSED' });
});

test('over a real socket: the server hangs up after reading, which may have been after acting', async (t) => {
  const base = await serve(t, (request) => request.resume().on('end', () => request.socket.destroy()));
  const sent = await overTheWire(base)({ method: 'POST', to: '/pay', body: utf8('{}') });
  assert.deepEqual(sent, { is: 'unknown', why: 'broken', status: null });
});

test('over a real socket: the answer stops half-way', async (t) => {
  const base = await serve(t, (_, response) => {
    response.writeHead(201, { 'content-length': '100' }).write('{"id":');
    setImmediate(() => response.destroy());
  });
  const sent = await overTheWire(base)({ method: 'POST', to: '/pay', body: utf8('{}') });
  assert.deepEqual(sent, { is: 'unknown', why: 'broken', status: null });
});

test('over a real socket: TLS spoken to a server that has none', async (t) => {
  const seen: unknown[] = [];
  const base = await serve(t, (request) => seen.push(request.url));
  const sent = await overTheWire(base.replace('http:', 'https:'))({ method: 'POST', to: '/pay', body: utf8('{}') });
  assert.equal(sent.is, 'not-sent');
  assert.deepEqual(seen, []);
});
